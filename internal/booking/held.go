package booking

import (
	"context"
	"slices"

	"pilotis/internal/base"
)

// heldMost is how many bookings in the way are told of one date.
const heldMost = 4

// holders finds the bookings that stand in the way of what was asked, for those who may
// know whose they are, in one query.
func (d *Desk) holders(ctx context.Context, who base.Actor, c *counter, x *blockage) error {
	inTheWay := make([][]ID, len(x.obstacles))
	var all []ID
	for i, o := range x.obstacles {
		if o.Fault.Kind != base.Conflict {
			continue
		}
		b := c.settle(Booking{Space: o.Space, From: o.From, To: o.To, Seats: x.Seats})
		for _, t := range c.busy.inTheWay(c.plan.Units(b.Space, b.Seats), b.From, b.FreeAt) {
			if len(inTheWay[i]) < heldMost && !slices.Contains(inTheWay[i], t.Booking) {
				inTheWay[i] = append(inTheWay[i], t.Booking)
			}
		}
		all = append(all, inTheWay[i]...)
	}
	if len(all) == 0 {
		return nil
	}
	known, err := namedByIDs(ctx, d.DB, who.Place, all)
	if err != nil {
		return err
	}
	for i := range x.obstacles {
		for _, n := range known {
			if n.VisibleTo(who) && slices.Contains(inTheWay[i], n.ID) {
				x.obstacles[i].Held = append(x.obstacles[i].Held, n)
			}
		}
	}
	return nil
}
