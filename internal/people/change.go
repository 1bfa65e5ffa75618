package people

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Change writes anew who somebody is and how they are reached. version is the one
// that was read: where somebody else changed the record since, nothing is written
// and the answer is Conflict.
func (d *Desk) Change(ctx context.Context, who base.Actor, id base.PersonID, version int, i Identity) (Person, error) {
	var p Person
	err := d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, was Person) error {
		i.Kind = was.Kind
		i = i.Tidy()
		var wrong base.Checks
		i.check(todayIn(tx), &wrong)
		if err := checkGuarded(ctx, tx, id, i.Born, &wrong); err != nil {
			return err
		}
		if err := checkSkills(ctx, tx, i.Skills, &wrong); err != nil {
			return err
		}
		err := wrong.Fault()
		if err != nil {
			return err
		}
		was.Version = version
		if p, err = rewrite(ctx, tx, was, i); err != nil {
			return err
		}
		return d.Changed.Announce(ctx, tx, p)
	})
	return p, err
}

// rewrite stores a tidy identity over the version that was read, and says in the
// trail what changed.
func rewrite(ctx context.Context, tx *db.Tx, was Person, i Identity) (Person, error) {
	p := newPerson(i, tx)
	p.ID, p.Household, p.CreatedAt, p.Version = was.ID, was.Household, was.CreatedAt, was.Version+1
	before, err := identity(ctx, tx, tx.Who.Place, was)
	if err != nil {
		return p, err
	}
	if err := updatePerson(ctx, tx, p, i); err != nil {
		return p, err
	}
	if err := replaceParts(ctx, tx, p.ID, i); err != nil {
		return p, err
	}
	return p, tx.Record(ctx, room, string(p.ID), "changed", difference(before, i))
}

// checkGuarded notes where somebody under age would have nobody to answer for them.
func checkGuarded(ctx context.Context, tx *db.Tx, id base.PersonID, born day.Day, wrong *base.Checks) error {
	if !Minor(born, todayIn(tx)) {
		return nil
	}
	guardians, err := guardiansOf(ctx, tx, tx.Who.Place, id)
	if err == nil && len(guardians) == 0 {
		wrong.Wrong("born", "people.guardian_missing")
	}
	return err
}

// difference names what changed between two identities, for the trail.
func difference(was, is Identity) db.Detail {
	changed := db.Detail{}
	note := func(field, before, after string) {
		if before != after {
			changed[field] = db.Was(before, after)
		}
	}
	note("name", was.Name, is.Name)
	note("born", string(was.Born), string(is.Born))
	note("lang", was.Lang, is.Lang)
	note("contacts", listContacts(was.Contacts), listContacts(is.Contacts))
	note("tags", strings.Join(was.Tags, ", "), strings.Join(is.Tags, ", "))
	note("skills", listSkills(was.Skills), listSkills(is.Skills))
	return changed
}

func listContacts(contacts []Contact) string {
	var out []string
	for _, c := range contacts {
		out = append(out, c.Line())
	}
	return strings.Join(out, ", ")
}

func listSkills(skills []SkillID) string {
	var out []string
	for _, s := range skills {
		out = append(out, string(s))
	}
	return strings.Join(out, ", ")
}
