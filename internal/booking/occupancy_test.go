package booking_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/space"
)

func TestOccupancyIsWhatWasBookedOfEverySeatThatWasOpen(t *testing.T) {
	each(t, func(s *scene) {
		var week space.Week
		for d := range 5 {
			week[d] = []space.Range{{From: 9 * 60, To: 17 * 60}}
		}
		draw := func(kind space.Kind, name string, capacity int, parent base.SpaceID) base.SpaceID {
			made, err := s.Spaces.Create(ctx, s.staff, space.Draft{Kind: kind, Name: name, Capacity: capacity, Parent: parent}, week, nil)
			s.must(err)
			return made.ID
		}
		house := draw(space.KindBuilding, "Moulin", 1, "")
		hall := draw(space.KindRoom, "Salle", 1, house)
		draw(space.KindPart, "Nord", 6, hall)
		draw(space.KindPart, "Sud", 4, hall)
		desks := draw(space.KindDesk, "Bureaux", 10, house)
		plan, err := s.Spaces.Plan(ctx, s.DB, s.staff)
		s.must(err)
		totals := []booking.Total{{Day: "2027-02-01", Space: hall, Minutes: 10 * 240}, {Day: "2027-02-05", Space: desks, Minutes: 2400}, {Day: "2027-02-08", Space: desks, Minutes: 9999}}
		// a week of five days of eight hours: twenty seats, 48,000 minutes; the Monday after is left out
		got := booking.Occupied(plan, totals, "2027-02-01", "2027-02-08")
		if share, known := got.Share(); got.Open != 48000 || got.Minutes != 4800 || share != 1000 || !known {
			t.Errorf("%+v", got)
		}
		if _, known := (booking.Occupancy{}).Share(); known {
			t.Error("a place without a space has an occupancy")
		}
	})
}
