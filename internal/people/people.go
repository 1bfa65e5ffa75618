// Package people holds the persons and organisations that a place knows: how they
// are reached, what they are to the place and to each other, what they consented
// to, what they are trained for. It announces Added, Changed, Merged, Removed and
// Erased. It must never know accounts and passwords, nor what people book or pay.
package people

import (
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

// Kind parts persons from organisations.
type Kind string

// The kinds of whom a place knows.
const (
	Human        Kind = "person"
	Organisation Kind = "organisation"
)

// Person is somebody, or an organisation, that a place knows.
type Person struct {
	ID         base.PersonID
	Kind       Kind
	Name       string // as shown
	FirstName  string
	LastName   string
	Email      string // the preferred one, in small letters
	Phone      string // the preferred one
	City       string // of the preferred address
	Lang       string // "" where unknown
	Born       day.Day
	Household  HouseholdID
	Version    int // counts the changes, so that two persons who change it at once are told
	CreatedAt  time.Time
	ChangedAt  time.Time
	MergedInto base.PersonID // the record that took this one over
	GoneAt     time.Time     // merged or erased; zero for whoever is there
}

// Erased tells whether nothing personal is left in the record.
func (p Person) Erased() bool { return !p.GoneAt.IsZero() && p.MergedInto == "" }

// Identity is what one writes about who somebody is and how they are reached.
type Identity struct {
	Kind      Kind
	Name      string // of an organisation; a person's is made of the next two
	FirstName string
	LastName  string
	Born      day.Day
	Lang      string
	Contacts  []Contact
	Tags      []string
	Skills    []SkillID
}

// Card is all that can be written at once about somebody new.
type Card struct {
	Identity
	Relations []Relation
	Consents  []Consent
	Guardians []base.PersonID
	Employer  base.PersonID
	Title     string // what the person does for the employer
	Household HouseholdID
}

const (
	NameMax     = 120
	contactsMax = 20
	tagsMax     = 30
	tagMax      = 40
	oldest      = 130 // years
)

// tidy writes an identity as it will be kept: spaces mended, contacts normalised,
// empty lines dropped.
func (i Identity) Tidy() Identity {
	i.Name, i.FirstName, i.LastName = base.Tidy(i.Name), base.Tidy(i.FirstName), base.Tidy(i.LastName)
	if i.Kind == "" {
		i.Kind = Human
	}
	if i.Kind == Human {
		if i.FirstName == "" && i.LastName == "" {
			i.LastName = i.Name
		}
		i.Name = strings.TrimSpace(i.FirstName + " " + i.LastName)
	} else {
		i.FirstName, i.LastName, i.Born = "", "", ""
	}
	i.Contacts = tidyContacts(i.Contacts)
	i.Tags = tidyTags(i.Tags)
	return i
}

// check notes everything wrong with a tidy identity; today is the place's.
func (i Identity) check(today day.Day, wrong *base.Checks) {
	name := "last_name"
	if i.Kind == Organisation {
		name = "name"
	}
	wrong.Require(name, i.Name)
	if base.Longer(i.Name, NameMax) {
		wrong.Wrong(name, "base.too_long", base.Args{"max": NameMax})
	}
	if i.Kind != Human && i.Kind != Organisation {
		wrong.Wrong("kind", "base.not_a_choice")
	}
	if i.Lang != "" && !slices.Contains(words.Languages, i.Lang) {
		wrong.Wrong("lang", "base.not_a_choice")
	}
	checkContacts(i.Contacts, wrong)
	i.CheckRest(today, wrong)
}

// CheckRest notes what is wrong besides the name and the contacts, which a list is
// told of cell by cell.
func (i Identity) CheckRest(today day.Day, wrong *base.Checks) {
	checkBorn(i.Born, today, wrong)
	checkTags(i.Tags, wrong)
}

func checkBorn(born, today day.Day, wrong *base.Checks) {
	if born == "" {
		return
	}
	switch _, err := day.Parse(string(born)); {
	case err != nil:
		wrong.Wrong("born", "base.not_a_day")
	case born > today:
		wrong.Wrong("born", "people.born_later")
	case Age(born, today) > oldest:
		wrong.Wrong("born", "people.born_too_early", base.Args{"max": oldest})
	}
}

// searchText is what a search looks in: folded words, each after a space.
func (i Identity) searchText() string {
	text := i.Name
	for _, c := range i.Contacts {
		switch c.Kind {
		case Email:
			text += " " + c.Value
		case Phone:
			text += " " + c.Match()
		case Address:
			text += " " + c.City
		}
	}
	return " " + base.Fold(text)
}

// sortKey orders a list: by last name, then first name.
func (i Identity) sortKey() string {
	if i.Kind == Human {
		return base.Fold(i.LastName + " " + i.FirstName)
	}
	return base.Fold(i.Name)
}

// preferred gives the preferred contact of a kind, or an empty one.
func (i Identity) Preferred(kind ContactKind) Contact {
	for _, c := range i.Contacts {
		if c.Kind == kind && c.Preferred {
			return c
		}
	}
	return Contact{}
}

// ListSigns part the things of a list on one line; no tag holds one.
const ListSigns = ",;|\n"

// splitList parts what was written as a list.
func SplitList(text, signs string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(signs, r) })
}

func tidyTags(tags []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, t := range SplitList(strings.Join(tags, ","), ListSigns) {
		t = base.Tidy(t)
		if key := base.Fold(t); !seen[key] {
			seen[key] = true
			out = append(out, t)
		}
	}
	return out
}

func checkTags(tags []string, wrong *base.Checks) {
	if len(tags) > tagsMax {
		wrong.Wrong("tags", "people.too_many", base.Args{"max": tagsMax})
	}
	for _, t := range tags {
		if base.Longer(t, tagMax) {
			wrong.Wrong("tags", "base.too_long", base.Args{"max": tagMax})
			return
		}
	}
}
