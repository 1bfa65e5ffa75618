// Package db is the only room that opens databases, begins transactions and reads
// the clock. It lets every other room write one SQL text for SQLite and
// PostgreSQL: $1 parameters, TEXT and BIGINT columns, instants as UTC text of one
// width, booleans as 0 and 1. It announces nothing itself; it carries the Signals
// of the rooms above. It must never know a table but its own: migrations, trail
// and once.
package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"time"

	"pilotis/internal/base"
)

// DB is an open database: readers, and one way to write.
type DB struct {
	engine engine
	reads  *pool
	writes *pool
	Clock  base.Clock

	viewing sync.Mutex
}

// Open opens "sqlite:FILE" (a bare file name too) or "postgres://…". It does not migrate.
func Open(ctx context.Context, dsn string) (*DB, error) {
	e := engineOf(dsn)
	reads, writes, err := e.open(ctx, dsn)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", e.name(), err)
	}
	return &DB{engine: e, reads: newPool(reads, e), writes: newPool(writes, e), Clock: base.WallClock}, nil
}

// Close lets go of the database; transactions under way end first.
func (d *DB) Close() error {
	err := d.reads.close()
	if d.writes.DB != d.reads.DB {
		if e := d.writes.close(); err == nil {
			err = e
		}
	}
	return err
}

// Engine names the engine: "sqlite" or "postgres".
func (d *DB) Engine() string { return d.engine.name() }

// Now is the present instant.
func (d *DB) Now() time.Time { return d.Clock() }

// Ping tells whether the database answers.
func (d *DB) Ping(ctx context.Context) error { return d.reads.PingContext(ctx) }

// Stats tells how the two pools are used, readers then writer.
func (d *DB) Stats() (reads, writes sql.DBStats) { return d.reads.Stats(), d.writes.Stats() }

// pool is a database/sql pool that keeps its statements prepared.
type pool struct {
	*sql.DB
	engine   engine
	mu       sync.RWMutex
	prepared map[string]*sql.Stmt
}

// preparedMax bounds the statements kept; those made of a varying list of
// parameters are not kept beyond it.
const preparedMax = 400

func newPool(d *sql.DB, e engine) *pool {
	return &pool{DB: d, engine: e, prepared: map[string]*sql.Stmt{}}
}

func (p *pool) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.prepared {
		_ = s.Close()
	}
	return p.DB.Close()
}

// statement gives the prepared form of a text, nil where it is not worth keeping.
func (p *pool) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	p.mu.RLock()
	s, full := p.prepared[text], len(p.prepared) >= preparedMax
	p.mu.RUnlock()
	if s != nil || full {
		return s, nil
	}
	s, err := p.PrepareContext(ctx, p.engine.text(text))
	if err != nil {
		return nil, err
	}
	if other := p.keep(text, s); other != s {
		// Closing waits for the connection, which may wait for a lock of the database
		// whose holder waits for this pool: never while the pool is held.
		_ = s.Close()
		return other, nil
	}
	return s, nil
}

// keep gives the statement to use: the one kept already, if somebody was first.
func (p *pool) keep(text string, s *sql.Stmt) *sql.Stmt {
	p.mu.Lock()
	defer p.mu.Unlock()
	if other := p.prepared[text]; other != nil {
		return other
	}
	p.prepared[text] = s
	return s
}

// In writes "($n,$n+1,…)" for a list of values, from parameter number first.
func In(first, count int) string {
	var b strings.Builder
	b.WriteByte('(')
	for i := range count {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "$%d", first+i)
	}
	b.WriteByte(')')
	return b.String()
}
