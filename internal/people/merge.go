package people

import (
	"cmp"
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Merge makes one record of two that are the same person: all that is known of
// from goes to into, whose own word counts where both say something, and other
// rooms move what pointed at it. The address of from then leads to into.
func (d *Desk) Merge(ctx context.Context, who base.Actor, from, into base.PersonID) error {
	if from == into {
		return base.Wrong("with", "people.merge_with_itself")
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, lockOf(from), lockOf(into)); err != nil {
			return err
		}
		gone, err := standing(ctx, tx, who.Place, from)
		if err != nil {
			return err
		}
		kept, err := standing(ctx, tx, who.Place, into)
		if err != nil {
			return err
		}
		if err := mergeable(gone, kept); err != nil {
			return err
		}
		if err := mergeRows(ctx, tx, gone, kept); err != nil {
			return err
		}
		if err := bury(ctx, tx, from, into); err != nil {
			return err
		}
		var wrong base.Checks
		if err := checkGuarded(ctx, tx, into, max(kept.Born, gone.Born), &wrong); err != nil {
			return err
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		if err := tx.Record(ctx, room, string(into), "merged", db.Detail{"other": from, "name": gone.Name}); err != nil {
			return err
		}
		return d.Merged.Announce(ctx, tx, Merge{from, into})
	})
}

func mergeable(a, b Person) error {
	switch {
	case a.Kind != b.Kind:
		return base.Wrong("with", "people.merge_kinds")
	case a.Born != "" && b.Born != "" && a.Born != b.Born:
		return base.Wrong("with", "people.merge_births", base.Args{"one": string(a.Born), "other": string(b.Born)})
	}
	return nil
}

// mergeRows moves all rows of the room.
func mergeRows(ctx context.Context, tx *db.Tx, gone, kept Person) error {
	if err := mergeIdentities(ctx, tx, gone, kept); err != nil {
		return err
	}
	if err := mergeRelations(ctx, tx, gone.ID, kept.ID); err != nil {
		return err
	}
	if err := mergeConsents(ctx, tx, gone.ID, kept.ID); err != nil {
		return err
	}
	for _, t := range []*db.Table{noteRows, authorisationRows} {
		if err := moveRows(ctx, tx, t, gone.ID, kept.ID); err != nil {
			return err
		}
	}
	if err := mergeTies(ctx, tx, gone.ID, kept.ID); err != nil {
		return err
	}
	if gone.Household == "" {
		return nil
	}
	if kept.Household != "" {
		return leaveHousehold(ctx, tx, gone)
	}
	if err := setHousehold(ctx, tx, kept.ID, gone.Household); err != nil {
		return err
	}
	return movePayer(ctx, tx, gone.ID, kept.ID)
}

// mergeIdentities fills what the kept record does not say with what the other says.
func mergeIdentities(ctx context.Context, tx *db.Tx, gone, kept Person) error {
	from, err := identity(ctx, tx, tx.Who.Place, gone)
	if err != nil {
		return err
	}
	into, err := identity(ctx, tx, tx.Who.Place, kept)
	if err != nil {
		return err
	}
	if into.FirstName == "" {
		into.FirstName = from.FirstName
	}
	into.Born = max(into.Born, from.Born)
	if into.Lang == "" {
		into.Lang = from.Lang
	}
	into.Contacts = append(into.Contacts, from.Contacts...)
	into.Tags = append(into.Tags, from.Tags...)
	into.Skills = append(into.Skills, from.Skills...)
	if err := replaceParts(ctx, tx, gone.ID, Identity{}); err != nil {
		return err
	}
	_, err = rewrite(ctx, tx, kept, into.Tidy())
	return err
}

// mergeRelations: two relations of one kind that overlap become one as long as both.
func mergeRelations(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	all, err := relations(ctx, tx, tx.Who.Place, from)
	if err != nil {
		return err
	}
	own, err := relations(ctx, tx, tx.Who.Place, into)
	if err != nil {
		return err
	}
	all = append(all, own...)
	slices.SortStableFunc(all, func(a, b Relation) int { return cmp.Compare(a.From, b.From) })
	var merged []Relation
	for _, r := range all {
		at := slices.IndexFunc(merged, func(m Relation) bool { return m.Kind == r.Kind && m.Overlaps(r) })
		if at < 0 {
			merged = append(merged, r)
			continue
		}
		m := &merged[at]
		if m.Until != "" && (r.Until == "" || r.Until > m.Until) {
			m.Until = r.Until
		}
	}
	b := newBatch(tx)
	for _, id := range []base.PersonID{from, into} {
		if err := deleteRows(ctx, tx, relationRows, id); err != nil {
			return err
		}
	}
	for _, r := range merged {
		b.relation(into, r)
	}
	return b.Write(ctx)
}

// mergeConsents keeps the whole history of both. A withdrawal made in one record
// after a consent given in the other withdraws that one too.
func mergeConsents(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	if err := moveRows(ctx, tx, consentRows, from, into); err != nil {
		return err
	}
	all, err := consents(ctx, tx, tx.Who.Place, into)
	if err != nil {
		return err
	}
	for _, purpose := range Purposes() {
		given, withdrawn, how := day.Day(""), day.Day(""), ""
		for _, c := range all {
			switch {
			case c.Purpose != purpose:
			case c.Live():
				given = max(given, c.Given)
			case c.Withdrawn > withdrawn:
				withdrawn, how = c.Withdrawn, c.WithdrawnBy
			}
		}
		if given != "" && withdrawn >= given {
			if err := withdrawConsent(ctx, tx, into, purpose, withdrawn, how); err != nil {
				return err
			}
		}
	}
	return nil
}

// mergeTies moves the ties of both ends, and drops those that then say nothing.
func mergeTies(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	if err := moveTies(ctx, tx, from, into); err != nil {
		return err
	}
	all, err := tiesOf(ctx, tx, tx.Who.Place, into)
	if err != nil {
		return err
	}
	type ends struct {
		kind          TieKind
		person, other base.PersonID
	}
	seen := map[ends]bool{}
	for _, t := range all {
		e := ends{t.Kind, t.Person, t.Other}
		if t.Person == t.Other || seen[e] {
			if err := deleteRow(ctx, tx, tieRows, t.Person, string(t.ID)); err != nil {
				return err
			}
		}
		seen[e] = true
	}
	return nil
}
