package intake

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/people"
)

// gain adds what a line says to somebody, and tells what was new. A file adds and
// mends; it never takes anything away but a consent.
func (p *plan) gain(f *figure, e *entry, guardians []*figure) []Column {
	if f.line == 0 && f.before.Kind == "" {
		f.before = f.identity
	}
	changed := p.gainIdentity(f, e.identity)
	note := func(c Column, gained bool) {
		if gained && !slices.Contains(changed, c) {
			changed = append(changed, c)
		}
	}
	for _, r := range e.relation {
		note("relation", f.gainRelation(r))
	}
	for _, purpose := range people.Purposes() {
		if s, told := e.consents[purpose]; told {
			note(Column(purpose), p.gainConsent(f, e, purpose, s))
		}
	}
	if e.employer != "" && !p.employs(f, e.employer) {
		p.gainEmployer(f, p.employer(e.employer, e.line), e.title)
		note("organisation", true)
	}
	if e.household != "" && f.Household == "" && f.added.Household == "" {
		f.added.Household = p.household(e.household, f)
		note("household", true)
	}
	for _, g := range guardians {
		note("guardian", f.gainGuardian(g))
	}
	for _, words := range e.notes {
		if !f.notes[words] {
			f.notes[words] = true
			f.added.Notes = append(f.added.Notes, words)
			note("note", true)
		}
	}
	for _, c := range changed {
		if !slices.Contains(f.changed, c) {
			f.changed = append(f.changed, c)
		}
	}
	return changed
}

// gainIdentity fills in and mends who somebody is. A name that differs by accents or
// capitals only stays as the place writes it.
func (p *plan) gainIdentity(f *figure, i people.Identity) (changed []Column) {
	was := f.identity
	switch {
	case nameKey(was.Name) == nameKey(i.Name):
	case was.Kind == people.Organisation:
		f.identity.Name = i.Name
	default:
		f.identity.LastName = i.LastName
		if i.FirstName != "" {
			f.identity.FirstName = i.FirstName
		}
	}
	if i.Born != "" {
		f.identity.Born = i.Born
	}
	if i.Lang != "" {
		f.identity.Lang = i.Lang
	}
	f.identity.Contacts = append(slices.Clone(was.Contacts), i.Contacts...)
	f.identity.Tags = append(slices.Clone(was.Tags), i.Tags...)
	f.identity = f.identity.Tidy()
	for _, c := range []struct {
		column Column
		new    bool
	}{
		{"last_name", was.Name != f.identity.Name}, {"born", was.Born != f.identity.Born}, {"lang", was.Lang != f.identity.Lang},
		{"tags", len(was.Tags) != len(f.identity.Tags)},
	} {
		if c.new {
			changed = append(changed, c.column)
		}
	}
	for _, c := range f.identity.Contacts[len(was.Contacts):] {
		p.reached(f, c)
		changed = append(changed, Column(c.Kind))
	}
	if key := nameKey(f.identity.Name); key != nameKey(was.Name) {
		p.byName[key] = append(p.byName[key], f)
	}
	return changed
}

func (f *figure) gainRelation(r people.Relation) bool {
	for _, held := range f.relations {
		if held.Kind == r.Kind && held.Overlaps(r) {
			return false
		}
	}
	f.relations = append(f.relations, r)
	f.added.Relations = append(f.added.Relations, r)
	return true
}

// gainConsent gives a consent that was never given, or withdraws one that stands. A
// list never gives back what somebody withdrew: it may be older than that.
func (p *plan) gainConsent(f *figure, e *entry, purpose string, s said) bool {
	known := false
	for i, c := range f.consents {
		if c.Purpose != purpose {
			continue
		}
		known = true
		if c.Live() && !s.yes && c.ID == "" { // an earlier line gave it: the no counts
			f.consents = slices.Delete(f.consents, i, i+1)
			f.added.Consents = slices.DeleteFunc(f.added.Consents, func(c people.Consent) bool { return c.Purpose == purpose })
			return true
		}
		if c.Live() && !s.yes {
			f.consents[i].Withdrawn, f.consents[i].WithdrawnBy = p.reader.today, p.source
			f.added.Withdrawn = append(f.added.Withdrawn, f.consents[i])
			return true
		}
		if c.Live() {
			return false
		}
	}
	if !s.yes {
		return false
	}
	if known {
		e.notices = append(e.notices, p.reader.fault(Column(purpose), "intake.row_withdrawn", ""))
		return false
	}
	c := people.Consent{Purpose: purpose, Given: s.on, Source: p.source}
	f.consents = append(f.consents, c)
	f.added.Consents = append(f.added.Consents, c)
	return true
}

// employs tells whether an organisation of a name employs somebody already.
func (p *plan) employs(f *figure, name string) bool {
	return slices.ContainsFunc(f.employers, func(id base.PersonID) bool {
		employer := p.byID[id]
		return employer != nil && nameKey(employer.identity.Name) == nameKey(name)
	})
}

func (p *plan) gainEmployer(f, employer *figure, title string) {
	f.employers = append(f.employers, employer.ID)
	f.added.Ties = append(f.added.Ties, people.Tie{Kind: people.Employer, Person: f.ID, Other: employer.ID, Title: title})
}

func (f *figure) gainGuardian(g *figure) bool {
	if slices.Contains(f.guardians, g.ID) {
		return false
	}
	f.guardians = append(f.guardians, g.ID)
	f.added.Ties = append(f.added.Ties, people.Tie{Kind: people.Guardian, Person: f.ID, Other: g.ID})
	return true
}

// household finds a household by its name, or begins it; its first adult pays.
func (p *plan) household(name string, f *figure) people.HouseholdID {
	h := p.households[base.Fold(name)]
	if h == nil {
		h = &people.Household{ID: base.NewID[people.Household](p.now), Name: name}
		p.households[base.Fold(name)] = h
		p.begun = append(p.begun, h)
	}
	if h.Payer == "" && !people.Minor(f.identity.Born, p.reader.today) {
		h.Payer = f.ID
	}
	return h.ID
}
