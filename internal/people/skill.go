package people

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// SkillID names a skill of a place: its first name, folded, with dashes. A space
// that asks for an authorisation names it so.
type SkillID string

// Skill is what can be known, or trained for, in a place.
type Skill struct {
	ID     SkillID
	Name   string
	Months int // how long a training stays valid, 0 for always
	People int // how many have it, or are authorised for it
}

const (
	skillMax  = 60
	monthsMax = 600
)

// NewSkillID makes the identifier of a skill out of its name.
func NewSkillID(name string) SkillID { return SkillID(strings.ReplaceAll(base.Fold(name), " ", "-")) }

func (s Skill) check() error {
	var wrong base.Checks
	wrong.Require("name", strings.Trim(string(NewSkillID(s.Name)), "-"))
	if base.Longer(s.Name, skillMax) {
		wrong.Wrong("name", "base.too_long", base.Args{"max": skillMax})
	}
	if s.Months < 0 || s.Months > monthsMax {
		wrong.Wrong("months", "people.months_range", base.Args{"max": monthsMax})
	}
	return wrong.Fault()
}

// Skills lists the skills of a place by name.
func (d *Desk) Skills(ctx context.Context, who base.Actor) ([]Skill, error) {
	return skills(ctx, d.DB, who.Place)
}

// AddSkill makes a skill known to the place; without an identifier, its name gives one.
func (d *Desk) AddSkill(ctx context.Context, who base.Actor, s Skill) (Skill, error) {
	s.Name = base.Tidy(s.Name)
	s.ID = NewSkillID(cmp.Or(string(s.ID), s.Name))
	if err := s.check(); err != nil {
		return s, err
	}
	return s, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		b := newBatch(tx)
		b.Add(skillRows, s.ID, s.Name, base.Fold(s.Name), s.Months)
		if err := b.Write(ctx); db.Taken(err) {
			return base.Wrong("name", "people.skill_known")
		} else if err != nil {
			return err
		}
		return tx.Record(ctx, room, string(s.ID), "skill_added", db.Detail{"name": s.Name, "months": s.Months})
	})
}

// ChangeSkill writes a skill's name and validity anew; its identifier stays.
func (d *Desk) ChangeSkill(ctx context.Context, who base.Actor, s Skill) error {
	s.Name = base.Tidy(s.Name)
	if err := s.check(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := updateSkill(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(s.ID), "skill_changed", db.Detail{"name": s.Name, "months": s.Months})
	})
}

// RemoveSkill forgets a skill that nobody has.
func (d *Desk) RemoveSkill(ctx context.Context, who base.Actor, id SkillID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		all, err := skills(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(s Skill) bool { return s.ID == id })
		if at < 0 {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if n := all[at].People; n > 0 {
			return base.Refuse(base.Conflict, "people.skill_in_use", base.Args{"n": n})
		}
		if err := deleteSkill(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "skill_removed", db.Detail{"name": all[at].Name})
	})
}

// checkSkills notes a skill that the place does not know.
func checkSkills(ctx context.Context, tx *db.Tx, asked []SkillID, wrong *base.Checks) error {
	if len(asked) == 0 {
		return nil
	}
	known, err := skills(ctx, tx, tx.Who.Place)
	for _, id := range asked {
		if !slices.ContainsFunc(known, func(s Skill) bool { return s.ID == id }) {
			wrong.Wrong("skills", "base.not_a_choice")
		}
	}
	return err
}
