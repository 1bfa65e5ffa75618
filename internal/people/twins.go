package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Twin is two records that may be the same person.
type Twin struct{ One, Other Record }

// Twins proposes records that may be the same person, at most twenty.
func (d *Desk) Twins(ctx context.Context, who base.Actor) ([]Twin, error) {
	pairs, err := twins(ctx, d.DB, who.Place, 20)
	if err != nil {
		return nil, err
	}
	out := make([]Twin, len(pairs))
	for i, pair := range pairs {
		for j, into := range []*Record{&out[i].One, &out[i].Other} {
			if into.Person, err = person(ctx, d.DB, who.Place, pair[j]); err != nil {
				return nil, err
			}
			if into.Contacts, err = contacts(ctx, d.DB, who.Place, pair[j]); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// TellApart says that two records are not the same person, so that they are
// proposed no more.
func (d *Desk) TellApart(ctx context.Context, who base.Actor, one, other base.PersonID) error {
	return d.about(ctx, who, one, func(ctx context.Context, tx *db.Tx, _ Person) error {
		if _, err := standing(ctx, tx, who.Place, other); err != nil {
			return err
		}
		if err := setApart(ctx, tx, one, other); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(one), "told_apart", db.Detail{"other": other})
	})
}
