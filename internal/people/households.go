package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// LiveWith puts somebody in the household of somebody else, which begins where
// there was none, with the other as its payer.
func (d *Desk) LiveWith(ctx context.Context, who base.Actor, id, with base.PersonID) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, p Person) error {
		other, err := standing(ctx, tx, who.Place, with)
		switch {
		case err != nil && base.KindOf(err) == base.NotFound:
			return base.Wrong("with", "people.other_unknown")
		case err != nil:
			return err
		case with == id:
			return base.Wrong("with", "people.tied_to_oneself")
		case p.Kind != Human || other.Kind != Human:
			return base.Wrong("with", "people.not_for_organisations")
		case other.Household != "" && other.Household == p.Household:
			return base.Wrong("with", "people.tied_already", base.Args{"name": other.Name})
		}
		if other.Household == "" {
			if other.Household, err = beginHousehold(ctx, tx, other); err != nil {
				return err
			}
		}
		if err := leaveHousehold(ctx, tx, p); err != nil {
			return err
		}
		if err := setHousehold(ctx, tx, id, other.Household); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "housed", db.Detail{"with": with})
	})
}

// LiveApart takes somebody out of their household.
func (d *Desk) LiveApart(ctx context.Context, who base.Actor, id base.PersonID) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, p Person) error {
		if p.Household == "" {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if err := leaveHousehold(ctx, tx, p); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "unhoused", nil)
	})
}

// PayFor makes somebody the payer of their household.
func (d *Desk) PayFor(ctx context.Context, who base.Actor, id base.PersonID) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, p Person) error {
		switch {
		case p.Household == "":
			return base.Refuse(base.NotFound, "base.not_found")
		case Minor(p.Born, todayIn(tx)):
			return base.Wrong("payer", "people.payer_is_minor", base.Args{"name": p.Name})
		}
		if err := setPayer(ctx, tx, p.Household, id); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "payer", nil)
	})
}

func beginHousehold(ctx context.Context, tx *db.Tx, p Person) (HouseholdID, error) {
	id := base.NewID[Household](tx.Now)
	b := newBatch(tx)
	b.Add(householdRows, id, p.LastName, p.ID)
	if err := b.Write(ctx); err != nil {
		return "", err
	}
	return id, setHousehold(ctx, tx, p.ID, id)
}

// leaveHousehold takes somebody out of their household; the payer hands over to
// another of it, and a household of one is none.
func leaveHousehold(ctx context.Context, tx *db.Tx, p Person) error {
	if p.Household == "" {
		return nil
	}
	if err := setHousehold(ctx, tx, p.ID, ""); err != nil {
		return err
	}
	left, err := housemates(ctx, tx, tx.Who.Place, p.Household)
	if err != nil {
		return err
	}
	if len(left) < 2 {
		return endHousehold(ctx, tx, p.Household)
	}
	h, err := household(ctx, tx, tx.Who.Place, p.Household)
	if err != nil || h.Payer != p.ID {
		return err
	}
	return setPayer(ctx, tx, p.Household, eldest(left))
}

// eldest is who pays where the payer left: whoever is not known to be the younger.
func eldest(people []Person) base.PersonID {
	first := people[0]
	for _, p := range people[1:] {
		if p.Born < first.Born {
			first = p
		}
	}
	return first.ID
}
