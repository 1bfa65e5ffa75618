package db

import (
	"context"
	"database/sql"
	"errors"
	"hash/fnv"
	"runtime"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // registers "pgx"
)

// postgres serves where one machine is not enough: several programs over one cluster.
type postgres struct{}

func (postgres) name() string { return "postgres" }

func (postgres) open(ctx context.Context, dsn string) (reads, writes *sql.DB, err error) {
	d, err := sql.Open("pgx", dsn)
	if err != nil {
		return nil, nil, err
	}
	n := max(8, 4*runtime.NumCPU())
	d.SetMaxOpenConns(n)
	d.SetMaxIdleConns(n)
	if err := d.PingContext(ctx); err != nil {
		_ = d.Close()
		return nil, nil, err
	}
	return d, d, nil
}

func (postgres) lock(ctx context.Context, tx *Tx, key string) error {
	_, err := tx.Exec(ctx, "select pg_advisory_xact_lock($1)", lockNumber(key))
	return err
}

func (postgres) skipLocked() string { return " for update skip locked" }

func lockNumber(key string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(key))
	return int64(h.Sum64())
}

func (postgres) text(statement string) string { return statement }

// ddl: what SQLite calls BLOB is BYTEA here, and no table is kept in the order of its key.
func (postgres) ddl(text string) string { return dialect.Replace(text) }

var dialect = strings.NewReplacer(" BLOB", " BYTEA", ") without rowid;", ");")

// guardMigrations holds a lock of the session on a connection of its own.
func (postgres) guardMigrations(ctx context.Context, d *DB) (func(), error) {
	conn, err := d.writes.Conn(ctx)
	if err != nil {
		return nil, err
	}
	key := lockNumber("pilotis migrations")
	if _, err := conn.ExecContext(ctx, "select pg_advisory_lock($1)", key); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return func() {
		_, _ = conn.ExecContext(context.WithoutCancel(ctx), "select pg_advisory_unlock($1)", key)
		_ = conn.Close()
	}, nil
}

func (postgres) reason(err error) reason {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return other
	}
	switch e.Code {
	case "23505", "23P01": // unique_violation, exclusion_violation: also what our guards raise
		return taken
	case "23503":
		return orphan
	case "40001", "40P01": // serialization_failure, deadlock_detected
		return crossed
	case "55P03", "53300", "57P03":
		return busy
	}
	return other
}

func (postgres) tables(ctx context.Context, d *DB) ([]Column, error) {
	columns, err := All(ctx, d, func(r Row) (c Column, err error) {
		err = r.Scan(&c.Table, &c.Name, &c.Type)
		return c, err
	}, `select table_name, column_name, data_type from information_schema.columns
	    where table_schema = current_schema() order by table_name collate "C", column_name collate "C"`)
	for i := range columns {
		if columns[i].Type == "bytea" {
			columns[i].Type = "blob"
		}
	}
	return columns, err
}

func (postgres) snapshot() *sql.TxOptions {
	return &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
}

func (postgres) order(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return texts(ctx, tx, `with recursive
		tables as (select c.oid, c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace),
		depth (oid, n) as (
			select oid, 0 from tables
			union all
			select f.conrelid, d.n + 1 from pg_constraint f join depth d on d.oid = f.confrelid
			where f.contype = 'f' and f.conrelid <> f.confrelid)
		select t.relname from tables t join depth d on d.oid = t.oid group by t.relname order by max(d.n), t.relname`)
}

// unguard stills the triggers that we wrote; those of references stay.
func (e postgres) unguard(ctx context.Context, tx *sql.Tx) (func() error, error) {
	tables, err := e.order(ctx, tx)
	if err != nil {
		return nil, err
	}
	turn := func(what string) error {
		var all []string
		for _, t := range tables {
			all = append(all, "alter table "+t+" "+what+" trigger user")
		}
		return execEach(ctx, tx, all)
	}
	return func() error { return turn("enable") }, turn("disable")
}

// lift leaves the triggers where they are: to still them would keep every reader of the
// tables waiting until the transaction ends.
func (postgres) lift(context.Context, *sql.Tx, []string) (func() error, error) {
	return func() error { return nil }, nil
}

// integrity: PostgreSQL checks its pages as it reads them; what can be unsound is a
// constraint or an index that was left unfinished.
func (postgres) integrity(ctx context.Context, d *DB) ([]string, error) {
	return All(ctx, d, Col[string], `select 'constraint ' || conname || ' was never checked' from pg_constraint where not convalidated
		union all select 'index ' || c.relname || ' is not valid' from pg_index i join pg_class c on c.oid = i.indexrelid where not i.indisvalid`)
}
