package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// everything is the limit of an access export: more than anybody has.
const everything = 100_000

// Access gives all that the place holds about somebody, every note included: the
// person may ask for it (RGPD, art. 15). That it was done is kept in the trail.
func (d *Desk) Access(ctx context.Context, who base.Actor, id base.PersonID) (Record, error) {
	p, err := standing(ctx, d.DB, who.Place, id)
	if err != nil {
		return Record{}, err
	}
	r, err := d.record(ctx, who, p, everything)
	if err != nil {
		return r, err
	}
	if r.Trail, err = db.Trail(ctx, d.DB, who.Place, room, string(id)); err != nil {
		return r, err
	}

	return r, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		return tx.Record(ctx, room, string(id), "accessed", nil)
	})
}
