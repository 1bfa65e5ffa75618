package db_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

func TestParametersAreBoundByNumber(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		got, err := db.One(ctx, d, db.Col[string], "select cast($2 as text) || cast($1 as text) || cast($2 as text)", "a", "b")
		if err != nil || got != "bab" {
			t.Errorf("%q, %v", got, err)
		}
	})
}

func TestBothEnginesHaveTheSameTables(t *testing.T) {
	t.Parallel()
	lite, err := testkit.SQLite(t).Schema(ctx)
	if err != nil {
		t.Fatal(err)
	}
	post, err := testkit.Postgres(t).Schema(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lite, post); diff != "" {
		t.Errorf("sqlite − postgres +:\n%s", diff)
	}
}

func TestAChangeThatFailsLeavesNothing(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		who := base.System("p", time.UTC)
		boom := errors.New("boom")
		told := false
		err := d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			tx.After(func() { told = true })
			if err := tx.Record(ctx, "place", "x", "opened", nil); err != nil {
				return err
			}
			return boom
		})
		if !errors.Is(err, boom) || told {
			t.Fatal(err, told)
		}
		if n, err := db.Count(ctx, d, "select count(*) from trail"); n != 0 || err != nil {
			t.Error(n, err)
		}
	})
}

func TestAChangeInsideAChangePanics(t *testing.T) {
	t.Parallel()
	d := testkit.SQLite(t)
	defer func() {
		if recover() == nil {
			t.Error("it went through")
		}
	}()
	_ = d.Change(ctx, base.Actor{}, func(ctx context.Context, _ *db.Tx) error {
		return d.Change(ctx, base.Actor{}, func(context.Context, *db.Tx) error { return nil })
	})
}

func TestATryThatFailsIsUndoneAlone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
			if err := tx.Record(ctx, "place", "kept", "opened", nil); err != nil {
				return err
			}
			err := tx.Try(ctx, func() error {
				if err := tx.Record(ctx, "place", "undone", "opened", nil); err != nil {
					return err
				}
				_, err := tx.Exec(ctx, "insert into trail select * from trail")
				return err
			})
			if !db.Taken(err) {
				t.Errorf("want taken, got %v", err)
			}
			return tx.Record(ctx, "place", "after", "opened", nil)
		})
		if err != nil {
			t.Fatal(err)
		}
		things, err := db.All(ctx, d, db.Col[string], "select thing from trail order by id")
		if got := strings.Join(things, " "); err != nil || got != "kept after" {
			t.Error(got, err)
		}
	})
}

func TestARequestIsDoneOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		once := func() *db.Once { return &db.Once{Place: "p", Caller: "token", Key: "k", Digest: "d"} }
		var wait sync.WaitGroup
		results := make([]error, 8)
		for i := range results {
			wait.Go(func() {
				results[i] = d.Change(db.WithOnce(ctx, once()), base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
					return tx.Record(ctx, "place", "made", "opened", nil)
				})
			})
		}
		wait.Wait()
		done := 0
		for _, err := range results {
			if err == nil {
				done++
			} else if !db.Taken(err) {
				t.Error(err)
			}
		}
		if done != 1 {
			t.Errorf("done %d times", done)
		}
		if err := d.Answered(ctx, once(), 201, "{}"); err != nil {
			t.Fatal(err)
		}
		was, found, err := d.Recall(ctx, once())
		if diff := cmp.Diff(db.Done{Digest: "d", Thing: "made", Answer: "{}", Status: 201}, was); diff != "" || !found || err != nil {
			t.Error(diff, found, err)
		}
	})
}

func TestADatabaseOfANewerProgramIsRefused(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		err := d.Change(ctx, base.Actor{}, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, "insert into migration (number, name, at) values (9998, 'later', '')")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		var newer db.ErrNewer
		if _, err := d.Migrate(ctx); !errors.As(err, &newer) || newer.Found != 9998 {
			t.Error(err)
		}
		if err := d.Ready(ctx); !errors.As(err, &newer) {
			t.Error(err)
		}
	})
}

func TestProgramsThatStartTogetherMigrateOnce(t *testing.T) {
	t.Parallel()
	for _, dsn := range []string{"sqlite:" + t.TempDir() + "/new.db"} {
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				d, err := db.Open(ctx, dsn)
				if err != nil {
					t.Error(err)
					return
				}
				defer d.Close()
				if _, err := d.Migrate(ctx); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
	}
}

func TestInstantsAndTruthsComeBackAsTheyWere(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		type row struct {
			at, none time.Time
			yes, no  bool
		}
		now := time.Date(2027, 3, 28, 1, 0, 0, 123456000, time.UTC)
		got, err := db.One(ctx, d, func(r db.Row) (x row, err error) {
			err = r.Scan(&x.at, &x.none, &x.yes, &x.no)
			return x, err
		}, "select cast($1 as text), cast($2 as text), cast($3 as bigint), cast($4 as bigint)", now, time.Time{}, true, false)
		if err != nil || !got.at.Equal(now) || !got.none.IsZero() || !got.yes || got.no {
			t.Error(got, err)
		}
	})
}
