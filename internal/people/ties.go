package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Tie says what somebody is to somebody else: employee, or child of a guardian.
func (d *Desk) Tie(ctx context.Context, who base.Actor, t Tie) error {
	return d.about(ctx, who, t.Person, func(ctx context.Context, tx *db.Tx, p Person) error {
		var wrong base.Checks
		if p.Kind != Human {
			wrong.Wrong(string(t.Kind), "people.not_for_organisations")
		}
		if base.Longer(t.Title, NameMax) {
			wrong.Wrong("title", "base.too_long", base.Args{"max": NameMax})
		}
		checkSpan("tie_from", t.From, "tie_until", t.Until, &wrong)
		if err := checkTie(ctx, tx, t, &wrong); err != nil {
			return err
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		b := newBatch(tx)
		b.tie(t)
		if err := b.Write(ctx); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(t.Person), "tied", db.Detail{"tie": t.Kind, "other": t.Other})
	})
}

// checkTie notes why somebody cannot be tied to the other of t.
func checkTie(ctx context.Context, tx *db.Tx, t Tie, wrong *base.Checks) error {
	field := string(t.Kind)
	other, err := standing(ctx, tx, tx.Who.Place, t.Other)
	switch {
	case err != nil && base.KindOf(err) == base.NotFound:
		wrong.Wrong(field, "people.other_unknown")
		return nil
	case err != nil:
		return err
	case t.Kind != Employer && t.Kind != Guardian:
		wrong.Wrong("kind", "base.not_a_choice")
	case t.Other == t.Person:
		wrong.Wrong(field, "people.tied_to_oneself")
	case t.Kind == Employer && other.Kind != Organisation:
		wrong.Wrong(field, "people.employer_is_a_person", base.Args{"name": other.Name})
	case t.Kind == Guardian && Minor(other.Born, todayIn(tx)):
		wrong.Wrong(field, "people.guardian_is_minor", base.Args{"name": other.Name})
	}
	held, err := tiesOf(ctx, tx, tx.Who.Place, t.Person)
	for _, h := range held {
		if h.Kind == t.Kind && h.Person == t.Person && h.Other == t.Other {
			wrong.Wrong(field, "people.tied_already", base.Args{"name": other.Name})
		}
	}
	return err
}

// Untie undoes a tie. The last guardian of somebody under age cannot be let go of.
func (d *Desk) Untie(ctx context.Context, who base.Actor, id base.PersonID, tie base.ID[Tie]) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, p Person) error {
		t, err := tieOf(ctx, tx, id, tie)
		if err != nil {
			return err
		}
		if t.Kind == Guardian && Minor(p.Born, todayIn(tx)) {
			guardians, err := guardiansOf(ctx, tx, who.Place, id)
			if err != nil {
				return err
			}
			if len(guardians) < 2 {
				return base.Wrong("guardian", "people.last_guardian", base.Args{"name": p.Name})
			}
		}
		if err := deleteRow(ctx, tx, tieRows, id, string(tie)); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "untied", db.Detail{"tie": t.Kind, "other": t.Other})
	})
}
