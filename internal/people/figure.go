package people

import (
	"slices"
	"strings"

	"pilotis/internal/base"
)

// figure is somebody while a file is read: known to the place, or met on an earlier
// line. What later lines add to them is gathered here.
type figure struct {
	Person             // as the place knows it; of somebody new, only the identifier
	identity  Identity // as it will be
	relations []Relation
	consents  []Consent
	notes     map[string]bool
	employers []base.PersonID
	guardians []base.PersonID
	line      int  // where the file first names them, 0 for whoever was known before
	implied   bool // nobody's own line: an employer or a guardian that a line names
	before    Identity
	changed   []Column // what the file changes of whoever was known before
	added     parts
}

// parts are the rows that a file adds to somebody.
type parts struct {
	relations []Relation
	consents  []Consent
	withdrawn []Consent
	notes     []string
	ties      []Tie
	household HouseholdID
}

// bearing tells whether there is anything but a name to know somebody by.
func (f *figure) bearing() bool {
	return f.identity.Born != "" || f.identity.preferred(Email).Value != "" || f.identity.preferred(Phone).Value != ""
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
	households map[string]*Household // by folded name
	homes      map[HouseholdID]*Household
	all        []*figure // in the order met
}

func newCrowd() *crowd {
	return &crowd{map[base.PersonID]*figure{}, map[string][]*figure{}, map[string][]*figure{}, map[string]*Household{}, map[HouseholdID]*Household{}, nil}
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
func (c *crowd) reached(f *figure, contact Contact) {
	if contact.Kind == Email && !slices.Contains(c.byEmail[contact.Value], f) {
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
		if contact.Kind == Email {
			fits = append(fits, c.byEmail[contact.Value]...)
		}
	}
	fits = keep(fits, func(f *figure) bool { return f.mayBe(e.identity) && sameFirstName(f.identity, e.identity) })
	if len(fits) > 0 {
		return best(fits, e.identity), false
	}
	namesakes := keep(c.byName[nameKey(e.identity.Name)], func(f *figure) bool { return f.mayBe(e.identity) })
	if e.identity.Kind == Organisation && len(namesakes) > 0 {
		return namesakes[0], false
	}
	fits = keep(namesakes, func(f *figure) bool {
		return e.identity.Born != "" && f.identity.Born == e.identity.Born || sharePhone(f.identity, e.identity)
	})
	if len(fits) > 0 {
		return best(fits, e.identity), false
	}
	if e.identity.Born != "" || e.identity.preferred(Email).Value != "" || e.identity.preferred(Phone).Value != "" {
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
func (f *figure) mayBe(i Identity) bool {
	return f.identity.Kind == i.Kind && (f.identity.Born == "" || i.Born == "" || f.identity.Born == i.Born)
}

func sameFirstName(a, b Identity) bool {
	return a.FirstName == "" || b.FirstName == "" || base.Fold(a.FirstName) == base.Fold(b.FirstName) || nameKey(a.Name) == nameKey(b.Name)
}

func sharePhone(a, b Identity) bool {
	return slices.ContainsFunc(a.Contacts, func(x Contact) bool {
		return x.Kind == Phone && slices.ContainsFunc(b.Contacts, func(y Contact) bool { return y.Kind == Phone && x.match() == y.match() })
	})
}

// best prefers whoever has the very name, then the very birthday.
func best(fits []*figure, i Identity) *figure {
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
