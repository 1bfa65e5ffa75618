package intake

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/people"
)

// figure is somebody while a file is read: known to the place, or met on an earlier
// line. What later lines add to them is gathered here.
type figure struct {
	people.Person                 // as the place knows it; of somebody new, only the identifier
	identity      people.Identity // as it will be
	relations     []people.Relation
	consents      []people.Consent
	notes         map[string]bool
	employers     []base.PersonID
	guardians     []base.PersonID
	line          int  // where the file first names them, 0 for whoever was known before
	implied       bool // nobody's own line: an employer or a guardian that a line names
	before        people.Identity
	changed       []Column // what the file changes of whoever was known before
	added         people.Gain
}

// bearing tells whether there is anything but a name to know somebody by.
func (f *figure) bearing() bool {
	return f.identity.Born != "" || f.identity.Preferred(people.Email).Value != "" || f.identity.Preferred(people.Phone).Value != ""
}

// nameKey is a name as it is compared: folded, its words in order of the alphabet,
// for lists put the last name first or last.
func nameKey(name string) string {
	parts := strings.Fields(base.Fold(name))
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

// crowd is everybody while a file is read, found by what identifies them.
type crowd struct {
	byID       map[base.PersonID]*figure
	byEmail    map[string][]*figure
	byName     map[string][]*figure
	households map[string]*people.Household // by folded name
	homes      map[people.HouseholdID]*people.Household
	all        []*figure // in the order met
}

// crowdOf reads everybody whom a place knows.
func crowdOf(ctx context.Context, r db.Reader, place base.PlaceID) (*crowd, error) {
	all, homes, err := people.Everybody(ctx, r, place)
	if err != nil {
		return nil, err
	}
	c := newCrowd()
	for _, w := range all {
		c.join(figureOf(w))
	}
	for i, h := range homes {
		c.households[base.Fold(h.Name)], c.homes[h.ID] = &homes[i], &homes[i]
	}
	return c, nil
}

func figureOf(w people.Whole) *figure {
	f := &figure{Person: w.Person, identity: w.Identity, relations: w.Relations, consents: w.Consents, notes: map[string]bool{}}
	for _, words := range w.Notes {
		f.notes[words] = true
	}
	for _, t := range w.Ties {
		if t.Kind == people.Employer {
			f.employers = append(f.employers, t.Other)
		} else {
			f.guardians = append(f.guardians, t.Other)
		}
	}
	return f
}

func newCrowd() *crowd {
	return &crowd{map[base.PersonID]*figure{}, map[string][]*figure{}, map[string][]*figure{}, map[string]*people.Household{}, map[people.HouseholdID]*people.Household{}, nil}
}

func (c *crowd) join(f *figure) {
	c.all = append(c.all, f)
	c.byID[f.ID] = f
	key := nameKey(f.identity.Name)
	c.byName[key] = append(c.byName[key], f)
	for _, contact := range f.identity.Contacts {
		c.reached(f, contact)
	}
}

// reached notes one more way to find somebody.
func (c *crowd) reached(f *figure, contact people.Contact) {
	if contact.Kind == people.Email && !slices.Contains(c.byEmail[contact.Value], f) {
		c.byEmail[contact.Value] = append(c.byEmail[contact.Value], f)
	}
}

// match finds whom a line is about: by identifier; else by e-mail, where the names
// agree, for a family may share one; else by name with birthday or telephone; else,
// where the line says nothing but a name, by that. Birthdays that differ make two
// persons. Several who fit equally well are ambiguous.
func (c *crowd) match(e entry) (found *figure, ambiguous bool) {
	if f := c.byID[e.id]; f != nil && f.identity.Kind == e.identity.Kind {
		return f, false
	}
	var fits []*figure
	for _, contact := range e.identity.Contacts {
		if contact.Kind == people.Email {
			fits = append(fits, c.byEmail[contact.Value]...)
		}
	}
	fits = keep(fits, func(f *figure) bool { return f.mayBe(e.identity) && sameFirstName(f.identity, e.identity) })
	if len(fits) > 0 {
		return best(fits, e.identity), false
	}
	namesakes := keep(c.byName[nameKey(e.identity.Name)], func(f *figure) bool { return f.mayBe(e.identity) })
	if e.identity.Kind == people.Organisation && len(namesakes) > 0 {
		return namesakes[0], false
	}
	fits = keep(namesakes, func(f *figure) bool {
		return e.identity.Born != "" && f.identity.Born == e.identity.Born || sharePhone(f.identity, e.identity)
	})
	if len(fits) > 0 {
		return best(fits, e.identity), false
	}
	if e.identity.Born != "" || e.identity.Preferred(people.Email).Value != "" || e.identity.Preferred(people.Phone).Value != "" {
		return nil, false
	}
	if len(namesakes) > 1 {
		namesakes = keep(namesakes, func(f *figure) bool { return !f.bearing() })
		if len(namesakes) != 1 {
			return nil, true
		}
	}
	if len(namesakes) == 1 {
		return namesakes[0], false
	}
	return nil, false
}

// mayBe: a person is no organisation, and nobody was born twice.
func (f *figure) mayBe(i people.Identity) bool {
	return f.identity.Kind == i.Kind && (f.identity.Born == "" || i.Born == "" || f.identity.Born == i.Born)
}

func sameFirstName(a, b people.Identity) bool {
	return a.FirstName == "" || b.FirstName == "" || base.Fold(a.FirstName) == base.Fold(b.FirstName) || nameKey(a.Name) == nameKey(b.Name)
}

func sharePhone(a, b people.Identity) bool {
	return slices.ContainsFunc(a.Contacts, func(x people.Contact) bool {
		return x.Kind == people.Phone && slices.ContainsFunc(b.Contacts, func(y people.Contact) bool { return y.Kind == people.Phone && x.Match() == y.Match() })
	})
}

// best prefers whoever has the very name, then the very birthday.
func best(fits []*figure, i people.Identity) *figure {
	score := func(f *figure) int {
		n := 0
		if nameKey(f.identity.Name) == nameKey(i.Name) {
			n += 2
		}
		if f.identity.Born == i.Born {
			n++
		}
		return n
	}
	first := fits[0]
	for _, f := range fits[1:] {
		if score(f) > score(first) {
			first = f
		}
	}
	return first
}

func keep(list []*figure, fits func(*figure) bool) []*figure {
	var out []*figure
	for _, f := range list {
		if fits(f) {
			out = append(out, f)
		}
	}
	return out
}
