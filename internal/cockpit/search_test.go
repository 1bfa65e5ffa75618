package cockpit_test

import (
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestSearchFindsTheNearestBookingsFirst(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		for _, day := range []string{"2027-06-01", "2027-03-20", "2027-04-01", "2027-01-05", "2027-05-01"} {
			s.book(t, day+"T10:00", day+"T11:00", "Chorale", "")
		}
		for limit, want := range map[int]string{20: "04-01 05-01 06-01 03-20 01-05 ", 2: "04-01 05-01 "} {
			found, err := s.Cockpit.Search(ctx, s.boss, "chorale", limit)
			must(t, err)
			got := ""
			for _, e := range found.Bookings {
				got += e.From.Format("01-02 ")
			}
			if got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
	})
}
