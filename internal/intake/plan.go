package intake

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/people"
)

// plan is what reading a file would do, before anything is written.
type plan struct {
	*crowd
	reader   *reader
	now      time.Time
	source   string // of the consents that the file gives
	verdicts []Verdict
	begun    []*people.Household // that the file begins
}

// planOf judges every line of a sheet against whoever is known. Lines that name a
// guardian come last, so that a guardian may stand below.
func planOf(c *crowd, s paper.Sheet, r *reader, now time.Time, source string) *plan {
	p := &plan{crowd: c, reader: r, now: now, source: source}
	var wards []entry
	for _, l := range s.Lines {
		if e := r.read(l); e.guardian != "" && len(e.faults) == 0 {
			wards = append(wards, e)
		} else {
			p.take(e)
		}
	}
	for _, e := range wards {
		p.take(e)
	}
	slices.SortStableFunc(p.verdicts, func(a, b Verdict) int { return cmp.Compare(a.Line, b.Line) })
	return p
}

// take judges one line.
func (p *plan) take(e entry) {
	v := Verdict{Line: e.line, Name: e.identity.Name, Outcome: Refused}
	f, ambiguous := p.match(e)
	if ambiguous {
		p.reader.wrong(&e, "last_name", "intake.row_ambiguous", e.identity.Name)
	}
	guardians, named := p.guardians(&e, f)
	if v.Faults = e.faults; len(e.faults) > 0 {
		p.verdicts = append(p.verdicts, v)
		return
	}
	switch {
	case f == nil:
		v.Outcome = New
		p.remark(&e)
		f = p.meet(e.identity, e.line)
	case f.implied: // named by another line, and here is their own
		v.Outcome, f.implied, f.line = New, false, e.line
	default:
		v.Outcome, v.SameAs = Same, f.line
	}
	for _, g := range named {
		guardians = append(guardians, p.implied(g, e.line))
	}
	changes := p.gain(f, &e, guardians)
	if v.Outcome == Same && len(changes) > 0 {
		v.Outcome, v.Changes = Changes, changes
	}
	v.Person, v.Notices = f.ID, e.notices
	p.verdicts = append(p.verdicts, v)
}

// remark notes what somebody new shares with somebody who is there.
func (p *plan) remark(e *entry) {
	for _, c := range e.identity.Contacts {
		if c.Kind == people.Email && len(p.byEmail[c.Value]) > 0 {
			e.notices = append(e.notices, p.reader.fault("email", "intake.row_shared_email", p.byEmail[c.Value][0].identity.Name))
			return
		}
	}
	if len(p.byName[nameKey(e.identity.Name)]) > 0 {
		e.notices = append(e.notices, p.reader.fault("last_name", "intake.row_namesake", e.identity.Name))
	}
}

// meet makes the figure of somebody new.
func (p *plan) meet(i people.Identity, line int) *figure {
	f := &figure{identity: i, notes: map[string]bool{}, line: line}
	f.ID = base.NewID[base.KindPerson](p.now)
	p.join(f)
	return f
}

// guardianSigns part several guardians: a comma may stand within a name.
const guardianSigns = ";/\n"

// guardians finds who answers for whom the line is about, and names those whom
// nobody knows yet; or notes what is wrong.
func (p *plan) guardians(e *entry, f *figure) (found []*figure, unknown []named) {
	if f != nil && e.guardian == p.guardianCell(f) { // as an export wrote it
		e.guardian = ""
	}
	for _, text := range people.SplitList(e.guardian, guardianSigns) {
		switch g, who := p.guardian(e, f, base.Tidy(text)); {
		case g != nil:
			found = append(found, g)
		case who != (named{}):
			unknown = append(unknown, who)
		}
	}
	born := e.identity.Born
	if f != nil && born == "" {
		born = f.identity.Born
	}
	if len(e.faults)+len(found)+len(unknown) == 0 && people.Minor(born, p.reader.today) && (f == nil || len(f.guardians) == 0) {
		p.reader.wrong(e, "guardian", "intake.row_guardian_missing", "")
	}
	return found, unknown
}

// named is somebody as another's line names them: "Ana Roux <ana@ex.fr>".
type named struct{ name, email string }

func readNamed(text string) named {
	at := strings.LastIndexByte(text, ' ')
	if !strings.Contains(text[at+1:], "@") {
		return named{name: text}
	}
	return named{strings.TrimSpace(text[:max(at, 0)]), strings.ToLower(strings.Trim(text[at+1:], "<>()"))}
}

// guardian finds one guardian by e-mail or by name, or gives whom to take in.
func (p *plan) guardian(e *entry, child *figure, text string) (*figure, named) {
	who := readNamed(text)
	bears := func(f *figure) bool { return nameKey(f.identity.Name) == nameKey(who.name) }
	if child != nil {
		for _, id := range child.guardians {
			if g := p.byID[id]; who.name != "" && g != nil && bears(g) {
				return g, named{}
			}
		}
	}
	fits := p.byEmail[who.email]
	if who.name != "" {
		if fits = keep(fits, bears); len(fits) == 0 {
			fits = p.byName[nameKey(who.name)]
		}
	}
	fits = keep(fits, func(f *figure) bool { return f != child })
	adults := keep(fits, func(f *figure) bool { return !people.Minor(f.identity.Born, p.reader.today) })
	switch {
	case len(adults) == 1:
		return adults[0], named{}
	case len(adults) > 1:
		p.reader.wrong(e, "guardian", "intake.row_guardian_ambiguous", text)
	case len(fits) > 0:
		p.reader.wrong(e, "guardian", "intake.row_guardian_minor", text)
	case !strings.Contains(who.name, " ") || who.email != "" && !people.ValidEmail(who.email):
		p.reader.wrong(e, "guardian", "intake.row_guardian_unknown", text)
	default:
		return nil, who
	}
	return nil, named{}
}

// implied takes in a guardian who has no line.
func (p *plan) implied(who named, line int) *figure {
	first, last := splitName(who.name)
	i := people.Identity{FirstName: first, LastName: last}
	if who.email != "" {
		i.Contacts = []people.Contact{{Kind: people.Email, Value: who.email}}
	}
	g := p.meet(i.Tidy(), line)
	g.implied = true
	return g
}

// employer finds an organisation by name, or takes it in.
func (p *plan) employer(name string, line int) *figure {
	for _, f := range p.byName[nameKey(name)] {
		if f.identity.Kind == people.Organisation {
			return f
		}
	}
	f := p.meet(people.Identity{Kind: people.Organisation, Name: name}, line)
	f.implied = true
	return f
}
