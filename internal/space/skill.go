package space

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ui"
)

// skillList names the list of the skills that a field proposes.
const skillList = "known-skills"

// skillsWith adds to the skills that the place knows those that its rules ask for.
func (p *Plan) skillsWith(known []string) []string {
	for _, n := range p.nodes {
		if asked := valueOf(n.settings, Authorisation); asked != "" {
			if _, is := sameSkill(known, asked); !is {
				known = append(known, asked)
			}
		}
	}
	return known
}

// sameSkill finds a skill as the place writes it, accents and case ignored.
func sameSkill(known []string, typed string) (string, bool) {
	i := slices.IndexFunc(known, func(s string) bool { return base.Fold(s) == base.Fold(typed) })
	if i < 0 {
		return "", false
	}
	return known[i], true
}

// settleSkills writes the training that a rule asks for as the place does; one that
// nobody has heard of must be said to be so, so that "laser" and "laser cutter" stay one.
func settleSkills(ctx context.Context, tx *db.Tx, p *Plan, rules []Setting, wrong *base.Checks) error {
	for i, s := range rules {
		if s.Rule != Authorisation || s.Value == "" {
			continue
		}
		known, err := readSkills(ctx, tx, tx.Who.Place)
		if err != nil {
			return err
		}
		if same, is := sameSkill(p.skillsWith(known), s.Value); is {
			rules[i].Value = same
		} else if !s.Unheard {
			wrong.Wrong(string(Authorisation), "space.skill_unknown", base.Args{"skill": s.Value})
		}
	}
	return nil
}

// unheard tells whether the form was refused for a skill that nobody has heard of.
func (p rulesPage) unheard() bool {
	return p.Fault != nil && slices.ContainsFunc(p.Fault.Fields, func(f base.Field) bool { return f.Key == "space.skill_unknown" }) ||
		p.Form.Values.Has("new_skill")
}

func (p rulesPage) newSkill() ui.Field { return ui.Field{Name: "new_skill", Label: "space.new_skill"} }
