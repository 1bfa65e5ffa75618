// Package quality holds the proof that a training body works as the national référentiel of
// quality asks (Qualiopi): its indicators, what normal use of the house shows for each, and
// what only people can add: satisfaction, complaints and incidents, watch, improvements. It
// announces nothing. It must never know a training, a candidate or a jury: rooms that have
// something to show give it a Feed, in app.
package quality

import (
	"cmp"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Indicator is one of those of the référentiel. Its words are texts: "quality.ind_4".
type Indicator struct {
	Number    int  `json:"number"`
	Criterion int  `json:"criterion"`
	Graded    bool `json:"graded"` // what is missing in part is minor; otherwise anything missing is major
	Only      Only `json:"only"`   // who alone is asked for it
}

// Only names what a training body must do for an indicator to be asked of it.
type Only string

// What an indicator may be limited to.
const (
	Everybody      Only = ""
	Certifying     Only = "certifying"
	Apprenticeship Only = "apprenticeship"
	Situations     Only = "situations" // training in situations of work
	Subcontracting Only = "subcontracting"
	Long           Only = "long" // trainings of more than two days
)

// longDays is how many days a training may last before indicator 12 is asked for (guide V9).
const longDays = 2

// Profile is what the training body does, from which follows what is asked of it.
type Profile struct {
	Certifying     bool `json:"certifying"`
	Apprenticeship bool `json:"apprenticeship"`
	Situations     bool `json:"situations"`
	Subcontracting bool `json:"subcontracting"`
	LongestDays    int  `json:"longest_days" doc:"days of the longest training"`
}

// Asked tells whether an indicator is asked of whoever does so.
func (p Profile) Asked(i Indicator) bool {
	switch i.Only {
	case Certifying:
		return p.Certifying
	case Apprenticeship:
		return p.Apprenticeship
	case Situations:
		return p.Situations
	case Subcontracting:
		return p.Subcontracting
	case Long:
		return p.LongestDays > longDays
	}
	return true
}

// State is how an indicator stands.
type State string

// The states.
const (
	Waived State = "waived" // not asked of this training body
	Bare   State = "bare"   // nothing shows it yet, and nothing contradicts it
	Met    State = "met"
	Minor  State = "minor" // a minor non-conformity: a part is missing
	Major  State = "major"
)

// States lists them, worst first.
func States() []State { return []State{Major, Minor, Bare, Met, Waived} }

// Proof is something that shows an indicator: where it is read, and of which day it is.
type Proof struct {
	Key  string // message key of a sentence
	Args base.Args
	Path string // below the place
	On   day.Day
}

// Gap is something that is missing, and where it is mended.
type Gap struct {
	Key  string
	Args base.Args
	Path string
}

// Shown is what there is for an indicator.
type Shown struct {
	Proofs []Proof
	Gaps   []Gap
}

// and adds what another room shows.
func (s Shown) and(o Shown) Shown {
	return Shown{append(slices.Clone(s.Proofs), o.Proofs...), append(slices.Clone(s.Gaps), o.Gaps...)}
}

// Line is an indicator with how it stands, and why.
type Line struct {
	Indicator
	State State
	Shown
	Review Review
}

// line judges an indicator by what is shown: where nothing is missing it is met, where a part
// is missing it is minor if the référentiel grades it, and major where nothing shows it at all.
func line(p Profile, i Indicator, s Shown, r Review) Line {
	slices.SortStableFunc(s.Proofs, func(a, b Proof) int { return cmp.Compare(b.On, a.On) })
	l := Line{Indicator: i, State: Met, Shown: s, Review: r}
	switch {
	case !p.Asked(i):
		l.State = Waived
	case len(s.Gaps) == 0 && len(s.Proofs) == 0:
		l.State = Bare
	case len(s.Gaps) == 0:
	case i.Graded && len(s.Proofs) > 0:
		l.State = Minor
	default:
		l.State = Major
	}
	return l
}

// Review is what somebody of the team concluded when they last read an indicator.
type Review struct {
	On   day.Day
	Next day.Day // when it is to be read again
	Note string
	By   string
}

// Due tells whether the indicator is to be read again.
func (r Review) Due(today day.Day) bool { return r.Next != "" && r.Next <= today }

// Book is the whole référentiel, as it stands on a day.
type Book struct {
	Settings
	On    day.Day
	Lines []Line
}

// Count tells how many indicators are in a state.
func (b Book) Count(s State) (n int) {
	for _, l := range b.Lines {
		if l.State == s {
			n++
		}
	}
	return n
}

// Asked tells how many indicators are asked for.
func (b Book) Asked() int { return len(b.Lines) - b.Count(Waived) }

// Line gives an indicator.
func (b Book) Line(number int) (Line, error) {
	for _, l := range b.Lines {
		if l.Number == number {
			return l, nil
		}
	}
	return Line{}, base.Refuse(base.NotFound, "base.not_found")
}

// name is how an indicator is written in addresses.
func (i Indicator) name() string { return strconv.Itoa(i.Number) }
