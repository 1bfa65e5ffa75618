package archive_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/archive"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

var ctx = context.Background()

// odd holds what a careless copy would spoil.
const odd = "« L’Œuvre »\t<b>&amp;\\n\"'; drop table\r\n🛖 \u2028é é"

// value makes up what a column may hold, for one of two rows; the same names give
// the same values, so that what refers to another row finds it.
func value(c db.Column, row int) any {
	switch c.Name {
	case "title", "text", "detail", "description", "name", "body_text":
		return odd + fmt.Sprint(row)
	case "state":
		if c.Table == "fec_file" {
			return "judged"
		}
		if c.Table == "waiting" {
			return "waiting"
		}
		return "booked"
	case "decided_by": // nobody decides on what they ask for
		return ""
	case "axis":
		return "project"
	case "register":
		return "RS"
	case "way":
		return "in"
	case "kind":
		switch c.Table {
		case "bank_account":
			return "bank"
		case "award":
			return "parchment"
		}
	case "credit": // an entry's line has one side only
		if c.Table == "entry_line" {
			return int64(0)
		}
	case "ends_at", "until_at", "to_minute", "until_minute":
		if c.Type == "bigint" {
			return int64(900 + row)
		}
		return "2027-03-28T09:00:00.000000Z"
	}
	switch c.Type {
	case "bigint":
		return int64(row)
	case "blob":
		return append([]byte("\x89PNG\r\n\x1a\n\x00\xff"), byte(row))
	}
	return fmt.Sprintf("%d é", row)
}

// fill writes two rows in every table, as no verb would: more seats are claimed
// than a space has, which a guard would refuse to write again.
func fill(t *testing.T, d *db.DB) map[string][]db.Column {
	t.Helper()
	columns := columnsOf(t, d)
	err := d.Refill(ctx, func(tables []string, put func(string, []string, []any) error) error {
		for _, table := range tables {
			for row := 1; row <= 2; row++ {
				var names []string
				var values []any
				for _, c := range columns[table] {
					v := value(c, row)
					if table == "claim" && c.Name == "seats" {
						v = int64(99)
					}
					if table == "people_import" && c.Name == "body" && row == 2 {
						v = nil
					}
					names, values = append(names, c.Name), append(values, v)
				}
				if len(names) == 0 {
					continue
				}
				if err := put(table, names, values); err != nil {
					return fmt.Errorf("%s: %w", table, err)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return columns
}

// columnsOf lists the columns of every table.
func columnsOf(t *testing.T, d *db.DB) map[string][]db.Column {
	t.Helper()
	catalogue, err := d.Schema(ctx)
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string][]db.Column{}
	for _, c := range catalogue {
		columns[c.Table] = append(columns[c.Table], c)
	}
	delete(columns, "migration")
	return columns
}

// dump reads every row of every table, in an order of its own.
func dump(t *testing.T, d *db.DB, columns map[string][]db.Column) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for table, list := range columns {
		var names []string
		for _, c := range list {
			names = append(names, c.Name)
		}
		if err := db.EachOf(ctx, d, table, names, "", func(row []any) error {
			out[table] = append(out[table], fmt.Sprintf("%q", row))
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		slices.Sort(out[table])
	}
	return out
}

func backup(t *testing.T, d *db.DB) ([]byte, archive.Manifest) {
	t.Helper()
	var out bytes.Buffer
	m, err := archive.Backup(ctx, d, &out)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), m
}

func reader(t *testing.T, file []byte) *zip.Reader {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func restore(t *testing.T, into *db.DB, file []byte) error {
	t.Helper()
	m, err := archive.Read(reader(t, file))
	if err != nil {
		return err
	}
	return archive.Restore(ctx, into, reader(t, file), m)
}

// fresh opens a database of the other engine than d, without any table.
func fresh(t *testing.T, engine string) *db.DB {
	t.Helper()
	dsn := "sqlite:" + t.TempDir() + "/new.db"
	if engine == "postgres" {
		dsn = testkit.EmptyPostgresDSN(t)
	}
	d, err := db.Open(ctx, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func TestABackupOfOneEngineRestoresOnBoth(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		columns := fill(t, d)
		file, made := backup(t, d)
		if made.Rows() != 2*len(columns) {
			t.Errorf("%d rows of %d tables", made.Rows(), len(columns))
		}
		for _, engine := range []string{"sqlite", "postgres"} {
			into := fresh(t, engine)
			if err := restore(t, into, file); err != nil {
				t.Fatalf("onto %s: %v", engine, err)
			}
			if diff := cmp.Diff(dump(t, d, columns), dump(t, into, columns)); diff != "" {
				t.Errorf("onto %s:\n%s", engine, diff)
			}
			if err := into.Ready(ctx); err != nil {
				t.Error(err)
			}
			err := into.Change(ctx, base.System("1 é", testkit.Paris), func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, `insert into claim (place_id, booking_id, space_id, seats, starts_at, ends_at)
					values ('1 é', 'x', '1 é', 1, '0', '3')`)
				return err
			})
			if !db.Taken(err) {
				t.Errorf("onto %s: the guards are not back: %v", engine, err)
			}
		}
	})
}

func TestARestorationRefusesADatabaseThatHoldsSomething(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		file, _ := backup(t, d)
		if err := restore(t, d, file); err != nil {
			t.Error("an empty one is refused:", err)
		}
		fill(t, d)
		before := dump(t, d, columnsOf(t, d))
		if err := restore(t, d, file); base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
		if diff := cmp.Diff(before, dump(t, d, columnsOf(t, d))); diff != "" {
			t.Error(diff)
		}
	})
}

// rewritten is a backup with one entry changed.
func rewritten(t *testing.T, file []byte, name string, change func([]byte) []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range reader(t, file).File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			body = change(body)
		}
		entry, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = entry.Write(body)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestADamagedBackupIsRefusedBeforeAnythingIsWritten(t *testing.T) {
	t.Parallel()
	d := testkit.SQLite(t)
	fill(t, d)
	file, _ := backup(t, d)
	for name, changed := range map[string][]byte{
		"a letter":   rewritten(t, file, "tables/place.jsonl", func(b []byte) []byte { return bytes.Replace(b, []byte("Œuvre"), []byte("Œuvrf"), 1) }),
		"a row less": rewritten(t, file, "tables/place.jsonl", func(b []byte) []byte { return b[:bytes.IndexByte(b, '\n')+1] }),
		"cut short":  rewritten(t, file, "tables/place.jsonl", func(b []byte) []byte { return b[:len(b)/2] }),
		"another program": rewritten(t, file, "manifest.json", func(b []byte) []byte {
			return bytes.Replace(b, []byte("pilotis-backup"), []byte("elsewhere"), 1)
		}),
	} {
		into := fresh(t, "sqlite")
		if err := restore(t, into, changed); base.KindOf(err) != base.Invalid {
			t.Errorf("%s: %v", name, err)
		}
		if steps, err := into.Steps(ctx); len(steps) != 0 || err != nil {
			t.Errorf("%s: something was written: %v %v", name, steps, err)
		}
	}
	newer := rewritten(t, file, "manifest.json", func(b []byte) []byte { return bytes.Replace(b, []byte(`"steps": [`), []byte(`"steps": [9998, `), 1) })
	if err := restore(t, fresh(t, "sqlite"), newer); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Error(err)
	}
}

func TestABackupOfAnOlderProgramIsBroughtUpToDate(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		old := fresh(t, d.Engine())
		if err := old.Build(ctx, []int{1}); err != nil {
			t.Fatal(err)
		}
		if err := old.Change(ctx, base.System("p", testkit.Paris), func(ctx context.Context, tx *db.Tx) error {
			return tx.Record(ctx, "place", "p", "opened", nil)
		}); err != nil {
			t.Fatal(err)
		}
		file, _ := backup(t, old)
		into := fresh(t, d.Engine())
		if err := restore(t, into, file); err != nil {
			t.Fatal(err)
		}
		if n, err := db.Count(ctx, into, "select count(*) from trail"); n != 1 || err != nil {
			t.Error(n, err)
		}
		if err := into.Ready(ctx); err != nil {
			t.Error(err)
		}
	})
}

func TestABackupSeesOneInstantWhileOthersWrite(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		write := func() {
			if err := d.Change(ctx, base.System("p", testkit.Paris), func(ctx context.Context, tx *db.Tx) error {
				return tx.Record(ctx, "place", "p", "opened", nil)
			}); err != nil {
				t.Error(err)
			}
		}
		write()
		if err := d.Snapshot(ctx, func(ctx context.Context, r db.Reader) error {
			before, err := db.Count(ctx, r, "select count(*) from trail")
			if err != nil {
				return err
			}
			write()
			after, err := db.Count(ctx, r, "select count(*) from trail")
			if before != 1 || after != 1 {
				t.Errorf("%d, then %d", before, after)
			}
			return err
		}); err != nil {
			t.Error(err)
		}
	})
}

func TestAnExportHoldsAllOfOnePlaceAndNothingElse(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		columns := fill(t, d)
		var out bytes.Buffer
		roles := archive.Sheet{Name: "roles", Head: []string{"nom", "rôle"}, Rows: [][]string{{"=Léa", "Membre"}}}
		done, err := archive.Export(ctx, d, &out, "1 é", "fr", roles)
		if err != nil {
			t.Fatal(err)
		}
		file := reader(t, out.Bytes())
		read := func(name string) string {
			f, err := file.Open(name)
			if err != nil {
				t.Error(err)
				return ""
			}
			defer f.Close()
			body, err := io.ReadAll(f)
			if err != nil {
				t.Error(err)
			}
			return string(body)
		}
		for table, n := range done.Tables {
			if !words.Has("fr", "archive.table_"+table) {
				t.Errorf("nothing tells what %s is", table)
			}
			if text := read(table + ".csv"); n != 1 || strings.Contains(text, "2 é") {
				t.Errorf("%s: %d rows: %s", table, n, text)
			}
		}
		for _, secret := range []string{"token.csv", "session.csv", "account.csv", "invitation.csv", "subscription.csv"} {
			if _, err := file.Open(secret); err == nil {
				t.Error(secret, "is there")
			}
		}
		if text := read("roles.csv"); !strings.Contains(text, "nom;rôle") || strings.Contains(text, "\n=Léa") {
			t.Errorf("%q", text)
		}
		if text := read("LISEZ-MOI.txt"); !strings.Contains(text, "booking.csv") || !strings.Contains(text, "les réservations") {
			t.Error(text)
		}
		if picture := read("space_photo_file/1.png"); picture != "\x89PNG\r\n\x1a\n\x00\xff\x01" {
			t.Errorf("%q", picture)
		}
		var manifest archive.Exported
		if err := json.Unmarshal([]byte(read("manifest.json")), &manifest); err != nil || manifest.Place != "1 é" || manifest.Tables["booking"] != 1 {
			t.Error(manifest, err)
		}
		for table, list := range columns {
			ofPlace := slices.ContainsFunc(list, func(c db.Column) bool { return c.Name == "place_id" })
			if _, in := done.Tables[table]; ofPlace && !in && !slices.Contains(archive.Withheld(), table) {
				t.Errorf("%s is neither exported nor withheld", table)
			}
		}
	})
}
