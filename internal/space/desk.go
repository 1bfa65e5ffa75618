package space

import (
	"context"
	"sync"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB *db.DB
	// TreeChanged is announced in the transaction that changes what a booking of
	// some spaces takes: whoever keeps such takings makes them anew, or refuses.
	TreeChanged db.Signal[TreeChange]
	// Shut is announced in the transaction that closes hours: whoever lends them tells
	// those who booked, or refuses with a Touching where the desk is to ask first.
	Shut     db.Signal[Shutting]
	kept     shelf
	darkroom sync.Mutex // held while a photo is cut
}

// TreeChange is what a change of the tree means for bookings: those of Spaces no
// longer take what they took; Plan says what they take now. A space that Plan holds
// retired can no longer be taken at all. What they took and will take is locked.
type TreeChange struct {
	Place  base.PlaceID
	Spaces []base.SpaceID
	Plan   *Plan
}

// settle changes what the room says of a place, one change at a time.
func (d *Desk) settle(ctx context.Context, who base.Actor, do func(ctx context.Context, tx *db.Tx, now *Plan) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "spaces:"+string(who.Place)); err != nil {
			return err
		}
		now, err := d.Plan(ctx, tx, who)
		if err != nil {
			return err
		}
		if err := writeVersion(ctx, tx); err != nil {
			return err
		}
		return do(ctx, tx, now)
	})
}

// redraw settles a change of the tree, and announces the spaces whose bookings it concerns.
// What can be taken is locked before it is written, as whoever books does: in the other
// order each would wait for the other.
func (d *Desk) redraw(ctx context.Context, who base.Actor, do func(ctx context.Context, tx *db.Tx, now *Plan) error) error {
	return d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, before *Plan) error {
		if err := tx.Lock(ctx, before.locks()...); err != nil {
			return err
		}
		if err := do(ctx, tx, before); err != nil {
			return err
		}
		after, err := d.Plan(ctx, tx, who)
		if err != nil {
			return err
		}
		spaces := concerned(before, after)
		if len(spaces) == 0 {
			return nil
		}
		return d.TreeChanged.Announce(ctx, tx, TreeChange{who.Place, spaces, after})
	})
}

// find gives a space of the place that is in use, or refuses.
func (p *Plan) find(id base.SpaceID) (Space, error) {
	s, found := p.Space(id)
	if !found {
		return s, base.Refuse(base.NotFound, "base.not_found")
	}
	if !s.Retired.IsZero() {
		return s, base.Refuse(base.Conflict, "space.is_retired", base.Args{"name": s.Name})
	}
	return s, nil
}
