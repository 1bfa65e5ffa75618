package booking_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// rawClaim writes a claim by SQL alone, past every check of the program.
func rawClaim(d *db.DB, id, space string, seats int, from, to string) error {
	return d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, `insert into claim (place_id, booking_id, space_id, seats, starts_at, ends_at)
			values ('p', $1, $2, $3, $4, $5)`, id, space, seats, from, to)
		return err
	})
}

func rawSpace(t *testing.T, d *db.DB, id string, capacity int) {
	t.Helper()
	err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, `insert into space (place_id, id, parent_id, position, kind, name, search, description, capacity, surface, activity_id, access,
			plan_x, plan_y, plan_w, plan_h, retired_at) values ('p', $1, '', 0, 'room', 'S', 's', '', $2, 0, '', '', 0, 0, 0, 0, '')`, id, capacity)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheDatabaseItselfRefusesOneSeatTooMany(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		rawSpace(t, d, "room", 1)
		rawSpace(t, d, "desks", 3)
		for _, c := range []struct {
			id, space string
			seats     int
			from, to  string
			taken     bool
		}{
			{"a", "room", 1, "09", "10", false},
			{"b", "room", 1, "10", "11", false}, // touching is not overlapping
			{"c", "room", 1, "09", "10", true},
			{"d", "room", 1, "08", "12", true},   // around
			{"e", "room", 1, "10a", "10b", true}, // within
			{"f", "room", 2, "15", "16", true},   // more than there are
			{"g", "nowhere", 1, "15", "16", true},
			{"h", "desks", 2, "09", "11", false},
			{"i", "desks", 1, "10", "12", false},
			{"j", "desks", 1, "10", "11", true},   // full from 10 to 11
			{"k", "desks", 1, "08", "10", false},  // 2 + 1
			{"l", "desks", 2, "11", "13", false},  // 1 + 2
			{"m", "desks", 1, "08a", "12a", true}, // the peak lies within
		} {
			if err := rawClaim(d, c.id, c.space, c.seats, c.from, c.to); db.Taken(err) != c.taken || (err != nil) != c.taken {
				t.Errorf("%s: %v, want taken %v", c.id, err, c.taken)
			}
		}
		err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, "update claim set starts_at = '09' where booking_id = 'b'")
			return err
		})
		if !db.Taken(err) {
			t.Errorf("a claim was moved over another: %v", err)
		}
	})
}

func TestTwoConnectionsAtOnceAreLentOneSeatByTheDatabaseAlone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		for round := range 10 {
			room := fmt.Sprint("room", round)
			rawSpace(t, d, room, 2)
			var wait sync.WaitGroup
			won := make([]bool, 8)
			for i := range won {
				wait.Go(func() {
					err := rawClaim(d, fmt.Sprint(room, "-", i), room, 1, "09", "10")
					if won[i] = err == nil; err != nil && !db.Taken(err) {
						t.Error(err)
					}
				})
			}
			wait.Wait()
			n := 0
			for _, w := range won {
				if w {
					n++
				}
			}
			if n != 2 {
				t.Fatalf("round %d: %d of 8 were lent one of 2 seats", round, n)
			}
		}
	})
}

func TestAClaimOfTheWholeIsWholeWhateverTheCapacity(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		rawSpace(t, d, "room", 5)
		for _, c := range []struct {
			id    string
			seats int
			from  string
			taken bool
		}{{"whole", 0, "09", false}, {"one", 1, "09", true}, {"again", 0, "09", true}, {"some", 2, "10", false}, {"all", 0, "10", true}} {
			if err := rawClaim(d, c.id, "room", c.seats, c.from, c.from+"z"); db.Taken(err) != c.taken || (err != nil) != c.taken {
				t.Errorf("%s: %v, want taken %v", c.id, err, c.taken)
			}
		}
	})
}

func TestTwoConnectionsAtOnceMoveNoTwoClaimsOntoOneSeat(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		rawSpace(t, d, "room", 1)
		for i := range 8 {
			if err := rawClaim(d, fmt.Sprint(i), "room", 1, fmt.Sprint(10+i), fmt.Sprint(11+i)); err != nil {
				t.Fatal(err)
			}
		}
		var wait sync.WaitGroup
		for i := range 8 {
			wait.Go(func() {
				err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
					_, err := tx.Exec(ctx, "update claim set starts_at = '50', ends_at = '51' where booking_id = $1", fmt.Sprint(i))
					return err
				})
				if err != nil && !db.Taken(err) {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if n, err := db.Count(ctx, d, "select count(*) from claim where starts_at = '50'"); n != 1 || err != nil {
			t.Errorf("%d claims hold one seat, %v", n, err)
		}
	})
}

func TestATransactionThatCannotCountMayNotClaim(t *testing.T) {
	t.Parallel()
	d := testkit.Postgres(t)
	rawSpace(t, d, "room", 1)
	err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, "set transaction isolation level repeatable read"); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "insert into claim (place_id, booking_id, space_id, seats, starts_at, ends_at) values ('p', 'a', 'room', 1, '1', '2')")
		return err
	})
	if err == nil {
		t.Error("it was let through")
	}
}
