package archive

import (
	"archive/zip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// Of one place is left out what opens doors, what is only on its way, and what the
// program makes again by itself.
var (
	withheldTables  = []string{"token", "invitation", "once", "job", "daily", "subscription", "booking_total", "ledger_month", "third_month", "grant_role", "award_key"}
	withheldColumns = []string{"place_id", "search", "digest", "token"}
)

// Withheld lists the tables that the export of a place leaves out.
func Withheld() []string { return slices.Clone(withheldTables) }

// Sheet is a table that the catalogue alone does not make readable.
type Sheet struct {
	Name string
	Head []string
	Rows [][]string
}

// Exported says what an export holds.
type Exported struct {
	Place  string         `json:"place"`
	MadeAt time.Time      `json:"made_at"`
	Tables map[string]int `json:"tables"` // rows of each
	Files  int            `json:"files"`  // photos and the like
}

// Export writes all that belongs to one place as tables that spreadsheets open,
// pictures, and a page that explains them in a language.
func Export(ctx context.Context, d *db.DB, w io.Writer, place base.PlaceID, lang string, sheets ...Sheet) (Exported, error) {
	x := &exporting{zip: zip.NewWriter(w), lang: lang, place: place,
		Exported: Exported{Place: string(place), MadeAt: d.Now(), Tables: map[string]int{}}}
	catalogue, err := d.Schema(ctx)
	if err != nil {
		return x.Exported, err
	}
	err = d.Snapshot(ctx, func(ctx context.Context, r db.Reader) error {
		for _, t := range tablesOf(catalogue) {
			if !t.ofPlace() {
				continue
			}
			if err := x.table(ctx, r, t.shown()); err != nil {
				return fmt.Errorf("table %s: %w", t.Name, err)
			}
		}
		return nil
	})
	if err != nil {
		return x.Exported, err
	}
	for _, s := range sheets {
		if err := x.sheet(s); err != nil {
			return x.Exported, err
		}
	}
	return x.Exported, x.end()
}

// ofPlace tells whether a table holds things of a place that its people may take along.
func (t Table) ofPlace() bool {
	return (t.Name == "place" || t.has("place_id")) && !slices.Contains(withheldTables, t.Name)
}

func (t Table) shown() Table {
	t.Columns = slices.DeleteFunc(slices.Clone(t.Columns), func(c Column) bool { return slices.Contains(withheldColumns, c.Name) })
	return t
}

type exporting struct {
	Exported
	zip   *zip.Writer
	lang  string
	place base.PlaceID
}

// table writes the rows as they are read; where they have pictures, these are
// written as they are read, and the rows after them.
func (x *exporting) table(ctx context.Context, r db.Reader, t Table) error {
	pictures := slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Type == "blob" })
	s := Sheet{Name: t.Name, Head: t.columns()}
	x.Tables[t.Name] = 0
	var out *paper.SheetWriter
	if !pictures {
		entry, err := x.zip.Create(t.Name + ".csv")
		if err != nil {
			return err
		}
		out = paper.NewSheetWriter(entry, x.lang, s.Head)
	}
	err := db.EachOf(ctx, r, t.Name, s.Head, string(x.place), func(row []any) (err error) {
		x.Tables[t.Name]++
		cells := make([]string, len(row))
		for i, value := range row {
			if cells[i], err = x.cell(t, i, value); err != nil {
				return err
			}
		}
		if pictures {
			s.Rows = append(s.Rows, cells)
		} else {
			out.Row(cells)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if pictures {
		return x.sheet(s)
	}
	return out.Close()
}

// cell writes a value as it is read; a picture becomes a file, and its cell names it.
func (x *exporting) cell(t Table, column int, value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case []byte:
		if len(v) == 0 || t.Columns[column].Type != "blob" {
			return string(v), nil
		}
		x.Files++
		name := fmt.Sprintf("%s/%d.%s", t.Name, x.Tables[t.Name], ending(v))
		entry, err := x.zip.Create(name)
		if err != nil {
			return "", err
		}
		_, err = entry.Write(v)
		return name, err
	}
	return fmt.Sprint(value), nil
}

func ending(body []byte) string {
	kind, _, _ := strings.Cut(http.DetectContentType(body), ";")
	switch _, sub, _ := strings.Cut(kind, "/"); sub {
	case "jpeg", "png", "webp", "gif", "pdf":
		return sub
	case "plain":
		return "txt"
	}
	return "bin"
}

func (x *exporting) sheet(s Sheet) error {
	entry, err := x.zip.Create(s.Name + ".csv")
	if err != nil {
		return err
	}
	out := paper.NewSheetWriter(entry, x.lang, s.Head)
	for _, row := range s.Rows {
		out.Row(row)
	}
	x.Tables[s.Name] = len(s.Rows)
	return out.Close()
}

// end writes the page that explains, and the manifest for programs.
func (x *exporting) end() error {
	entry, err := x.zip.Create(words.T(x.lang, "archive.readme_name"))
	if err != nil {
		return err
	}
	if _, err := io.WriteString(entry, x.readme()); err != nil {
		return err
	}
	if entry, err = x.zip.Create(manifestEntry); err != nil {
		return err
	}
	e := json.NewEncoder(entry)
	e.SetIndent("", "  ")
	if err := e.Encode(x.Exported); err != nil {
		return err
	}
	return x.zip.Close()
}

func (x *exporting) readme() string {
	var b strings.Builder
	b.WriteString(words.T(x.lang, "archive.readme", base.Args{"moment": words.Moment(x.lang, x.MadeAt, time.UTC)}) + "\n\n")
	names := make([]string, 0, len(x.Tables))
	for name := range x.Tables {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		about := ""
		if key := "archive.table_" + name; words.Has(x.lang, key) {
			about = words.T(x.lang, key)
		}
		fmt.Fprintf(&b, "%-24s %s %s\n", name+".csv", words.T(x.lang, "archive.lines", base.Args{"n": x.Tables[name]}), about)
	}
	return b.String()
}
