package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"sync"
	"testing"
	"time"
)

// slow is the driver of an engine whose statements are prepared two at a time, and
// closed only once a lock of the database is free.
type slow struct {
	both sync.WaitGroup // the two who prepare the same text
	free chan struct{}  // the lock
	shut chan struct{}  // somebody closes a statement, and waits
}

func (s *slow) Connect(context.Context) (driver.Conn, error) { return slowConn{s}, nil }
func (s *slow) Driver() driver.Driver                        { return nil }

type slowConn struct{ *slow }

func (c slowConn) Prepare(text string) (driver.Stmt, error) {
	if text == "twice" {
		c.both.Done()
		c.both.Wait()
	}
	return slowStmt(c), nil
}
func (slowConn) Close() error              { return nil }
func (slowConn) Begin() (driver.Tx, error) { return nil, driver.ErrSkip }

type slowStmt struct{ *slow }

func (s slowStmt) Close() error {
	s.shut <- struct{}{}
	<-s.free
	return nil
}
func (slowStmt) NumInput() int                              { return -1 }
func (slowStmt) Exec([]driver.Value) (driver.Result, error) { return nil, driver.ErrSkip }
func (slowStmt) Query([]driver.Value) (driver.Rows, error)  { return nil, driver.ErrSkip }

// Two who prepare the same text at once keep one statement and close the other. That
// may wait for a lock whose holder asks the pool for a statement of its own.
func TestNobodyWaitsForAStatementThatIsBeingClosed(t *testing.T) {
	t.Parallel()
	s := &slow{free: make(chan struct{}), shut: make(chan struct{}, 1)}
	s.both.Add(2)
	p := newPool(sql.OpenDB(s), sqlite{})
	prepare := func(text string) {
		if _, err := p.statement(t.Context(), text); err != nil {
			t.Error(err)
		}
	}
	prepare("of the holder")
	var rivals, holder sync.WaitGroup
	for range 2 {
		rivals.Go(func() { prepare("twice") })
	}
	<-s.shut
	answered := make(chan struct{})
	holder.Go(func() {
		prepare("of the holder")
		close(answered)
	})
	select {
	case <-answered:
	case <-time.After(5 * time.Second):
		t.Error("whoever holds the lock waits for the pool")
	}
	close(s.free)
	rivals.Wait()
	holder.Wait()
	if len(p.prepared) != 2 {
		t.Errorf("%d statements are kept, want 2", len(p.prepared))
	}
}
