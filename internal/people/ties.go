package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// bind ties a person to another record, both of the place and still there.
func bind(ctx context.Context, tx *db.Tx, t Tie) error {
	field := string(t.Kind)
	other, err := standing(ctx, tx, tx.Who.Place, t.Other)
	if base.KindOf(err) == base.NotFound {
		return base.Wrong(field, "people.other_unknown")
	}
	if err != nil {
		return err
	}
	switch {
	case t.Other == t.Person:
		return base.Wrong(field, "people.tied_to_oneself")
	case t.Kind == Employer && other.Kind != Organisation:
		return base.Wrong(field, "people.employer_is_a_person", base.Args{"name": other.Name})
	case t.Kind == Guardian && Minor(other.Born, day.Of(tx.Now, tx.Who.Zone)):
		return base.Wrong(field, "people.guardian_is_minor", base.Args{"name": other.Name})
	}
	return insertTie(ctx, tx, t)
}

// checkGuarded notes where somebody under age would have nobody to answer for them.
func checkGuarded(ctx context.Context, tx *db.Tx, id base.PersonID, born day.Day, wrong *base.Checks) error {
	if !Minor(born, day.Of(tx.Now, tx.Who.Zone)) {
		return nil
	}
	n, err := countGuardians(ctx, tx, id)
	if err == nil && n == 0 {
		wrong.Wrong("born", "people.guardian_missing")
	}
	return err
}
