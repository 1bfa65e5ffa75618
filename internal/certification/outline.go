package certification

import (
	"strings"

	"pilotis/internal/base"
)

// The outline is how a person writes what a version asks for: a line that begins with "#" is a
// unit, with "##" a competence, with "-" what the jury looks at, with "+" what one may show.
// Each unit and competence begins with its code.

// Outline writes units as a person edits them.
func (c Content) Outline() string {
	var b strings.Builder
	for _, u := range c.Units {
		b.WriteString("# " + u.Code + " " + u.Title + "\n")
		for _, k := range u.Competences {
			b.WriteString("## " + k.Code + " " + k.Title + "\n")
			for _, text := range k.Criteria {
				b.WriteString("- " + text + "\n")
			}
			for _, text := range k.Evidence {
				b.WriteString("+ " + text + "\n")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// ReadOutline reads what a person wrote; the error names every line that means nothing.
func ReadOutline(text string) ([]Unit, error) {
	r := reader{units: []Unit{}}
	for i, line := range strings.Split(text, "\n") {
		if line = base.Tidy(line); line != "" {
			r.read(i+1, line)
		}
	}
	return r.units, r.wrong.Fault()
}

type reader struct {
	units []Unit
	wrong base.Checks
}

func (r *reader) read(n int, line string) {
	mark, rest, _ := strings.Cut(line, " ")
	code, title, _ := strings.Cut(rest, " ")
	switch mark {
	case "#":
		r.units = append(r.units, Unit{Code: code, Title: title, Competences: []Competence{}})
	case "##":
		if len(r.units) == 0 {
			r.refuse(n, "certification.outline_no_unit")
			return
		}
		u := &r.units[len(r.units)-1]
		u.Competences = append(u.Competences, Competence{Code: code, Title: title, Criteria: []string{}, Evidence: []string{}})
	case "-", "+":
		k := r.last()
		switch {
		case k == nil:
			r.refuse(n, "certification.outline_no_competence")
		case mark == "-":
			k.Criteria = append(k.Criteria, rest)
		default:
			k.Evidence = append(k.Evidence, rest)
		}
	default:
		r.refuse(n, "certification.outline_unknown")
	}
}

// last is the competence that a line adds to.
func (r *reader) last() *Competence {
	if len(r.units) == 0 {
		return nil
	}
	all := r.units[len(r.units)-1].Competences
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

func (r *reader) refuse(line int, key string) {
	r.wrong.Wrong("outline", key, base.Args{"line": line})
}
