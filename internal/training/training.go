// Package training is the school that trains: programmes tied to what a certification asks for,
// sessions by half-days, the people enrolled, what was agreed with them, and what the State is
// told every year. It announces nothing. It must never know a jury, a grid or a mark, nor who was
// there: attendance tells it the hours truly followed.
package training

import (
	"cmp"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Programme is a training that is offered.
type Programme struct {
	ID base.ID[Programme]
	Offer
	Published day.Day // "" while it is not in the catalogue
	Updated   day.Day
	Revision  int
}

// Offer is what the public is told of a programme (référentiel national qualité, indicator 1).
type Offer struct {
	Title         string                               `json:"title"`
	Certification base.ID[certification.Certification] `json:"certification,omitempty" doc:"that it prepares for; empty for none"`
	Version       base.ID[certification.Version]       `json:"version,omitempty"`
	Objectives    []string                             `json:"objectives" nullable:"false" doc:"what one will be able to do"`
	Prerequisites string                               `json:"prerequisites"`
	Access        string                               `json:"access" doc:"how one enrols"`
	Delay         string                               `json:"access_delay" doc:"how long between asking and beginning"`
	Price         money.Cents                          `json:"price_cents" doc:"per person, tax excluded"`
	Priced        string                               `json:"price_terms" doc:"what the price depends on, who may pay"`
	Contacts      string                               `json:"contacts"`
	Methods       string                               `json:"methods"`
	Assessment    string                               `json:"assessment"`
	Accessibility string                               `json:"accessibility" doc:"for people with a disability, and whom to ask"`
	Modules       []Module                             `json:"modules" nullable:"false"`
}

// Module is a part of a programme.
type Module struct {
	Title       string   `json:"title"`
	Minutes     int      `json:"minutes"`
	Competences []string `json:"competences" nullable:"false" doc:"codes of those that it prepares"`
}

// Minutes is how long a programme lasts.
func (o Offer) Minutes() (n int) {
	for _, m := range o.Modules {
		n += m.Minutes
	}
	return n
}

// Lacks are the items that the public must find and does not, by their names: what indicator 1
// wants.
func (o Offer) Lacks() (out []string) {
	for _, item := range []struct {
		name  string
		there bool
	}{
		{"objectives", len(o.Objectives) > 0}, {"prerequisites", o.Prerequisites != ""}, {"duration", o.Minutes() > 0}, {"access", o.Access != ""}, {"access_delay", o.Delay != ""},
		{"price_terms", o.Price > 0 || o.Priced != ""}, {"contacts", o.Contacts != ""}, {"methods", o.Methods != ""}, {"assessment", o.Assessment != ""}, {"accessibility", o.Accessibility != ""},
	} {
		if !item.there {
			out = append(out, item.name)
		}
	}
	return out
}

// Uncovered are the competences that no module prepares: the columns of the matrix that are
// empty.
func (o Offer) Uncovered(asked []certification.Competence) (out []certification.Competence) {
	for _, k := range asked {
		if !slices.ContainsFunc(o.Modules, func(m Module) bool { return slices.Contains(m.Competences, k.Code) }) {
			out = append(out, k)
		}
	}
	return out
}

// Session is a programme given once, to a group.
type Session struct {
	ID        base.ID[Session]
	Programme base.ID[Programme]
	Name      string
	Host      string // the place that receives it
	Room      string
	Capacity  int
	Entry     day.Day // when the entries were declared
	Exit      day.Day
	Halves    []Half // in order
}

// Part is which half of a day.
type Part string

// The parts of a day.
const (
	Morning   Part = "am"
	Afternoon Part = "pm"
)

// Half is a half-day of a session.
type Half struct {
	ID       base.ID[Half]
	Day      day.Day
	Part     Part
	From, To int // minutes of the day
	Minutes  int // of training, pauses left out
	Title    string
	Trainers []base.ID[Trainer]
}

// Span gives the instants of a half-day, by the clocks of the school's own zone.
func (h Half) Span(zone *time.Location) (from, to time.Time) {
	at := func(minute int) time.Time {
		t, _ := h.Day.At(day.Clock{Hour: minute / 60, Minute: minute % 60}, zone)
		return t
	}
	return at(h.From), at(h.To)
}

// order sorts half-days as they come.
func order(all []Half) {
	slices.SortFunc(all, func(a, b Half) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.From, b.From)) })
}

// Minutes is how long a session lasts, as planned.
func (s Session) Minutes() int { return s.minutes(func(Half) bool { return true }) }

func (s Session) minutes(counts func(Half) bool) (n int) {
	for _, h := range s.Halves {
		if counts(h) {
			n += h.Minutes
		}
	}
	return n
}

// Days are the first and the last of a session; it has none without half-days.
func (s Session) Days() (first, last day.Day) {
	if len(s.Halves) == 0 {
		return "", ""
	}
	return s.Halves[0].Day, s.Halves[len(s.Halves)-1].Day
}

// Trainer is somebody who trains.
type Trainer struct {
	ID       base.ID[Trainer]
	Name     string
	Email    string
	External bool    // not on the payroll
	Skills   string  // what they train in, and how that was checked
	Reviewed day.Day // when that was last looked at
}

// Trainee is a person enrolled in a session.
type Trainee struct {
	ID        base.ID[Trainee]
	Session   base.ID[Session]
	Name      string
	Email     string
	Status    Status
	Payer     Payer
	Price     money.Cents // tax excluded
	Candidate string      // their candidacy, where they ask for the certification
	Needs     string      // the analysis of what they need
	NeedsOn   day.Day
	Agreement
	Left       day.Day // the last day that they followed, where they left before the end
	LeftWhy    string
	Positions  map[string]Position // by competence
	EnrolledOn day.Day
	Revision   int
}

// Placed tells whether somebody looked where the trainee stood at entry.
func (t Trainee) Placed() bool {
	for _, at := range t.Positions {
		if at.Entry != nil {
			return true
		}
	}
	return false
}

// Position is how a trainee stands on a competence, from 0 to 3, at entry and at exit.
type Position struct {
	Entry *int `json:"entry,omitempty"`
	Exit  *int `json:"exit,omitempty"`
}

// positionMost is the highest.
const positionMost = 3

// Payment is what a trainee paid.
type Payment struct {
	ID      base.ID[Payment]
	Trainee base.ID[Trainee]
	On      day.Day
	Amount  money.Cents
	At      time.Time
}
