package booking_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

// crowd asks for one slot n times at once, each person for themselves, and counts
// who gets it; everybody else must be told kindly.
func (s *scene) crowd(n int, w booking.Wanted) (won int) {
	s.Helper()
	var wait sync.WaitGroup
	results := make([]error, n)
	for i := range n {
		who := s.member
		who.Account, who.Person = base.AccountID(fmt.Sprint("account-", i)), ""
		wait.Go(func() { _, results[i] = s.Ask(ctx, who, w) })
	}
	wait.Wait()
	for _, err := range results {
		var f *base.Fault
		switch {
		case err == nil:
			won++
		case !errors.As(err, &f) || f.Kind != base.Conflict:
			s.Errorf("neither lent nor told: %v", err)
		case len(s.ways(*f)) == 0:
			s.Error("told without an alternative")
		}
	}
	return won
}

func (s *scene) count(query string) int {
	s.Helper()
	n, err := db.Count(ctx, s.DB, query)
	s.must(err)
	return n
}

func TestP14OneSeatIsLentOnceToFiftyWhoAskAtOnce(t *testing.T) {
	each(t, func(s *scene) {
		equal(s, s.crowd(50, at(s.room(""), "2027-01-12T10:00", "2027-01-12T11:00")), 1)
		equal(s, s.count("select count(*) from booking"), 1)
		equal(s, s.count("select count(*) from claim"), 1)
	})
}

func TestP15SevenSeatsAreLentToSevenOfTwentyFive(t *testing.T) {
	each(t, func(s *scene) {
		desks := s.space(space.KindDesk, "Postes", 10, "", "")
		held := at(desks, "2027-01-12T08:00", "2027-01-12T18:00")
		held.Seats = 3
		s.ask(s.staff, held)
		equal(s, s.crowd(25, at(desks, "2027-01-12T10:00", "2027-01-12T11:00")), 7)
		equal(s, s.count("select count(*) from booking"), 8)
	})
}

func TestAWholeAndItsPartsAreNeverBothLentToWhoAsksAtOnce(t *testing.T) {
	each(t, func(s *scene) {
		hall := s.space(space.KindRoom, "Halle", 40, "", "")
		parts := []base.SpaceID{hall, s.space(space.KindPart, "A", 20, hall, ""), s.space(space.KindPart, "B", 20, hall, "")}
		for round := range 5 {
			var wait sync.WaitGroup
			for i := range 12 {
				day := fmt.Sprintf("2027-02-%02dT", round+1)
				wait.Go(func() {
					if _, err := s.Ask(ctx, s.staff, at(parts[i%3], day+"10:00", day+"11:00")); err != nil && base.KindOf(err) != base.Conflict {
						s.Error(err)
					}
				})
			}
			wait.Wait()
		}
		equal(s, s.count(`select count(*) from claim c join claim o on o.space_id = c.space_id and o.booking_id <> c.booking_id
			and o.starts_at < c.ends_at and o.ends_at > c.starts_at`), 0)
	})
}
