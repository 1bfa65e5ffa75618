package db

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net/url"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"
)

// sqlite keeps everything in one file: many readers, one writer, and a commit is
// on the disk before it is acknowledged.
type sqlite struct{}

func (sqlite) name() string { return "sqlite" }

// File gives the file of an SQLite address, "" for another engine.
func File(dsn string) string {
	if engineOf(dsn).name() != "sqlite" {
		return ""
	}
	file := strings.TrimPrefix(dsn, "sqlite:")
	file, _, _ = strings.Cut(file, "?")
	return strings.TrimPrefix(file, "//")
}

// room lets a long transaction, a whole year of books, keep 24 MB of pages before it
// writes them twice, and undo a statement without a file.
const room = "&_pragma=cache_size(-24000)&_pragma=temp_store(memory)"

func (e sqlite) open(ctx context.Context, dsn string) (reads, writes *sql.DB, err error) {
	_, query, _ := strings.Cut(dsn, "?")
	asked, err := url.ParseQuery(query)
	if err != nil {
		return nil, nil, err
	}
	synchronous := "full"
	if asked.Get("synchronous") == "normal" {
		synchronous = "normal"
	}
	if f, err := os.OpenFile(File(dsn), os.O_CREATE, 0o600); err == nil { // people's data: for its owner alone
		_ = f.Close()
	}
	file := (&url.URL{Scheme: "file", Opaque: url.PathEscape(File(dsn))}).String()
	file = strings.ReplaceAll(file, "%2F", "/")
	pragmas := "?_pragma=journal_mode(wal)&_pragma=busy_timeout(5000)&_pragma=foreign_keys(on)&_pragma=synchronous(" + synchronous + ")"
	writes, err = sql.Open("sqlite", file+pragmas+room+"&_txlock=immediate")
	if err != nil {
		return nil, nil, err
	}
	writes.SetMaxOpenConns(1)
	writes.SetMaxIdleConns(1)
	if !logged(File(dsn)) { // a command that only reads does without a writer
		if err := e.ping(ctx, writes); err != nil {
			_ = writes.Close()
			return nil, nil, err
		}
	}
	reads, err = sql.Open("sqlite", file+pragmas+"&_pragma=query_only(on)")
	if err != nil {
		_ = writes.Close()
		return nil, nil, err
	}
	n := max(4, 2*runtime.NumCPU())
	reads.SetMaxOpenConns(n)
	reads.SetMaxIdleConns(n)
	return reads, writes, nil
}

// logged tells whether a file is written by a write-ahead log already: the versions that its
// header asks of who writes and who reads are 2 (SQLite, "Database File Format", 1.3.3).
func logged(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	header := make([]byte, 20)
	_, err = io.ReadFull(f, header)
	return err == nil && header[18] == 2 && header[19] == 2
}

// patience is how long a program that starts waits for the others that start on the same file.
const patience = 5 * time.Second

// ping opens the first connection. Where several programs start on a new file at once, one of them
// turns it to a write-ahead log, and SQLite tells the others at once that it is locked, however
// long they would wait: they try again.
func (e sqlite) ping(ctx context.Context, pool *sql.DB) error {
	for began := time.Now(); ; {
		err := pool.PingContext(ctx)
		if err == nil || e.reason(err) != busy || time.Since(began) > patience {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func (sqlite) lock(context.Context, *Tx, string) error { return nil }

func (sqlite) skipLocked() string { return "" }

func (sqlite) ddl(text string) string { return text }

// text writes parameters that come in order as "?". The driver looks the name of a
// named one up in the list of all each time it is bound, which makes a statement of
// a thousand parameters a hundred times slower than the same without names.
func (sqlite) text(statement string) string {
	n := 0
	inOrder := true
	plain := named.ReplaceAllStringFunc(statement, func(name string) string {
		n++
		inOrder = inOrder && name == "$"+strconv.Itoa(n)
		return "?"
	})
	if !inOrder || strings.Contains(statement, "'") { // a text may hold what looks like a parameter
		return statement
	}
	return plain
}

var named = regexp.MustCompile(`\$[0-9]+`)

func (sqlite) reason(err error) reason {
	var e *driver.Error
	if !errors.As(err, &e) {
		return other
	}
	switch e.Code() {
	case codes.SQLITE_CONSTRAINT_UNIQUE, codes.SQLITE_CONSTRAINT_PRIMARYKEY, codes.SQLITE_CONSTRAINT_TRIGGER:
		return taken
	case codes.SQLITE_CONSTRAINT_FOREIGNKEY:
		return orphan
	case codes.SQLITE_BUSY, codes.SQLITE_BUSY_SNAPSHOT, codes.SQLITE_LOCKED:
		return busy
	}
	return other
}

// Column is one column of one table, for comparing the engines.
type Column struct{ Table, Name, Type string }

func (sqlite) tables(ctx context.Context, d *DB) ([]Column, error) {
	return All(ctx, d, func(r Row) (c Column, err error) {
		err = r.Scan(&c.Table, &c.Name, &c.Type)
		return c, err
	}, `select m.name, c.name, lower(c.type) from sqlite_master m join pragma_table_info(m.name) c
	    where m.type = 'table' and m.name not like 'sqlite_%' order by 1, 2`)
}

// snapshot: in write-ahead mode a transaction sees what was there at its first read.
func (sqlite) snapshot() *sql.TxOptions { return nil }

// order is any order: references are looked at when the transaction ends.
func (sqlite) order(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return texts(ctx, tx, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
}

func (e sqlite) unguard(ctx context.Context, tx *sql.Tx) (func() error, error) {
	if _, err := tx.ExecContext(ctx, "pragma defer_foreign_keys = on"); err != nil {
		return nil, err
	}
	tables, err := e.order(ctx, tx)
	if err != nil {
		return nil, err
	}
	return e.lift(ctx, tx, tables)
}

// lift takes the triggers off, and writes them again as they were. Whoever writes is
// alone here, and readers see them all along.
func (sqlite) lift(ctx context.Context, tx *sql.Tx, tables []string) (func() error, error) {
	which := " from sqlite_master where type = 'trigger' and tbl_name in ('" + strings.Join(tables, "', '") + "')"
	again, err := texts(ctx, tx, "select sql"+which)
	if err != nil {
		return nil, err
	}
	names, err := texts(ctx, tx, "select name"+which)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, err := tx.ExecContext(ctx, "drop trigger "+name); err != nil {
			return nil, err
		}
	}
	return func() error { return execEach(ctx, tx, again) }, nil
}

func (sqlite) integrity(ctx context.Context, d *DB) ([]string, error) {
	pages, err := All(ctx, d, Col[string], "select integrity_check from pragma_integrity_check where integrity_check <> 'ok'")
	if err != nil {
		return nil, err
	}
	references, err := All(ctx, d, Col[string], "select \"table\" || ' refers to a missing row of ' || \"parent\" from pragma_foreign_key_check limit 100")
	return append(pages, references...), err
}
