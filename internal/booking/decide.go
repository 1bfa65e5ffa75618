package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

// Approve lends what was requested, or more of what was requested at once. Where a
// slot was lent to somebody else meanwhile its request is refused, its author is
// told, and where nothing could be lent the answer is a Conflict.
func (d *Desk) Approve(ctx context.Context, who base.Actor, id ID, scope Scope) (lent []Booking, err error) {
	var lost *blockage
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		all, err := requests(ctx, tx, id, scope)
		if err != nil {
			return err
		}
		if !all[0].To.After(tx.Now) {
			return base.Refuse(base.Conflict, "booking.over")
		}
		lent, lost, err = d.approveAll(ctx, tx, all)
		return err
	})
	if err == nil && len(lent) == 0 {
		err = lost
	}
	return lent, d.explain(ctx, who, err)
}

func (d *Desk) approveAll(ctx context.Context, tx *db.Tx, all []Booking) (lent []Booking, lost *blockage, err error) {
	var spaces []base.SpaceID
	for _, b := range all {
		spaces = append(spaces, b.Space)
	}
	c, err := d.open(ctx, tx, spaces, party{})
	if err != nil {
		return nil, nil, err
	}
	if err := c.load(ctx, tx, spaces, all[0].From, all[len(all)-1].To); err != nil {
		return nil, nil, err
	}
	c.busy = c.lent // a decision goes before the other requests
	var gone []Booking
	for _, b := range all {
		b.State = Booked
		if fault := c.taken(b); fault != nil {
			b.State = Requested
			gone = append(gone, b)
			lost = lostTo(b, fault)
			continue
		}
		c.lent.add(c.plan, b)
		lent = append(lent, b)
	}
	if err := d.lend(ctx, tx, c.plan, lent); err != nil {
		return nil, nil, err
	}
	_, err = d.end(ctx, tx, c.plan, gone, Refused, reasonTaken)
	return lent, lost, err
}

// lostTo is a request whose slot somebody else has.
func lostTo(b Booking, fault *base.Fault) *blockage {
	return &blockage{obstacles: []Obstacle{{Space: b.Space, From: b.From, To: b.To, Fault: fault}}, asked: asked{
		Wanted: Wanted{Spaces: []base.SpaceID{b.Space}, Seats: b.Seats}, dates: []occurrence{{From: b.From, To: b.To}},
		party: party{person: b.Person, asker: b.AskedBy}}}
}

// lend makes bookings of requests.
func (d *Desk) lend(ctx context.Context, tx *db.Tx, plan *space.Plan, all []Booking) error {
	for i := range all {
		b, was := &all[i], all[i]
		b.Sequence++
		if err := take(ctx, tx, plan, *b); err != nil {
			return err
		}
		if err := update(ctx, tx, was, *b); err != nil {
			return err
		}
		if err := tx.Record(ctx, "booking", string(b.ID), "approved", nil); err != nil {
			return err
		}
	}
	for _, b := range all {
		if err := d.Booked.Announce(ctx, tx, b); err != nil {
			return err
		}
	}
	return nil
}

// reasonTaken is the key of the reason when the slot went to somebody else: whoever
// shows it writes it in the reader's language.
const reasonTaken = "booking.reason_taken"

// Refuse turns a request down, or more of what was requested at once, with a reason
// for its author.
func (d *Desk) Refuse(ctx context.Context, who base.Actor, id ID, scope Scope, reason string) (refused []Booking, err error) {
	if reason, err = checkReason(reason); err != nil {
		return nil, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		all, err := requests(ctx, tx, id, scope)
		if err != nil {
			return err
		}
		plan, err := d.Spaces.Plan(ctx, tx, who)
		if err != nil {
			return err
		}
		refused, err = d.end(ctx, tx, plan, all, Refused, reason)
		return err
	})
	return refused, err
}

// requests reads what awaits a decision.
func requests(ctx context.Context, tx *db.Tx, id ID, scope Scope) ([]Booking, error) {
	if !tx.Who.May(base.Run, "booking") {
		return nil, base.Refuse(base.Forbidden, "base.forbidden")
	}
	b, err := byID(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return nil, err
	}
	if b.State != Requested {
		return nil, base.Refuse(base.Conflict, "booking.decided")
	}
	all, err := inScope(ctx, tx, tx.Who.Place, b, scope, tx.Now)
	var open []Booking
	for _, b := range all {
		if b.State == Requested {
			open = append(open, b)
		}
	}
	return open, err
}
