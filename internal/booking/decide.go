package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Approve lends what was requested. Where the slot was lent to somebody else
// meanwhile, the request is refused, its author is told, and the answer is a Conflict.
func (d *Desk) Approve(ctx context.Context, who base.Actor, id ID) (b Booking, err error) {
	var lost error
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if b, err = d.request(ctx, tx, id); err != nil {
			return err
		}
		c, err := d.open(ctx, tx, []base.SpaceID{b.Space})
		if err != nil {
			return err
		}
		if err := c.lockAndLoad(ctx, []base.SpaceID{b.Space}, b.From, b.To); err != nil {
			return err
		}
		c.held = nil // a decision goes before the other requests
		b.State = Booked
		if fault := c.taken(b, c.plan.Units(b.Space, b.Seats)); fault != nil {
			lost = c.withWayOut(ctx, fault, []Obstacle{{Space: b.Space, From: b.From, To: b.To}})
			b.State = Requested
			return d.end(ctx, tx, c.plan, &b, Refused, reasonTaken)
		}
		b.Sequence++
		if err := d.take(ctx, tx, c.plan, b); err != nil {
			return err
		}
		if err := update(ctx, tx, b); err != nil {
			return err
		}
		if err := tx.Record(ctx, "booking", string(b.ID), "approved", nil); err != nil {
			return err
		}
		return d.Booked.Announce(ctx, tx, b)
	})
	if err == nil {
		err = lost
	}
	return b, err
}

// reasonTaken is the key of the reason when the slot went to somebody else: whoever
// shows it writes it in the reader's language.
const reasonTaken = "booking.reason_taken"

// Refuse turns a request down, with a reason for its author.
func (d *Desk) Refuse(ctx context.Context, who base.Actor, id ID, reason string) (b Booking, err error) {
	if len([]rune(reason)) > reasonMax {
		return b, base.Wrong("reason", "base.too_long", base.Args{"max": reasonMax})
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if b, err = d.request(ctx, tx, id); err != nil {
			return err
		}
		plan, err := d.Spaces.Plan(ctx, tx, who)
		if err != nil {
			return err
		}
		return d.end(ctx, tx, plan, &b, Refused, reason)
	})
	return b, err
}

// request reads a request that awaits a decision.
func (d *Desk) request(ctx context.Context, tx *db.Tx, id ID) (Booking, error) {
	if !tx.Who.May(base.Run, "booking") {
		return Booking{}, base.Refuse(base.Forbidden, "base.forbidden")
	}
	b, err := byID(ctx, tx, tx.Who.Place, id)
	if err == nil && b.State != Requested {
		err = base.Refuse(base.Conflict, "booking.decided")
	}
	return b, err
}
