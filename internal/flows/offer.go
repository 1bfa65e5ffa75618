package flows

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

const (
	offerKind = "booking.offer"
	sweepKind = "booking.sweep"
)

// tellOffer tells somebody who waits that the slot is theirs for a while.
func tellOffer(ctx context.Context, tx *db.Tx, w booking.Waiting) error {
	if w.Person == "" {
		return nil
	}
	return post.Enqueue(ctx, tx, post.Job{Kind: offerKind, Key: offerKey(w), Until: w.Till, Body: w.ID})
}

// offerKey parts the offers that one place in a list is given in turn.
func offerKey(w booking.Waiting) string { return string(w.ID) + " " + w.Till.Format("20060102T150405") }

// sweepAfterOffer looks for the next in line when the offer ends.
func sweepAfterOffer(ctx context.Context, tx *db.Tx, w booking.Waiting) error {
	return post.Enqueue(ctx, tx, post.Job{Kind: sweepKind, Key: offerKey(w), Run: w.Till})
}

// sweepAfterHold looks for whoever waits when a request no longer keeps its slot.
func sweepAfterHold(ctx context.Context, tx *db.Tx, b booking.Booking) error {
	return post.Enqueue(ctx, tx, post.Job{Kind: sweepKind, Key: string(b.ID), Run: b.HeldTill, Until: b.From})
}

func (r Rooms) sweep(ctx context.Context, t post.Task) error {
	p, err := r.Places.Get(ctx, r.DB, t.Place)
	if err != nil {
		return err
	}
	return r.Bookings.Sweep(ctx, base.System(p.ID, p.Zone))
}

// writeOffer writes the letter of an offer, if it still holds.
func (r Rooms) writeOffer(ctx context.Context, t post.Task) error {
	var id booking.WaitingID
	if err := t.Into(&id); err != nil {
		return post.Hopeless{Err: err}
	}
	w, err := r.Bookings.Waiting(ctx, t.Who(), id)
	if err != nil || w.State != booking.Offered {
		return err
	}
	l, err := r.envelope(ctx, t, offered, w.Person)
	if err != nil || !post.Reachable(l.person.Email) {
		return err
	}
	l.dates, l.till = []booking.Booking{w.Wished()}, w.Till
	return r.send(ctx, t, l)
}
