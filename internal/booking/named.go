package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Named is a booking with the names of what it refers to.
type Named struct {
	Booking
	Who string // name of the person
	Hue int    // of the activity
	For string // name of the activity
}

// shownTo leaves out what a stranger to the booking may not see.
func (n Named) shownTo(who base.Actor) Named {
	if !n.VisibleTo(who) {
		n.Who, n.Hue, n.For, n.Activity = "", 0, "", ""
	}
	n.Booking = n.Booking.shownTo(who)
	return n
}

// holder says for whom the space is held, and when.
func (n Named) holder(ctx context.Context) string {
	span := ui.Clocks(ctx, n.From, n.To)
	if n.Who == "" {
		return span
	}
	return n.Who + " · " + span
}

// During reads all that holds a slot in a stretch of time, by its beginning, in one
// query. What the actor may not see of each is left out.
func (d *Desk) During(ctx context.Context, who base.Actor, from, to time.Time) ([]Named, error) {
	all, err := overlapping(ctx, d.DB, who.Place, from, to, d.DB.Now())
	for i, n := range all {
		all[i] = n.shownTo(who)
	}
	return all, err
}

// Own reads a page of the actor's own bookings: those to come, or those that are over
// or were ended, the nearest first; from, where it is not zero, is where a list goes
// on, and next where this one does, zero at its end.
func (d *Desk) Own(ctx context.Context, who base.Actor, from time.Time, past bool) (page []Named, next time.Time, err error) {
	now := d.DB.Now()
	if from.IsZero() {
		from = now.Add(-spanMax)
		if past {
			from = farFuture
		}
	}
	all, err := ownBookings(ctx, d.DB, who, now, from, past)
	if len(all) > ownPage {
		return all[:ownPage], all[ownPage].From, err
	}
	return all, next, err
}

// Awaiting counts the requests that nobody has answered yet.
func (d *Desk) Awaiting(ctx context.Context, who base.Actor) (int, error) {
	return countRequests(ctx, d.DB, who.Place, d.DB.Now())
}
