package booking_test

import (
	"fmt"
	"sync"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/space"
)

// TestABookingThatSeveralChangeAtOnceIsCountedOnce has several change the same bookings
// at the same time: whatever comes first, what is counted is what is booked.
func TestABookingThatSeveralChangeAtOnceIsCountedOnce(t *testing.T) {
	each(t, func(s *scene) {
		room := s.room("")
		var booked []booking.ID
		for i := range 12 {
			done := s.ask(s.staff, at(room, fmt.Sprintf("2027-01-12T%02d:00", 8+i), fmt.Sprintf("2027-01-12T%02d:30", 8+i)))
			booked = append(booked, done.Booking.ID)
		}
		var wait sync.WaitGroup
		ended := make([]int, len(booked))
		var counting sync.Mutex
		for i, id := range booked {
			for range 3 {
				wait.Go(func() {
					_, err := s.Cancel(ctx, s.staff, id, booking.Cancellation{})
					switch {
					case err == nil:
						counting.Lock()
						ended[i]++
						counting.Unlock()
					case base.KindOf(err) != base.Conflict:
						s.Error(err)
					}
				})
			}
			wait.Go(func() {
				later := fmt.Sprintf("2027-01-13T%02d:00", 8+i)
				if _, err := s.Change(ctx, s.staff, id, booking.One, booking.Changes{Start: &later}); err != nil && base.KindOf(err) != base.Conflict {
					s.Error(err)
				}
			})
		}
		wait.Go(func() { s.must(s.draw(room, func(d *space.Draft) { d.Capacity++ })) })
		wait.Wait()
		for i, n := range ended {
			if n != 1 {
				s.Errorf("booking %d was cancelled %d times", i, n)
			}
		}
		equal(s, s.count("select count(*) from claim"), 0)
		s.totalsHold()
	})
}
