package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"pilotis/internal/base"
)

// engine is all that differs between SQLite and PostgreSQL.
type engine interface {
	name() string
	open(ctx context.Context, dsn string) (reads, writes *sql.DB, err error)
	lock(ctx context.Context, tx *Tx, key string) error
	// skipLocked ends a select of rows to be taken by one of several programs.
	skipLocked() string
	// guardMigrations lets one program at a time migrate; release ends it.
	guardMigrations(ctx context.Context, d *DB) (release func(), err error)
	// ddl adapts the portable text of a migration.
	ddl(text string) string
	// text adapts a statement that will be kept prepared.
	text(statement string) string
	tables(ctx context.Context, d *DB) ([]Column, error)
	// integrity asks the engine what is damaged, nothing where all is sound.
	integrity(ctx context.Context, d *DB) ([]string, error)
	// snapshot says how a transaction is begun that sees one state only.
	snapshot() *sql.TxOptions
	// alike makes transactions just begun see one same state; it tells whether they do.
	alike(ctx context.Context, d *DB, all []*sql.Tx) (bool, error)
	// order lists the tables, those that others refer to first.
	order(ctx context.Context, tx *sql.Tx) ([]string, error)
	// unguard lifts the guards of every table until guard is called, in the same transaction.
	unguard(ctx context.Context, tx *sql.Tx) (guard func() error, err error)
	// lift lifts the guards of some tables until guard is called, where nobody has to wait for that.
	lift(ctx context.Context, tx *sql.Tx, tables []string) (guard func() error, err error)
	// reason tells a driver's error by its code.
	reason(err error) reason
}

type reason int

const (
	other   reason = iota
	taken          // unique or exclusion constraint, or one of our guards
	orphan         // foreign key
	busy           // lock waited too long
	crossed        // two transactions waited for each other, or could not come one after the other
)

var engines = []engine{sqlite{}, postgres{}}

func engineOf(dsn string) engine {
	if strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://") {
		return postgres{}
	}
	return sqlite{}
}

// ErrTaken is the cause of a Conflict that the database itself found: a unique
// key, or one of the guards that the migrations set.
var ErrTaken = errors.New("taken")

// errCrossed is the cause of a Busy that is over as soon as one tries again.
var errCrossed = errors.New("crossed another change")

// Taken tells whether the database refused because something holds the place.
func Taken(err error) bool { return errors.Is(err, ErrTaken) }

// translate turns a driver's error into ours, by its code and never by its text.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var f *base.Fault
	if errors.As(err, &f) {
		return err
	}
	for _, e := range engines {
		switch e.reason(err) {
		case taken:
			return &base.Fault{Kind: base.Conflict, Key: "base.conflict", Cause: fmt.Errorf("%w: %w", ErrTaken, err)}
		case orphan:
			return &base.Fault{Kind: base.Conflict, Key: "base.conflict", Cause: err}
		case busy:
			return &base.Fault{Kind: base.Busy, Key: "base.busy", Cause: err}
		case crossed:
			return &base.Fault{Kind: base.Busy, Key: "base.busy", Cause: fmt.Errorf("%w: %w", errCrossed, err)}
		}
	}
	return err
}
