package db

import (
	"context"
	"database/sql"
	"errors"
	"sort"
	"time"

	"pilotis/internal/base"
)

// Tx is a transaction: it reads, writes, and has one clock and one actor.
type Tx struct {
	Now    time.Time
	Who    base.Actor
	engine engine
	pool   *pool
	sql    *sql.Tx
	after  []func()
	once   *Once
	own    map[string]*sql.Stmt // texts that this transaction met first; nil until one comes again
}

type inChange struct{}

// changeTries is how often a change is tried that crossed others.
const changeTries = 4

// Change runs do in one transaction on behalf of who: committed where do returns
// nil, undone where it returns an error or panics. Within do, ctx is the context
// to pass on. Where the database undid it because it crossed another (each waited for
// what the other held), do is run anew: what it leaves outside the transaction, it
// sets and never adds to. A Change inside a Change is a mistake of ours and panics.
func (d *DB) Change(ctx context.Context, who base.Actor, do func(ctx context.Context, tx *Tx) error) (err error) {
	if ctx.Value(inChange{}) != nil {
		panic("db: a change inside a change")
	}
	for range changeTries {
		if err = d.change(ctx, who, do); !errors.Is(err, errCrossed) {
			break
		}
	}
	return err
}

func (d *DB) change(ctx context.Context, who base.Actor, do func(ctx context.Context, tx *Tx) error) error {
	s, err := d.writes.BeginTx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	tx := &Tx{Now: d.Clock(), Who: who, engine: d.engine, pool: d.writes, sql: s, once: onceOf(ctx)}
	committed := false
	defer func() {
		if !committed {
			_ = s.Rollback()
		}
	}()
	ctx = context.WithValue(ctx, inChange{}, true)
	if err := tx.begin(ctx); err != nil {
		return err
	}
	if err := do(ctx, tx); err != nil {
		return err
	}
	if err := tx.finish(ctx); err != nil {
		return err
	}
	if err := s.Commit(); err != nil {
		return translate(err)
	}
	committed = true
	for _, f := range tx.after {
		f()
	}
	return nil
}

// After runs f once the transaction is committed: for the process's own memory
// only (a cache to drop). What must not be lost goes to the outbox.
func (tx *Tx) After(f func()) { tx.after = append(tx.after, f) }

func (tx *Tx) query(ctx context.Context, text string, args []any) (*sql.Rows, error) {
	tally(ctx, text, args)
	s, err := tx.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return tx.sql.QueryContext(ctx, text, bind(args)...)
	}
	return s.QueryContext(ctx, bind(args)...)
}

// Exec writes, and tells how many rows were touched.
func (tx *Tx) Exec(ctx context.Context, text string, args ...any) (int64, error) {
	tally(ctx, text, args)
	s, err := tx.statement(ctx, text)
	if err != nil {
		return 0, translate(err)
	}
	var res sql.Result
	if s == nil {
		res, err = tx.sql.ExecContext(ctx, text, bind(args)...)
	} else {
		res, err = s.ExecContext(ctx, bind(args)...)
	}
	if err != nil {
		return 0, translate(err)
	}
	return res.RowsAffected()
}

// Unguarded runs do without the guards of some tables, for what writes so many rows that
// asking at each is most of the cost: it checks the whole afterwards. They stand again when it
// returns nil, or with the transaction undone; in PostgreSQL they stand all along.
func (tx *Tx) Unguarded(ctx context.Context, do func() error, tables ...string) error {
	guard, err := tx.engine.lift(ctx, tx.sql, tables)
	if err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	return guard()
}

// ExecOne writes exactly one row, or refuses with NotFound.
func (tx *Tx) ExecOne(ctx context.Context, text string, args ...any) error {
	n, err := tx.Exec(ctx, text, args...)
	if err == nil && n == 0 {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return err
}

// ExecAsRead writes exactly one row, which the text asks to be as it was read. Where it
// no longer is, another change came first, and this one is run anew.
func (tx *Tx) ExecAsRead(ctx context.Context, text string, args ...any) error {
	n, err := tx.Exec(ctx, text, args...)
	if err == nil && n == 0 {
		err = &base.Fault{Kind: base.Busy, Key: "base.busy", Cause: errCrossed}
	}
	return err
}

// statement prepares on the transaction's own connection: the writing pool of
// SQLite has only one, which the transaction holds.
func (tx *Tx) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	tx.pool.mu.RLock()
	s, full := tx.pool.prepared[text], len(tx.pool.prepared) >= preparedMax
	tx.pool.mu.RUnlock()
	if s != nil {
		return tx.sql.StmtContext(ctx, s), nil
	}
	s, again := tx.own[text]
	switch {
	case s != nil:
		return s, nil
	case again: // database/sql closes it with the transaction
		s, err := tx.sql.PrepareContext(ctx, tx.engine.text(text))
		tx.own[text] = s
		return s, err
	case tx.own == nil:
		tx.own = map[string]*sql.Stmt{}
	}
	tx.own[text] = nil
	if !full {
		tx.After(func() { _, _ = tx.pool.statement(context.WithoutCancel(ctx), text) })
	}
	return nil, nil
}

// Try runs do within a savepoint: where it returns an error its writes are undone
// and the transaction goes on.
func (tx *Tx) Try(ctx context.Context, do func() error) error {
	if _, err := tx.sql.ExecContext(ctx, "savepoint try"); err != nil {
		return translate(err)
	}
	err := do()
	if err != nil {
		if _, e := tx.sql.ExecContext(ctx, "rollback to savepoint try"); e != nil {
			return errors.Join(err, e)
		}
	}
	if _, e := tx.sql.ExecContext(ctx, "release savepoint try"); e != nil {
		return errors.Join(err, e)
	}
	return err
}

// Lock holds what the transaction will use up until it ends: once, late, before
// checking. On SQLite there is one writer and nothing to do.
func (tx *Tx) Lock(ctx context.Context, keys ...string) error {
	sort.Strings(keys)
	for _, k := range keys {
		if err := tx.engine.lock(ctx, tx, k); err != nil {
			return translate(err)
		}
	}
	return nil
}

// SkipLocked ends the text of a select whose rows this transaction takes for
// itself, so that programs that take from one queue do not wait for one another.
func (tx *Tx) SkipLocked() string { return tx.engine.skipLocked() }

// Signal is a fact that a room announces: listeners write in the same
// transaction, in the order they were wired, and the first that fails undoes all.
type Signal[T any] struct {
	listeners []func(context.Context, *Tx, T) error
}

// On adds a listener; only flows does, before the house opens.
func (s *Signal[T]) On(f func(context.Context, *Tx, T) error) { s.listeners = append(s.listeners, f) }

// Announce tells the fact.
func (s *Signal[T]) Announce(ctx context.Context, tx *Tx, fact T) error {
	for _, f := range s.listeners {
		if err := f(ctx, tx, fact); err != nil {
			return err
		}
	}
	return nil
}
