package archive

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Read reads the manifest of a backup and checks that every entry is whole.
func Read(file *zip.Reader) (Manifest, error) {
	m, err := manifestOf(file)
	if err != nil {
		return m, err
	}
	for _, t := range m.Tables {
		rows, err := readTable(file, t, func([]any) error { return nil })
		if err != nil || rows != t.Rows {
			return m, &base.Fault{Kind: base.Invalid, Key: "archive.damaged", Args: base.Args{"table": t.Name}, Cause: err}
		}
	}
	return m, nil
}

func manifestOf(file *zip.Reader) (m Manifest, err error) {
	entry, err := file.Open(manifestEntry)
	if err != nil {
		return m, base.Refuse(base.Invalid, "archive.no_backup")
	}
	defer entry.Close()
	if err := json.NewDecoder(entry).Decode(&m); err != nil || m.Format != format || m.Version != version {
		return m, base.Refuse(base.Invalid, "archive.no_backup")
	}
	return m, nil
}

// errSum: an entry is not the one that was written.
var errSum = errors.New("the sum differs")

// readTable gives the rows of an entry, and how many they are.
func readTable(file *zip.Reader, t Table, do func(row []any) error) (rows int, err error) {
	entry, err := file.Open(t.entry())
	if err != nil {
		return 0, err
	}
	defer entry.Close()
	sum := sha256.New()
	in := json.NewDecoder(bufio.NewReader(io.TeeReader(entry, sum)))
	in.UseNumber()
	for {
		var row []any
		if err := in.Decode(&row); err == io.EOF {
			break
		} else if err != nil {
			return rows, err
		}
		if err := t.asKept(row); err != nil {
			return rows, err
		}
		if err := do(row); err != nil {
			return rows, err
		}
		rows++
	}
	if hex.EncodeToString(sum.Sum(nil)) != t.Sum {
		return rows, errSum
	}
	return rows, nil
}

// asKept turns the values of JSON into those of the columns.
func (t Table) asKept(row []any) (err error) {
	if len(row) != len(t.Columns) {
		return fmt.Errorf("a row of %d values for %d columns", len(row), len(t.Columns))
	}
	for i, c := range t.Columns {
		switch v := row[i].(type) {
		case json.Number:
			row[i], err = v.Int64()
		case string:
			if c.Type == "blob" {
				row[i], err = base64.StdEncoding.DecodeString(v)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Restore puts a backup, which Read has found whole, back into a database that
// holds nothing, of either engine, and brings it to what this program knows. A
// database that is refused is as it was.
func Restore(ctx context.Context, d *db.DB, file *zip.Reader, m Manifest) error {
	if err := build(ctx, d, m); err != nil {
		return err
	}
	err := d.Refill(ctx, func(tables []string, put func(string, []string, []any) error) error {
		for _, name := range tables {
			t, found := m.table(name)
			if !found {
				continue
			}
			if _, err := readTable(file, t, func(row []any) error { return put(name, t.columns(), row) }); err != nil {
				return fmt.Errorf("table %s: %w", name, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := compare(ctx, d, m); err != nil {
		return err
	}
	_, err = d.Migrate(ctx)
	return err
}

// build makes the tables as they were when the backup was made.
func build(ctx context.Context, d *db.DB, m Manifest) error {
	taken, err := d.Steps(ctx)
	if err != nil {
		return err
	}
	if len(taken) == 0 {
		return d.Build(ctx, m.Steps)
	}
	empty, err := isEmpty(ctx, d)
	if err != nil {
		return err
	}
	if !empty || !slices.Equal(taken, m.Steps) {
		return base.Refuse(base.Conflict, "archive.not_new")
	}
	return nil
}

func isEmpty(ctx context.Context, d *db.DB) (bool, error) {
	counts, err := countAll(ctx, d)
	for _, n := range counts {
		if n > 0 {
			return false, err
		}
	}
	return true, err
}

// compare looks at what is there now, rather than at what was meant to be written.
func compare(ctx context.Context, d *db.DB, m Manifest) error {
	counts, err := countAll(ctx, d)
	if err != nil {
		return err
	}
	for _, t := range m.Tables {
		if n, there := counts[t.Name]; !there || n != t.Rows {
			return fmt.Errorf("table %s: %d rows of %d were restored", t.Name, n, t.Rows)
		}
	}
	return nil
}
