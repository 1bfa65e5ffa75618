package jury

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
)

// asked are the units that a candidate is heard on: those that no jury gave before.
func asked(v certification.Version, kept []string) (out []string) {
	for _, u := range v.Units {
		if !slices.Contains(kept, u.Code) {
			out = append(out, u.Code)
		}
	}
	return out
}

// competences are those of some units, in order.
func competences(v certification.Version, units []string) (out []certification.Competence) {
	for _, u := range v.Units {
		if slices.Contains(units, u.Code) {
			out = append(out, u.Competences...)
		}
	}
	return out
}

// complete wants a mark for every competence asked and for no other, with a reason wherever
// it is not acquired.
func complete(want []certification.Competence, marks []Mark) error {
	var wrong base.Checks
	said := map[string]Mark{}
	for _, m := range marks {
		said[m.Competence] = m
	}
	for _, k := range want {
		m, given := said[k.Code]
		delete(said, k.Code)
		switch field := "marks." + k.Code; {
		case !given || !slices.Contains(Levels(), m.Level):
			wrong.Wrong(field, "jury.mark_missing", base.Args{"code": k.Code})
		case !m.Level.Enough() && base.Tidy(m.Reason) == "":
			wrong.Wrong(field+".reason", "jury.reason_missing", base.Args{"code": k.Code})
		case base.Longer(m.Reason, reasonMax):
			wrong.Wrong(field+".reason", "base.too_long", base.Args{"max": reasonMax})
		}
	}
	for code := range said {
		wrong.Wrong("marks."+code, "jury.mark_unasked", base.Args{"code": code})
	}
	return wrong.Fault()
}

// reasonMax bounds a reason, in characters.
const reasonMax = 2000

// gained are the units whose competences are acquired; the rule may tolerate some that are
// still under way, never one that is not acquired.
func gained(v certification.Version, units []string, marks []Mark) (out []string) {
	for _, code := range units {
		u, _ := v.Unit(code)
		short, lost := 0, false
		for _, k := range u.Competences {
			i := slices.IndexFunc(marks, func(m Mark) bool { return m.Competence == k.Code })
			switch {
			case i < 0 || marks[i].Level == NotYet:
				lost = true
			case marks[i].Level == UnderWay:
				short++
			}
		}
		if !lost && short <= v.Rule.Tolerated {
			out = append(out, code)
		}
	}
	return out
}

// Decided is what follows from the marks of a deliberation for the units and the whole.
func Decided(v certification.Version, kept, heard []string, marks []Mark) (o candidacy.Outcome, acquired, missing []string) {
	acquired, missing = []string{}, []string{}
	won := gained(v, heard, marks)
	for _, u := range v.Units {
		if slices.Contains(kept, u.Code) || slices.Contains(won, u.Code) {
			acquired = append(acquired, u.Code)
		} else {
			missing = append(missing, u.Code)
		}
	}
	switch {
	case len(missing) == 0:
		o = candidacy.Total
	case len(acquired) > 0:
		o = candidacy.Partial
	default:
		o = candidacy.Failed
	}
	return o, acquired, missing
}

// Proposed is what a deliberation begins with: of each competence the level in the middle of
// what the members gave, the lower of two.
func Proposed(want []certification.Competence, grids []Grid) (out []Mark) {
	for _, k := range want {
		var given []int
		for _, g := range grids {
			for _, m := range g.Marks {
				if m.Competence == k.Code {
					given = append(given, slices.Index(Levels(), m.Level))
				}
			}
		}
		if len(given) == 0 {
			continue
		}
		slices.Sort(given)
		out = append(out, Mark{Competence: k.Code, Level: Levels()[given[(len(given)-1)/2]]})
	}
	return out
}
