package db

import (
	"context"
	"database/sql"
	"time"
)

// Views runs do over n views of one state of the database, to be read beside each other, each
// by one goroutine; over one view where others write just then, for nobody is to wait for a reader.
// do asks the views alone: they hold readers, of which there may be no other.
func (d *DB) Views(ctx context.Context, n int, do func(ctx context.Context, views []Reader) error) error {
	d.viewing.Lock() // two that want several connections could wait for each other
	views, end, err := d.views(ctx, n)
	d.viewing.Unlock()
	defer end()
	if err != nil {
		return translate(err)
	}
	return do(ctx, views)
}

// views begins them. Whatever it gives, end ends.
func (d *DB) views(ctx context.Context, n int) (views []Reader, end func(), err error) {
	var all []*sql.Tx
	end = func() {
		for _, tx := range all {
			_ = tx.Rollback()
		}
	}
	for range n {
		tx, err := d.reads.BeginTx(ctx, d.engine.snapshot())
		if err != nil {
			return nil, end, err
		}
		all, views = append(all, tx), append(views, view{tx})
	}
	alike, err := d.engine.alike(ctx, d, all)
	if err == nil && !alike {
		views = views[:1]
	}
	return views, end, err
}

// aMoment is how long a view waits for those who write, so as to be like another.
const aMoment = 50 * time.Millisecond

// alike holds whoever writes while each transaction looks at the database for the first
// time, from which on it sees what it saw then.
func (sqlite) alike(ctx context.Context, d *DB, all []*sql.Tx) (bool, error) {
	moment, cancel := context.WithTimeout(ctx, aMoment)
	defer cancel()
	alone, err := d.writes.BeginTx(moment, nil)
	if err != nil {
		return false, ctx.Err()
	}
	defer func() { _ = alone.Rollback() }()
	for _, tx := range all {
		if _, err := texts(ctx, tx, "select name from sqlite_master limit 1"); err != nil {
			return false, err
		}
	}
	return true, nil
}

// alike gives what the first transaction sees to the others.
func (postgres) alike(ctx context.Context, _ *DB, all []*sql.Tx) (bool, error) {
	names, err := texts(ctx, all[0], "select pg_export_snapshot()")
	if err != nil {
		return false, err
	}
	for _, tx := range all[1:] {
		if _, err := tx.ExecContext(ctx, "set transaction snapshot '"+names[0]+"'"); err != nil {
			return false, err
		}
	}
	return true, nil
}
