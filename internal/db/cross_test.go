package db_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// PostgreSQL undoes one of two changes that wait for each other (40P01); SQLite writes
// one change after the other.
func TestTwoChangesThatWaitForEachOtherAreBothDone(t *testing.T) {
	t.Parallel()
	d := testkit.Postgres(t)
	var met, wait sync.WaitGroup
	met.Add(2)
	var tries atomic.Int32
	for _, keys := range [][2]string{{"one", "other"}, {"other", "one"}} {
		wait.Go(func() {
			first := true
			err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
				tries.Add(1)
				if err := tx.Lock(ctx, keys[0]); err != nil {
					return err
				}
				if first {
					first = false
					met.Done()
					met.Wait() // each now holds what the other will want
				}
				if err := tx.Lock(ctx, keys[1]); err != nil {
					return err
				}
				return tx.Record(ctx, "place", keys[0], "opened", nil)
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n, err := db.Count(ctx, d, "select count(*) from trail"); n != 2 || err != nil || tries.Load() != 3 {
		t.Errorf("%d done in %d tries, %v", n, tries.Load(), err)
	}
}

func TestAChangeOfWhatIsNoLongerAsItWasReadIsRunAnewAndGivesUp(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		for name, c := range map[string]struct {
			from, runs int // the run from which the row is as it was read
			busy       bool
		}{"it is": {1, 1, false}, "it is soon": {3, 3, false}, "it never is": {9, 4, true}} {
			runs := 0
			err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
				runs++
				if err := tx.Record(ctx, "place", name, "opened", nil); err != nil {
					return err
				}
				thing := name
				if runs < c.from {
					thing = "another"
				}
				return tx.ExecAsRead(ctx, "update trail set act = 'changed' where place_id = 'p' and thing = $1", thing)
			})
			if runs != c.runs || c.busy != (base.KindOf(err) == base.Busy) || !c.busy && err != nil {
				t.Errorf("%s: %d runs, %v", name, runs, err)
			}
		}
		if n, err := db.Count(ctx, d, "select count(*) from trail"); n != 2 || err != nil {
			t.Errorf("%d rows, %v", n, err)
		}
	})
}
