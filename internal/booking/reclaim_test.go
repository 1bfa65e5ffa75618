package booking_test

import (
	"sync"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

// draw changes what is said of a space.
func (s *scene) draw(id base.SpaceID, change func(*space.Draft)) error {
	s.Helper()
	plan, err := s.Spaces.Plan(ctx, s.DB, s.staff)
	s.must(err)
	now, _ := plan.Space(id)
	change(&now.Draft)
	_, err = s.Spaces.Change(ctx, s.staff, id, now.Draft)
	return err
}

func TestARoomThatIsPartedKeepsWhatItIsLentFor(t *testing.T) {
	each(t, func(s *scene) {
		hall := s.room("")
		s.ask(s.member, at(hall, "2027-01-12T10:00", "2027-01-12T11:00"))
		a := s.space(space.KindPart, "A", 6, hall, "")
		b := s.space(space.KindPart, "B", 6, hall, "")
		s.refused(s.other, at(a, "2027-01-12T10:30", "2027-01-12T11:30"), "booking.taken_until")
		s.refused(s.other, at(b, "2027-01-12T10:30", "2027-01-12T11:30"), "booking.taken_until")
		// two that would collide if they became one
		alone := s.space(space.KindRoom, "Seule", 6, "", "")
		s.ask(s.other, at(alone, "2027-01-12T10:30", "2027-01-12T11:30"))
		f := s.expect(s.draw(alone, func(d *space.Draft) { d.Parent = hall }), "booking.tree_collides")
		equal(s, f.Kind, base.Conflict)
		s.expect(s.Spaces.Retire(ctx, s.staff, alone), "booking.space_in_use")
	})
}

func TestACapacityIsNotLoweredBelowWhatIsClaimedNotEvenBySQL(t *testing.T) {
	each(t, func(s *scene) {
		desks, room := s.space(space.KindDesk, "Postes", 10, "", ""), s.room("")
		seats := at(desks, "2099-01-12T10:00", "2099-01-12T11:00")
		seats.Seats = 4
		s.ask(s.member, seats)
		s.ask(s.other, seats)
		s.ask(s.member, at(room, "2099-01-12T10:00", "2099-01-12T11:00"))
		lower := func(id base.SpaceID, capacity int) error {
			return s.DB.Change(ctx, s.staff, func(ctx ctxOf, tx *db.Tx) error {
				_, err := tx.Exec(ctx, "update space set capacity = $1 where id = $2", capacity, id)
				return err
			})
		}
		if err := lower(desks, 7); !db.Taken(err) {
			s.Errorf("8 seats are claimed of 7: %v", err)
		}
		s.must(lower(desks, 8))
		s.expect(s.draw(desks, func(d *space.Draft) { d.Capacity = 7 }), "space.seats_claimed")
		// whoever has the whole room still has it when the room is smaller or larger
		for _, capacity := range []int{8, 30} {
			s.must(s.draw(room, func(d *space.Draft) { d.Capacity = capacity }))
			one := at(room, "2099-01-12T10:00", "2099-01-12T11:00")
			one.Seats = 1
			s.refused(s.other, one, "booking.taken_until")
		}
		s.totalsHold()
	})
}

// totalsHold compares the daily totals with the sum of the bookings.
func (s *scene) totalsHold() {
	s.Helper()
	kept, err := booking.Totals(ctx, s.DB, "p1", "2000-01-01", "2200-01-01")
	s.must(err)
	sum := map[[3]string]booking.Total{}
	all, err := s.List(ctx, s.staff, booking.Filter{From: s.DB.Now().AddDate(-5, 0, 0), To: s.DB.Now().AddDate(120, 0, 0)})
	s.must(err)
	for _, b := range all.Bookings {
		for d := b.From.In(s.staff.Zone); b.State == booking.Booked && d.Before(b.To); {
			y, m, dd := d.Date()
			next := min(b.To.Unix(), s.midnight(y, int(m), dd+1))
			key := [3]string{d.Format("2006-01-02"), string(b.Space), string(b.Activity)}
			x := sum[key]
			x.Minutes += int(next-d.Unix()) / 60 * b.Taken
			if d.Equal(b.From) {
				x.Bookings++
			}
			sum[key] = x
			d = unix(next, s.staff.Zone)
		}
	}
	for _, k := range kept {
		key := [3]string{string(k.Day), string(k.Space), string(k.Activity)}
		if x := sum[key]; x.Minutes != k.Minutes || x.Bookings != k.Bookings {
			s.Errorf("%v: kept %d min %d, sum %d min %d", key, k.Minutes, k.Bookings, x.Minutes, x.Bookings)
		}
		delete(sum, key)
	}
	if len(sum) > 0 {
		s.Errorf("not kept: %v", sum)
	}
}

func TestASpaceChangesWhileManyBookIt(t *testing.T) {
	each(t, func(s *scene) {
		desks := s.space(space.KindDesk, "Postes", 40, "", "")
		var wait sync.WaitGroup
		failed := make([]error, 32)
		for i := range failed {
			wait.Go(func() {
				if i%2 == 0 {
					failed[i] = s.draw(desks, func(d *space.Draft) { d.Capacity = 41 + i })
					return
				}
				seat := at(desks, "2027-01-12T10:00", "2027-01-12T11:00")
				seat.Seats = 1
				_, failed[i] = s.Ask(ctx, s.staff, seat)
			})
		}
		wait.Wait()
		for _, err := range failed {
			s.must(err)
		}
		equal(s, s.count("select count(*) from claim"), len(failed)/2)
		s.totalsHold()
	})
}
