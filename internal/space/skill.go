package space

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
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

// settleSkill writes the skill that a rule asks for as the place does; one that nobody
// has heard of is refused once, so that "laser" and "laser cutter" stay one training.
func settleSkill(c *web.Call, rules []Setting, known []string) error {
	i := slices.IndexFunc(rules, func(s Setting) bool { return s.Rule == Authorisation && s.Value != "" })
	if i < 0 {
		return nil
	}
	if same, is := sameSkill(known, rules[i].Value); is {
		rules[i].Value = same
	} else if !c.Checked("new_skill") {
		return base.Wrong(string(Authorisation), "space.skill_unknown", base.Args{"skill": rules[i].Value})
	}
	return nil
}

// unheard tells whether the form was refused for a skill that nobody has heard of.
func (p rulesPage) unheard() bool {
	return p.Fault != nil && slices.ContainsFunc(p.Fault.Fields, func(f base.Field) bool { return f.Key == "space.skill_unknown" }) ||
		p.Form.Values.Has("new_skill")
}

func (p rulesPage) newSkill() ui.Field { return ui.Field{Name: "new_skill", Label: "space.new_skill"} }
