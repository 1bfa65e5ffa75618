package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
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
func totals(b Booking, zone *time.Location) []Total {
	var out []Total
	for d := day.Of(b.From, zone); d.Start(zone).Before(b.To); d = d.Add(1) {
		out = append(out, Total{Day: d, Space: b.Space, Activity: b.Activity,
			Minutes: b.Taken * minutesWithin(b.From, b.To, d.Start(zone), d.Add(1).Start(zone))})
	}
	out[0].Bookings = 1
	return out
}

// count adds a booking to the totals of its days, or with -1 takes it out.
func count(ctx context.Context, tx *db.Tx, b Booking, sign int) error {
	for _, t := range totals(b, tx.Who.Zone) {
		t.Minutes *= sign
		t.Bookings *= sign
		if err := addTotal(ctx, tx, t); err != nil {
			return err
		}
	}
	return nil
}
