// Package archive takes a whole database out into one file, puts it back into
// another database of either engine, and writes what belongs to one place as files
// that are read without Pilotis. It knows tables by the catalogue only, and must
// never know what any of them means.
package archive

import (
	"slices"
	"time"

	"pilotis/internal/db"
)

// The kind and version of the file, as its manifest says.
const (
	format  = "pilotis-backup"
	version = 1
)

// Manifest says what a backup holds. It is the last entry of the file, written
// when all the rest is.
type Manifest struct {
	Format  string    `json:"format"`
	Version int       `json:"version"`
	MadeAt  time.Time `json:"made_at"`
	Engine  string    `json:"engine"`
	Steps   []int     `json:"steps"` // the migrations that the tables have taken
	Tables  []Table   `json:"tables"`
}

// Table says what one entry holds: a line of JSON per row.
type Table struct {
	Name    string   `json:"name"`
	Columns []Column `json:"columns"`
	Rows    int      `json:"rows"`
	Sum     string   `json:"sha256"` // of the entry, uncompressed
}

// Column is one column, of type text, bigint or blob.
type Column struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// Rows counts the rows of all tables.
func (m Manifest) Rows() int {
	n := 0
	for _, t := range m.Tables {
		n += t.Rows
	}
	return n
}

func (m Manifest) table(name string) (Table, bool) {
	i := slices.IndexFunc(m.Tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return Table{}, false
	}
	return m.Tables[i], true
}

func (t Table) columns() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

func (t Table) has(column string) bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Name == column })
}

// entry is where a table stands in the file.
func (t Table) entry() string { return "tables/" + t.Name + ".jsonl" }

const manifestEntry = "manifest.json"

// steps is the table of db itself: a restored database writes its own.
const steps = "migration"

// tablesOf groups the columns of the catalogue by table, in its order.
func tablesOf(catalogue []db.Column) []Table {
	var out []Table
	for _, c := range catalogue {
		if c.Table == steps {
			continue
		}
		if len(out) == 0 || out[len(out)-1].Name != c.Table {
			out = append(out, Table{Name: c.Table})
		}
		last := &out[len(out)-1]
		last.Columns = append(last.Columns, Column{c.Name, c.Type})
	}
	return out
}
