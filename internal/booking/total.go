package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

// Total is what was booked of a space for an activity on a day: minutes times
// seats, a whole space counting all of them, and the bookings that begin that day.
type Total struct {
	Day      day.Day
	Space    base.SpaceID
	Activity base.ActivityID
	Minutes  int
	Bookings int
}

// Totals reads what was booked between two days, the last excluded.
func Totals(ctx context.Context, r db.Reader, place base.PlaceID, from, to day.Day) ([]Total, error) {
	return readTotals(ctx, r, place, from, to)
}

// totals parts a booking among the civil days that it covers.
func totals(plan *space.Plan, b Booking) []Total {
	zone := plan.Zone()
	seats := 0
	for _, u := range plan.Units(b.Space, b.Seats) {
		seats += u.Seats
	}
	var out []Total
	for d := day.Of(b.From, zone); ; d = d.Add(1) {
		from, to := d.Start(zone), d.Add(1).Start(zone)
		if !from.Before(b.To) {
			return out
		}
		t := Total{Day: d, Space: b.Space, Activity: b.Activity, Minutes: seats * int(earlier(to, b.To).Sub(later(from, b.From))/time.Minute)}
		if len(out) == 0 {
			t.Bookings = 1
		}
		out = append(out, t)
	}
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// count adds a booking to the totals of its days, or with -1 takes it out.
func count(ctx context.Context, tx *db.Tx, plan *space.Plan, b Booking, sign int) error {
	for _, t := range totals(plan, b) {
		t.Minutes *= sign
		t.Bookings *= sign
		if err := addTotal(ctx, tx, t); err != nil {
			return err
		}
	}
	return nil
}
