package db

import (
	"context"
	"embed"
	"fmt"
	"path"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migration is one step of the list: 0042_what.sql, or 0042_what.sqlite.sql and
// 0042_what.postgres.sql where the engines must differ.
type migration struct {
	number int
	name   string
	text   string
}

// ErrNewer refuses a database that a newer program has migrated.
type ErrNewer struct {
	Found, Known int
}

func (e ErrNewer) Error() string {
	return fmt.Sprintf("this database was written by a newer Pilotis (step %d, this program knows steps up to %d): install the newer program, or restore a backup made with this one",
		e.Found, e.Known)
}

// Migrate brings the database to what this program knows and tells the steps it
// took. Steps only go forward, each in its own transaction; several programs may
// start at once.
func (d *DB) Migrate(ctx context.Context) (steps []string, err error) {
	release, err := d.engine.guardMigrations(ctx, d)
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	defer release()
	known, err := d.known()
	if err != nil {
		return nil, err
	}
	if err := d.prepare(ctx); err != nil {
		return nil, err
	}
	done, err := d.done(ctx)
	if err != nil {
		return nil, err
	}
	for n := range done {
		if last := known[len(known)-1].number; n > last {
			return nil, ErrNewer{n, last}
		}
	}
	for _, m := range known {
		if done[m.number] {
			continue
		}
		if err := d.step(ctx, m); err != nil {
			return steps, fmt.Errorf("migrate %s: %w", m.name, err)
		}
		steps = append(steps, m.name)
	}
	return steps, nil
}

func (d *DB) prepare(ctx context.Context) error {
	if _, err := d.writes.ExecContext(ctx, "create table if not exists migration (number BIGINT primary key, name TEXT not null, at TEXT not null)"); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// Ready tells whether the database is migrated to exactly what this program knows.
func (d *DB) Ready(ctx context.Context) error {
	known, err := d.known()
	if err != nil {
		return err
	}
	done, err := d.done(ctx)
	if err != nil {
		return fmt.Errorf("the database is not prepared: run pilotis migrate (%w)", err)
	}
	for n := range done {
		if last := known[len(known)-1].number; n > last {
			return ErrNewer{n, last}
		}
	}
	for _, m := range known {
		if !done[m.number] {
			return fmt.Errorf("the database lacks step %s: run pilotis migrate", m.name)
		}
	}
	return nil
}

func (d *DB) done(ctx context.Context) (map[int]bool, error) {
	numbers, err := All(ctx, d, Col[int], "select number from migration")
	done := map[int]bool{}
	for _, n := range numbers {
		done[n] = true
	}
	return done, err
}

func (d *DB) step(ctx context.Context, m migration) error {
	tx, err := d.writes.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, d.engine.ddl(m.text)); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "insert into migration (number, name, at) values ($1, $2, $3)",
		bind([]any{m.number, m.name, d.Clock()})...); err != nil {
		return err
	}
	return tx.Commit()
}

// known lists this program's migrations for this engine, in order. A number used
// twice is a mistake of ours.
func (d *DB) known() ([]migration, error) {
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var out []migration
	for _, f := range files {
		name, engine, specific := strings.Cut(strings.TrimSuffix(f.Name(), ".sql"), ".")
		if specific && engine != d.engine.name() {
			continue
		}
		number, err := strconv.Atoi(name[:4])
		if err != nil {
			return nil, fmt.Errorf("migration %s: %w", f.Name(), err)
		}
		if len(out) > 0 && out[len(out)-1].number == number {
			return nil, fmt.Errorf("migration %04d is there twice", number)
		}
		text, err := migrations.ReadFile(path.Join("migrations", f.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, migration{number, name, string(text)})
	}
	return out, nil
}

// Schema lists the columns of every table, for comparing the engines.
func (d *DB) Schema(ctx context.Context) ([]Column, error) { return d.engine.tables(ctx, d) }
