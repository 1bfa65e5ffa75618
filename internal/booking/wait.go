package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Wait enters the waiting list of a slot that is taken. Where it is free it is a
// Conflict: it can be booked.
func (d *Desk) Wait(ctx context.Context, who base.Actor, w Wanted) (waits Waiting, err error) {
	a, err := read(who, w)
	if err != nil {
		return waits, err
	}
	if len(a.Spaces) > 1 || a.Rule != "" {
		return waits, base.Wrong("space", "booking.waits_for_one")
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		waits, err = d.wait(ctx, tx, a)
		return err
	})
	return waits, d.explain(ctx, who, err)
}

func (d *Desk) wait(ctx context.Context, tx *db.Tx, a asked) (w Waiting, err error) {
	if a.party, err = whom(ctx, tx, tx.Who, a.Wanted); err != nil {
		return w, err
	}
	a.party.past, a.party.waived = false, false
	c, err := d.open(ctx, tx, a.Spaces, a.party)
	if err != nil {
		return w, err
	}
	w = Waiting{ID: base.NewID[Waiting](tx.Now), Space: a.Spaces[0], From: a.dates[0].From, To: a.dates[0].To, Seats: a.Seats, Title: a.Title,
		Person: a.party.person, Activity: a.Activity, AskedAt: tx.Now, AskedBy: a.party.asker, AskedAs: tx.Who.Name, State: Waits}
	if err := c.load(ctx, tx, a.Spaces, w.From, w.To); err != nil {
		return w, err
	}
	switch fault := c.weigh(c.settle(w.Wished())); {
	case fault == nil:
		return w, base.Refuse(base.Conflict, "booking.still_free")
	case fault.Kind != base.Conflict:
		return w, &blockage{asked: a, obstacles: []Obstacle{{Space: w.Space, From: w.From, To: w.To, Fault: fault}}}
	}
	if twice, err := waitsAlready(ctx, tx, w); err != nil || twice {
		if err == nil {
			err = base.Refuse(base.Conflict, "booking.waits_already")
		}
		return w, err
	}
	if err := insertWaiting(ctx, tx, w); err != nil {
		return w, err
	}
	return w, tx.Record(ctx, "booking", string(w.ID), "waiting", detail(w.Wished()))
}

// TakeUp books what is offered to somebody who waited.
func (d *Desk) TakeUp(ctx context.Context, who base.Actor, id WaitingID) (done Done, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		w, err := waitingOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if w.State != Offered || !w.Till.After(tx.Now) {
			return base.Refuse(base.Conflict, "booking.no_offer")
		}
		if err := d.leave(ctx, tx, w, TakenUp); err != nil {
			return err
		}
		p := partyOf(who, w.Person, false)
		p.asker, p.as, p.waived = w.AskedBy, w.AskedAs, true
		done, err = d.ask(ctx, tx, asked{
			Wanted: Wanted{Spaces: []base.SpaceID{w.Space}, Seats: w.Seats, Title: w.Title, Activity: w.Activity},
			dates:  []occurrence{{From: w.From, To: w.To}},
			party:  p, offer: true,
		})
		return err
	})
	return done, d.explain(ctx, who, err)
}

// Leave gives up one's place in a waiting list, or turns an offer down.
func (d *Desk) Leave(ctx context.Context, who base.Actor, id WaitingID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		w, err := waitingOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := d.leave(ctx, tx, w, Left); err != nil {
			return err
		}
		return d.offerFreed(ctx, tx, []Booking{w.Wished()})
	})
}

// waitingOf reads a place in a waiting list that the actor may give up: one's own,
// or any for staff.
func waitingOf(ctx context.Context, tx *db.Tx, id WaitingID) (Waiting, error) {
	w, err := waitingByID(ctx, tx, tx.Who.Place, id)
	switch {
	case err != nil:
		return w, err
	case !w.Of(tx.Who) && !tx.Who.May(base.Run, "booking"):
		return w, base.Refuse(base.Forbidden, "booking.not_yours")
	case w.State != Waits && w.State != Offered:
		return w, base.Refuse(base.Conflict, "booking.ended")
	}
	return w, nil
}

// leave ends a place in a waiting list, and gives back what was offered to it.
func (d *Desk) leave(ctx context.Context, tx *db.Tx, w Waiting, as WaitingState) error {
	if err := unclaim(ctx, tx, ID(w.ID)); err != nil {
		return err
	}
	w.State, w.EndedAt = as, tx.Now
	if err := updateWaiting(ctx, tx, w); err != nil {
		return err
	}
	return tx.Record(ctx, "booking", string(w.ID), string(as), nil)
}

// Waiting reads a place in a waiting list: one's own, or any for staff.
func (d *Desk) Waiting(ctx context.Context, who base.Actor, id WaitingID) (Waiting, error) {
	w, err := waitingByID(ctx, d.DB, who.Place, id)
	if err == nil && !w.Of(who) && !who.May(base.Run, "booking") {
		err = base.Refuse(base.Forbidden, "booking.not_yours")
	}
	return w, err
}

// WaitingList lists who waits, or is offered a slot, the actor's own or for staff
// anybody's, by the hours they wait for.
func (d *Desk) WaitingList(ctx context.Context, who base.Actor, mine bool) ([]Waiting, error) {
	return waitingFor(ctx, d.DB, who, mine || !who.May(base.Run, "booking"), d.DB.Now())
}
