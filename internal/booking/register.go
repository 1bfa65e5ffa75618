package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Of reads the bookings of somebody, whatever became of them, the latest first.
func (d *Desk) Of(ctx context.Context, who base.Actor, person base.PersonID, limit int) ([]Booking, error) {
	return latestOf(ctx, d.DB, who.Place, person, limit)
}

// Reassign gives the bookings of one person to another, who is the same after all.
// It joins the transaction that merges them.
func (d *Desk) Reassign(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	return reassign(ctx, tx, from, into)
}

// Forget clears what people typed of the bookings of somebody who is erased, and who
// asked for them. That a space was taken, and when, stays: figures do not change.
func (d *Desk) Forget(ctx context.Context, tx *db.Tx, person base.PersonID) error {
	all, err := ofPerson(ctx, tx, person)
	if err != nil {
		return err
	}
	for _, id := range all {
		if err := tx.Forget(ctx, "booking", string(id)); err != nil {
			return err
		}
	}
	return clearWords(ctx, tx, person)
}

// Depends refuses that somebody be taken out as if never known while bookings are theirs.
func (d *Desk) Depends(ctx context.Context, tx *db.Tx, person base.PersonID) error {
	all, err := ofPerson(ctx, tx, person)
	if err == nil && len(all) > 0 {
		err = base.Refuse(base.Conflict, "booking.person_has", base.Args{"n": len(all)})
	}
	return err
}
