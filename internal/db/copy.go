package db

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// Snapshot runs do over one view of the database, which does not change while it
// reads, whatever others write.
func (d *DB) Snapshot(ctx context.Context, do func(ctx context.Context, r Reader) error) error {
	tx, err := d.reads.BeginTx(ctx, d.engine.snapshot())
	if err != nil {
		return translate(err)
	}
	defer func() { _ = tx.Rollback() }()
	return do(ctx, view{tx})
}

type view struct{ tx *sql.Tx }

func (v view) query(ctx context.Context, text string, args []any) (*sql.Rows, error) {
	tally(ctx, text, args)
	return v.tx.QueryContext(ctx, text, bind(args)...)
}

// Each reads the rows of an answer one at a time, for what is too large to be held.
func Each(ctx context.Context, r Reader, do func(Row) error, text string, args ...any) error {
	rows, err := r.query(ctx, text, args)
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(Row{rows}); err != nil {
			return err
		}
	}
	return translate(rows.Err())
}

// EachOf reads every column, in the order given, of the rows of a table; place
// narrows them to one place where the table has places ("" for all of them).
func EachOf(ctx context.Context, r Reader, table string, columns []string, place string, do func(row []any) error) error {
	text := "select " + strings.Join(columns, ", ") + " from " + table
	var args []any
	if place != "" {
		text, args = text+" where "+placeColumn(table)+" = $1", []any{place}
	}
	row, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		into[i] = &row[i]
	}
	return Each(ctx, r, func(from Row) error {
		if err := from.rows.Scan(into...); err != nil {
			return err
		}
		return do(row)
	}, text, args...)
}

// placeColumn: the table of places is the one whose own key names the place.
func placeColumn(table string) string {
	if table == "place" {
		return "id"
	}
	return "place_id"
}

// Integrity asks the engine itself what is damaged: pages, indexes, references.
func (d *DB) Integrity(ctx context.Context) ([]string, error) { return d.engine.integrity(ctx, d) }

// Steps lists the migrations that a database has taken, none for one without tables.
func (d *DB) Steps(ctx context.Context) ([]int, error) {
	tables, err := d.Schema(ctx)
	if err != nil || len(tables) == 0 {
		return nil, err
	}
	done, err := d.done(ctx)
	if err != nil {
		return nil, err
	}
	var steps []int
	for n := range done {
		steps = append(steps, n)
	}
	slices.Sort(steps)
	return steps, nil
}

// Build takes exactly the steps of another database, in one that is new.
func (d *DB) Build(ctx context.Context, steps []int) error {
	known, err := d.known()
	if err != nil {
		return err
	}
	last := known[len(known)-1].number
	if len(steps) > 0 && slices.Max(steps) > last {
		return ErrNewer{slices.Max(steps), last}
	}
	if err := d.prepare(ctx); err != nil {
		return err
	}
	for _, m := range known {
		if slices.Contains(steps, m.number) {
			if err := d.step(ctx, m); err != nil {
				return fmt.Errorf("migrate %s: %w", m.name, err)
			}
		}
	}
	return nil
}

// Refill writes rows that another database held, all or none, as they are: the
// guards looked at them when they were first written, and would ask for an order
// that rows do not have. Tables are filled parents first, as put is called; tables
// gives that order.
func (d *DB) Refill(ctx context.Context, do func(tables []string, put func(table string, columns []string, row []any) error) error) error {
	tx, err := d.writes.BeginTx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	defer func() { _ = tx.Rollback() }()
	tables, err := d.engine.order(ctx, tx)
	if err != nil {
		return err
	}
	guard, err := d.engine.unguard(ctx, tx)
	if err != nil {
		return err
	}
	w := filler{ctx: ctx, tx: tx}
	if err := do(tables, w.put); err != nil {
		return err
	}
	if err := guard(); err != nil {
		return err
	}
	return translate(tx.Commit())
}

// filler keeps the statement of the table that is being filled.
type filler struct {
	ctx   context.Context
	tx    *sql.Tx
	table string
	stmt  *sql.Stmt
}

func (w *filler) put(table string, columns []string, row []any) error {
	if w.stmt == nil || w.table != table {
		holes := make([]string, len(columns))
		for i := range holes {
			holes[i] = fmt.Sprintf("$%d", i+1)
		}
		s, err := w.tx.PrepareContext(w.ctx, "insert into "+table+" ("+strings.Join(columns, ", ")+") values ("+strings.Join(holes, ", ")+")")
		if err != nil {
			return translate(err)
		}
		w.table, w.stmt = table, s // the former one ends with the transaction
	}
	_, err := w.stmt.ExecContext(w.ctx, row...)
	return translate(err)
}

func texts(ctx context.Context, tx *sql.Tx, query string) (out []string, err error) {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, translate(rows.Err())
}

func execEach(ctx context.Context, tx *sql.Tx, statements []string) error {
	for _, s := range statements {
		if _, err := tx.ExecContext(ctx, s); err != nil {
			return translate(err)
		}
	}
	return nil
}
