package db_test

import (
	"context"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// trails counts the acts that a reader sees.
func trails(t *testing.T, r db.Reader) int {
	t.Helper()
	n, err := db.Count(ctx, r, "select count(*) from trail")
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func act(t *testing.T, d *db.DB, during func()) {
	t.Helper()
	if err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
		during()
		return tx.Record(ctx, "place", "p", "opened", nil)
	}); err != nil {
		t.Fatal(err)
	}
}

func TestViewsSeeOneStateWhateverOthersWrite(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		act(t, d, func() {})
		err := d.Views(ctx, 2, func(_ context.Context, views []db.Reader) error {
			act(t, d, func() {})
			if len(views) != 2 || trails(t, views[0]) != 1 || trails(t, views[1]) != 1 || trails(t, d) != 2 {
				t.Errorf("%d views, of which the first sees %d acts, where %d are", len(views), trails(t, views[0]), trails(t, d))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// On SQLite, one view is all there is while somebody writes: a reader waits for nobody.
func TestOneViewIsGivenWhileSomebodyWrites(t *testing.T) {
	t.Parallel()
	d := testkit.SQLite(t)
	act(t, d, func() {
		if err := d.Views(ctx, 2, func(_ context.Context, views []db.Reader) error {
			if len(views) != 1 || trails(t, views[0]) != 0 {
				t.Errorf("%d views", len(views))
			}
			return nil
		}); err != nil {
			t.Error(err)
		}
	})
}

func TestWhoOnlyReadsOpensNoWriter(t *testing.T) {
	t.Parallel()
	dsn := testkit.SQLiteDSN(t)
	d, err := db.Open(ctx, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	trails(t, d)
	if _, writes := d.Stats(); writes.OpenConnections != 0 {
		t.Errorf("%d connections that write", writes.OpenConnections)
	}
	act(t, d, func() {})
	if _, writes := d.Stats(); writes.OpenConnections != 1 {
		t.Errorf("%d connections that write", writes.OpenConnections)
	}
}
