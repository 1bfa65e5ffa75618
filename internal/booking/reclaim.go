package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

// Reclaim takes anew what the bookings to come of some spaces take, after their
// tree changed: a whole has other parts, a capacity is another. It joins the
// transaction of the change, and refuses it where two bookings would collide or a
// space that is booked would be gone. What is offered to whoever waits is offered anew.
func (d *Desk) Reclaim(ctx context.Context, tx *db.Tx, c space.TreeChange) error {
	coming, err := comingIn(ctx, tx, c.Place, c.Spaces, tx.Now)
	if err != nil {
		return err
	}
	for _, b := range coming {
		if s, known := c.Plan.Space(b.Space); !known || !s.Retired.IsZero() {
			return base.Refuse(base.Conflict, "booking.space_in_use", base.Args{"space": s.Name, "n": len(coming)})
		}
		if err := release(ctx, tx, b); err != nil {
			return err
		}
	}
	if err := recallOffers(ctx, tx); err != nil {
		return err
	}
	for _, was := range coming {
		b := was
		b.Taken = takenOf(c.Plan, b)
		if err := take(ctx, tx, c.Plan, b); base.KindOf(err) == base.Conflict {
			s, _ := c.Plan.Space(b.Space)
			return base.Refuse(base.Conflict, "booking.tree_collides", base.Args{"space": s.Name, "title": b.Title})
		} else if err != nil {
			return err
		}
		if err := update(ctx, tx, was, b); err != nil {
			return err
		}
	}
	queue, err := queued(ctx, tx, tx.Now, farFuture)
	if err != nil {
		return err
	}
	return d.offer(ctx, tx, queue)
}
