package certification

import (
	"cmp"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Partner is an organisation that a certifier habilitates, between two days and by a convention,
// to train towards a certification, to assess, or both. Certifier, partner and host place are three
// roles: a partner never delivers.
type Partner struct {
	ID            base.ID[Partner]
	Keeper        base.PlaceID // who habilitates
	Certification base.ID[Certification]
	Name          string
	Siret         string
	Email         string
	Organisation  base.PlaceID // its place on this installation; "" where it has none
	Scope         Scope
	From, To      day.Day // both included
	Signed        day.Day // when the convention was; "" before
	Withdrawn     day.Day // first day without the habilitation; "" where it runs to its end
	WithdrawnWhy  string
	Convention    Convention
	Revision      int
}

// Convention is the signed paper, kept bit for bit; its Sum is "" where there is none.
type Convention struct{ Name, Media, Sum string }

// Scope is what a partner is habilitated to.
type Scope string

// The scopes.
const (
	Train  Scope = "train"
	Assess Scope = "assess"
	Both   Scope = "both"
)

// Scopes lists them.
func Scopes() []Scope { return []Scope{Train, Assess, Both} }

// Covers tells whether a scope allows another.
func (s Scope) Covers(asked Scope) bool { return s == asked || s == Both }

// State is where a habilitation stands on a day.
type State string

// The states.
const (
	Ahead     State = "ahead"
	Running   State = "running"
	Ending    State = "ending" // it runs, and ends within endingDays
	Ended     State = "ended"
	Withdrawn State = "withdrawn"
)

// endingDays is how long before its end a habilitation is said to end: time to renew it.
const endingDays = 90

// Last is the last day of a habilitation.
func (p Partner) Last() day.Day {
	if p.Withdrawn != "" {
		return min(p.To, p.Withdrawn.Add(-1))
	}
	return p.To
}

// State tells where the habilitation stands on a day.
func (p Partner) State(on day.Day) State {
	switch {
	case p.Withdrawn != "" && on >= p.Withdrawn:
		return Withdrawn
	case on > p.To:
		return Ended
	case on < p.From:
		return Ahead
	case on.Add(endingDays) > p.Last():
		return Ending
	}
	return Running
}

// Holds tells whether the habilitation allows something on a day.
func (p Partner) Holds(asked Scope, on day.Day) bool {
	return p.Scope.Covers(asked) && p.From <= on && on <= p.Last()
}

// Renews is how a habilitation that follows another one begins: the same, for as long, from the day
// after its last one, and not in the past.
func (p Partner) Renews(today day.Day) Partner {
	next := Partner{Certification: p.Certification, Name: p.Name, Siret: p.Siret, Email: p.Email, Organisation: p.Organisation, Scope: p.Scope}
	next.From = max(p.Last().Add(1), today)
	next.To = next.From.Add(p.To.Sub(p.From))
	return next
}

// overlaps tells whether two habilitations of one organisation run on a same day.
func (p Partner) overlaps(o Partner) bool {
	same := p.Siret != "" && p.Siret == o.Siret || p.Organisation != "" && p.Organisation == o.Organisation
	return same && p.ID != o.ID && p.Certification == o.Certification && p.From <= o.Last() && o.From <= p.Last()
}

// byState sorts habilitations: those that run first, those that end soonest at the top, the past
// last.
func byState(all []Partner, on day.Day) {
	rank := map[State]int{Ending: 0, Running: 1, Ahead: 2, Ended: 3, Withdrawn: 3}
	slices.SortStableFunc(all, func(a, b Partner) int {
		return cmp.Or(cmp.Compare(rank[a.State(on)], rank[b.State(on)]), cmp.Compare(a.Last(), b.Last()), cmp.Compare(base.Fold(a.Name), base.Fold(b.Name)))
	})
}

// Control is a check of a partner by its certifier.
type Control struct {
	ID      base.ID[Control]
	Partner base.ID[Partner]
	On      day.Day
	Subject string // what was looked at
	Finding string
	Met     bool // whether what the convention asks was found
	Author  string
}
