package space

import (
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

// Sentence says a rule as one would to somebody who asks: "Au moins 24 h à l'avance."
func (s Setting) Sentence() words.Said {
	key := "space.rule_" + string(s.Rule)
	if s.lifts() {
		return words.Key(key + "_none")
	}
	switch s.Rule {
	case Approval:
		return words.Key(key)
	case Who:
		return words.Text{Key: key, Args: base.Args{"roles": roleNames(strings.Fields(s.Value))}}
	case Authorisation:
		return words.Text{Key: key, Args: base.Args{"skill": s.Value}}
	}
	n, _ := strconv.Atoi(s.Value)
	return words.Text{Key: key, Args: base.Args{"n": n, "length": length(n)}}
}

// lifts tells whether the setting only frees from what would be inherited.
func (s Setting) lifts() bool { return s.Value == "" || s.Value == "0" }

// roleNames are the names of roles, said one after the other.
type roleNames []string

// In writes the roles in a language.
func (r roleNames) In(lang string) string {
	names := make([]string, len(r))
	for i, role := range r {
		names[i] = strings.ToLower(words.T(lang, "role."+role))
	}
	return strings.Join(names, ", ")
}

// Stated is a rule that holds for a space, and who says so.
type Stated struct {
	Setting
	From base.SpaceID // the space that sets it
}

// Stated lists the rules that hold for a space and a role, in the order of the
// book, each with the space that sets it; a rule that is only lifted is not listed.
func (p *Plan) Stated(id base.SpaceID, role base.Role) []Stated {
	last := map[Rule]Stated{}
	for _, s := range p.Path(id) {
		for _, whom := range []base.Role{base.Stranger, role} {
			for _, set := range p.Settings(s.ID, whom) {
				last[set.Rule] = Stated{set, s.ID}
			}
		}
	}
	var out []Stated
	for _, rule := range RuleBook() {
		if s, is := last[rule]; is && !s.lifts() {
			out = append(out, s)
		}
	}
	return out
}
