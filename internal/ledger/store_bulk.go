package ledger

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"pilotis/internal/db"
)

// rows writes many rows by few statements. Most lines have no letter, no currency
// and no axis: those are written apart, in a third fewer columns.
type rows struct {
	plain, full, entries batch
	n                    int // entries
}

var (
	plainLines = many("entry_line", "day, entry_id, position, account, third, label, debit, credit, open")
	fullLines  = many("entry_line", "day, entry_id, position, account, third, label, debit, credit, open, piece, piece_day, currency, foreign_sum, letter, lettered_on, activity_id, project_id, site_id, split_id")
	entryRows  = many("entry", "id, year_id, rank, number, journal, day, piece, piece_day, label, validated_on, source, reverses_id, made_at, made_by, hash, search")
)

func (r *rows) add(tx *db.Tx, e Entry, accounts map[string]Account) {
	r.n++
	for i, l := range e.Lines {
		open := accounts[l.Account].Opened && l.Letter == ""
		if l.Piece == "" && l.PieceDay == "" && l.Currency == "" && l.Foreign == "" && l.Letter == "" && l.Lettered == "" && l.Axes == (Axes{}) {
			r.plain.add(tx.Who.Place, e.Day, e.ID, i, l.Account, l.Third, l.Label, l.Debit, l.Credit, open)
			continue
		}
		r.full.add(tx.Who.Place, e.Day, e.ID, i, l.Account, l.Third, l.Label, l.Debit, l.Credit, open, l.Piece, l.PieceDay, l.Currency, l.Foreign,
			l.Letter, l.Lettered, l.Activity, l.Project, l.Site, l.Split)
	}
	r.entries.add(tx.Who.Place, e.ID, e.Year, e.Rank, e.Number, e.Journal, e.Day, e.Piece, e.PieceDay, e.Label, e.ValidatedOn, e.Source, e.Reverses, tx.Now, e.MadeBy, e.Hash, searched(e))
}

// write writes the lines before their entries: where the guards stand, they add them up.
func (r *rows) write(ctx context.Context, tx *db.Tx) error {
	r.n = 0
	if err := r.plain.flush(ctx, tx, plainLines()); err != nil {
		return err
	}
	if err := r.full.flush(ctx, tx, fullLines()); err != nil {
		return err
	}
	return r.entries.flush(ctx, tx, entryRows())
}

// batch is the arguments of rows that wait.
type batch struct{ args []any }

func (b *batch) add(values ...any) { b.args = append(b.args, values...) }

// flush writes by hundreds, then what is left one by one.
func (b *batch) flush(ctx context.Context, tx *db.Tx, into insert) error {
	left := b.args
	for _, n := range []int{insertRows, 10, 1} {
		size := n * into.columns
		for len(left) >= size {
			if _, err := tx.Exec(ctx, into.texts[n], left[:size]...); err != nil {
				return err
			}
			left = left[size:]
		}
	}
	b.args = b.args[:0]
	return nil
}

// insertRows keeps a statement under the number of arguments that both databases take.
const insertRows = 100

// insert is a statement that writes 100, 10 or 1 rows, its parameters in order.
type insert struct {
	columns int
	texts   map[int]string
}

// many writes the statement when it is first asked for: most commands never are.
func many(table, columns string) func() insert {
	return sync.OnceValue(func() insert {
		into := insert{columns: strings.Count(columns, ",") + 2, texts: map[int]string{}}
		for _, n := range []int{insertRows, 10, 1} {
			rows := make([]string, n)
			for row := range rows {
				rows[row] = db.In(row*into.columns+1, into.columns)
			}
			into.texts[n] = "insert into " + table + " (place_id, " + columns + ") values " + strings.Join(rows, ", ")
		}
		return into
	})
}

// unbroken looks at all that was taken in at once, as the guards look at entries one by
// one: no rank is missing, and every entry balances.
func unbroken(ctx context.Context, tx *db.Tx, y Year, before, end int64) error {
	n, err := db.One(ctx, tx, db.Col[int64], "select count(*) from entry where place_id = $1 and year_id = $2 and rank > $3 and rank > 0", tx.Who.Place, y.ID, before)
	if err != nil {
		return err
	}
	unlike, err := db.One(ctx, tx, db.Col[int64], `select count(*) from entry e join (
	    select entry_id from entry_line where place_id = $1 and day between $2 and $3 group by day, entry_id having sum(debit - credit) <> 0) l on l.entry_id = e.id
	  where e.place_id = $1 and e.year_id = $4 and e.rank > $5`, tx.Who.Place, y.From, y.To, y.ID, before)
	if err == nil && (n != end-before || unlike > 0) {
		err = fmt.Errorf("ledger: of %d entries taken in, %d are there and %d do not balance", end-before, n, unlike)
	}
	return err
}
