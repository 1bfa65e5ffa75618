package db

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"pilotis/internal/base"
)

// Reader reads: the database itself, or a transaction that also sees its own writes.
type Reader interface {
	query(ctx context.Context, text string, args []any) (*sql.Rows, error)
}

// Row is one row being read; Scan translates instants and booleans.
type Row struct{ rows *sql.Rows }

// Scan reads the columns in order. Besides what database/sql knows it fills
// *time.Time (zero for "" and NULL) and *bool (from 0 and 1).
func (r Row) Scan(into ...any) error {
	for i, v := range into {
		into[i] = scanner(v)
	}
	return r.rows.Scan(into...)
}

// All reads every row of an answer; it is never nil.
func All[T any](ctx context.Context, r Reader, scan func(Row) (T, error), text string, args ...any) ([]T, error) {
	rows, err := r.query(ctx, text, args)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	out := []T{}
	for rows.Next() {
		v, err := scan(Row{rows})
		if err != nil {
			return nil, translate(err)
		}
		out = append(out, v)
	}
	return out, translate(rows.Err())
}

// errNone is how Maybe and One part "no row" from "wrong".
var errNone = errors.New("no row")

// One reads the first row, or refuses with NotFound.
func One[T any](ctx context.Context, r Reader, scan func(Row) (T, error), text string, args ...any) (T, error) {
	v, err := first(ctx, r, scan, text, args)
	if errors.Is(err, errNone) {
		return v, base.Refuse(base.NotFound, "base.not_found")
	}
	return v, err
}

// Maybe reads the first row, if there is one.
func Maybe[T any](ctx context.Context, r Reader, scan func(Row) (T, error), text string, args ...any) (T, bool, error) {
	v, err := first(ctx, r, scan, text, args)
	if errors.Is(err, errNone) {
		return v, false, nil
	}
	return v, err == nil, err
}

func first[T any](ctx context.Context, r Reader, scan func(Row) (T, error), text string, args []any) (T, error) {
	var none T
	rows, err := r.query(ctx, text, args)
	if err != nil {
		return none, translate(err)
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return none, translate(err)
		}
		return none, errNone
	}
	v, err := scan(Row{rows})
	return v, translate(err)
}

// Col scans a row of one column.
func Col[T any](r Row) (T, error) {
	var v T
	err := r.Scan(&v)
	return v, err
}

// Count reads one whole number.
func Count(ctx context.Context, r Reader, text string, args ...any) (int, error) {
	return One(ctx, r, Col[int], text, args...)
}

func (d *DB) query(ctx context.Context, text string, args []any) (*sql.Rows, error) {
	tally(ctx, text, args)
	s, err := d.reads.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return d.reads.QueryContext(ctx, text, bind(args)...)
	}
	return s.QueryContext(ctx, bind(args)...)
}

type tallyKey struct{}

// Statements are those sent under a context, in order.
type Statements struct {
	mu   sync.Mutex
	sent []Statement
}

// Statement is a text sent to the database, with its arguments.
type Statement struct {
	Text string
	Args []any
}

// Tally notes the statements sent under the context it returns: how a test proves
// that a page's queries do not grow with its rows, nor their cost with the years.
func Tally(ctx context.Context) (context.Context, *Statements) {
	n := new(Statements)
	return context.WithValue(ctx, tallyKey{}, n), n
}

// Load counts the statements.
func (s *Statements) Load() int64 { return int64(len(s.Sent())) }

// Sent gives the statements.
func (s *Statements) Sent() []Statement {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sent
}

func tally(ctx context.Context, text string, args []any) {
	if s, ok := ctx.Value(tallyKey{}).(*Statements); ok {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.sent = append(s.sent, Statement{text, args})
	}
}
