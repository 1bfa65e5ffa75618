package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Erase leaves nothing personal of somebody (RGPD, art. 17): name, contacts, notes,
// consents, ties and trail are cleared here, and other rooms clear their free texts.
// An empty record stays, so that what was booked still counts.
func (d *Desk) Erase(ctx context.Context, who base.Actor, id base.PersonID) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, p Person) error {
		if err := refuseLastGuardian(ctx, tx, id); err != nil {
			return err
		}
		if err := leaveHousehold(ctx, tx, p); err != nil {
			return err
		}
		shells, err := buriedIn(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		for _, shell := range append(shells, id) {
			record, err := person(ctx, tx, who.Place, shell)
			if err != nil {
				return err
			}
			if err := d.Erased.Announce(ctx, tx, record); err != nil {
				return err
			}
			if err := empty(ctx, tx, shell, words.T(who.Lang, "people.erased_name")); err != nil {
				return err
			}
			if err := tx.Forget(ctx, room, string(shell)); err != nil {
				return err
			}
		}
		return tx.Record(ctx, room, string(id), "erased", nil)
	})
}

// refuseLastGuardian: whoever alone answers for a minor cannot go first.
func refuseLastGuardian(ctx context.Context, tx *db.Tx, id base.PersonID) error {
	wards, err := wardsOf(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return err
	}
	for _, w := range wards {
		guardians, err := guardiansOf(ctx, tx, tx.Who.Place, w.ID)
		if err != nil {
			return err
		}
		if Minor(w.Born, todayIn(tx)) && len(guardians) < 2 {
			return base.Wrong("guardian", "people.last_guardian", base.Args{"name": w.Name})
		}
	}
	return nil
}

// empty clears a record and all that hangs on it.
func empty(ctx context.Context, tx *db.Tx, id base.PersonID, name string) error {
	for _, t := range []*db.Table{contactRows, personTagRows, personSkillRows, relationRows, consentRows, noteRows, authorisationRows} {
		if err := deleteRows(ctx, tx, t, id); err != nil {
			return err
		}
	}
	if err := deleteTies(ctx, tx, id); err != nil {
		return err
	}
	return clearPerson(ctx, tx, id, name)
}
