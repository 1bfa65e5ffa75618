package db

import (
	"context"
	"strings"
)

// Table is where rows of one sort are written in numbers. Its columns begin with place_id.
type Table struct {
	Name    string
	columns string
	width   int
	keep    bool
}

// NewTable says where rows go; keep: a row that is there already stays as it is.
func NewTable(name, columns string, keep bool) *Table {
	return &Table{name, columns, strings.Count(columns, ",") + 1, keep}
}

// together is how many rows one statement writes, where there are that many.
const together = 10

// insert writes n rows in one statement.
func (t *Table) insert(n int) string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = In(1+i*t.width, t.width)
	}
	text := "insert into " + t.Name + " (" + t.columns + ") values " + strings.Join(rows, ", ")
	if t.keep {
		text += " on conflict do nothing"
	}
	return text
}

// Batch gathers the rows that a transaction writes, so that many cost little more than a few.
type Batch struct {
	tx    *Tx
	order []*Table
	rows  map[*Table][]any
}

// Batch begins to gather rows of some tables, in the order in which they are written:
// what others refer to comes first.
func (tx *Tx) Batch(order ...*Table) *Batch { return &Batch{tx, order, map[*Table][]any{}} }

// Add gathers a row of a table, of the actor's place.
func (b *Batch) Add(t *Table, values ...any) {
	b.rows[t] = append(append(b.rows[t], b.tx.Who.Place), values...)
}

// Write sends what was gathered.
func (b *Batch) Write(ctx context.Context) error {
	for _, t := range b.order {
		values := b.rows[t]
		for _, n := range []int{together, 1} {
			for text := t.insert(n); len(values) >= n*t.width; values = values[n*t.width:] {
				if _, err := b.tx.Exec(ctx, text, values[:n*t.width]...); err != nil {
					return err
				}
			}
		}
	}
	clear(b.rows)
	return nil
}
