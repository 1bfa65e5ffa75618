package booking

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Sweep ends what has lapsed at the present instant, and offers what that frees, or
// what was freed in another way (a hold that lapsed, a larger space), to whoever
// waits. It is the program's own verb: a job calls it when an offer or a hold ends.
func (d *Desk) Sweep(ctx context.Context, who base.Actor) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := d.lapse(ctx, tx); err != nil {
			return err
		}
		queue, err := queued(ctx, tx, tx.Now, farFuture)
		if err != nil {
			return err
		}
		return d.offer(ctx, tx, queue)
	})
}

// lapse ends the offers whose time is over, and offers each slot to the next.
func (d *Desk) lapse(ctx context.Context, tx *db.Tx) error {
	over, err := lapsedOffers(ctx, tx)
	if err != nil || len(over) == 0 {
		return err
	}
	var freed []Booking
	for _, w := range over {
		if err := d.leave(ctx, tx, w, Lapsed); err != nil {
			return err
		}
		freed = append(freed, w.Wished())
	}
	return d.offerFreed(ctx, tx, freed)
}

// offerFreed offers what some bookings have freed to whoever waits for it.
func (d *Desk) offerFreed(ctx context.Context, tx *db.Tx, freed []Booking) error {
	if len(freed) == 0 {
		return nil
	}
	from, to := freed[0].From, freed[0].To
	for _, b := range freed {
		from, to = day.Earlier(from, b.From), day.Later(day.Later(to, b.To), b.FreeAt)
	}
	queue, err := queued(ctx, tx, from, to)
	if err != nil {
		return err
	}
	return d.offer(ctx, tx, queue)
}

// offer gives each of a queue, who waits for longest first, what they wait for where
// it is free; who cannot have it keeps their rank. An offer claims its seats, so
// that it never makes one too many.
func (d *Desk) offer(ctx context.Context, tx *db.Tx, queue []Waiting) error {
	plan, err := d.Spaces.Plan(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	queue = slices.DeleteFunc(queue, func(w Waiting) bool {
		return !w.From.After(tx.Now) || inUse(plan, []base.SpaceID{w.Space}) != nil
	})
	if len(queue) == 0 {
		return nil
	}
	var spaces []base.SpaceID
	from, to := queue[0].From, queue[0].To
	for _, w := range queue {
		spaces = append(spaces, w.Space)
		from, to = day.Earlier(from, w.From), day.Later(to, w.To)
	}
	if err := lock(ctx, tx, leavesOf(plan, spaces)); err != nil {
		return err
	}
	c := &counter{who: tx.Who, now: tx.Now, plan: plan, party: party{nobody: true}}
	if err := c.load(ctx, tx, spaces, from, to); err != nil {
		return err
	}
	for _, w := range queue {
		if err := d.offerTo(ctx, tx, c, w); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) offerTo(ctx context.Context, tx *db.Tx, c *counter, w Waiting) error {
	b := c.settle(w.Wished())
	b.State = Booked
	if free := c.taken(b) == nil && c.plan.Refuses(b.Space, b.From, b.To) == nil; !free {
		return nil
	}
	if err := claim(ctx, tx, c.plan, b); err != nil {
		return err
	}
	c.keep(b)
	w.State, w.Till = Offered, offerUntil(tx.Now, w.From)
	if err := updateWaiting(ctx, tx, w); err != nil {
		return err
	}
	if err := tx.Record(ctx, "booking", string(w.ID), string(Offered), db.Detail{"till": w.Till}); err != nil {
		return err
	}
	return d.Offered.Announce(ctx, tx, w)
}
