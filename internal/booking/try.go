package booking

import (
	"context"

	"pilotis/internal/base"
)

// Try answers as Ask would, and books nothing: it only reads.
func (d *Desk) Try(ctx context.Context, who base.Actor, w Wanted) (done Done, err error) {
	a, err := read(who, w)
	if err != nil {
		return done, err
	}
	if a.party, err = whom(ctx, d.DB, who, w); err != nil {
		return done, err
	}
	c, err := d.look(ctx, who, a.mayTake(), a.party)
	if err != nil {
		return done, err
	}
	done, err = c.grant(ctx, d.DB, a)
	return done, d.explain(ctx, who, err)
}

// TryChange answers as Change would, and changes nothing.
func (d *Desk) TryChange(ctx context.Context, who base.Actor, id ID, scope Scope, ch Changes) (done Done, err error) {
	m, err := readChange(ctx, d.DB, who, d.DB.Now(), id, scope, ch)
	if err != nil {
		return done, err
	}
	if m.takesTime() {
		c, err := d.look(ctx, who, m.spaces(), m.party)
		if err != nil {
			return done, err
		}
		if err := c.relocate(ctx, d.DB, &m); err != nil {
			return done, d.explain(ctx, who, err)
		}
	}
	return m.done(), nil
}
