package db

import (
	"context"
	"os"
	"syscall"
)

// guardMigrations holds a lock on a file beside the database.
func (sqlite) guardMigrations(_ context.Context, d *DB) (func(), error) {
	var file string
	if err := d.writes.QueryRow("select file from pragma_database_list where name = 'main'").Scan(&file); err != nil || file == "" {
		return func() {}, err
	}
	f, err := os.OpenFile(file+"-lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		_ = f.Close()
		return nil, err
	}
	return func() { _ = f.Close() }, nil
}
