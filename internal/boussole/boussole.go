// Package boussole holds the référentiels as versioned data, and the checks by
// which a place sees where it stands. A référentiel says which checks belong to
// which competence; a check knows none. It announces nothing. It must never know
// how to change what it shows.
package boussole

import (
	"slices"

	"pilotis/internal/base"
)

// Frame is one version of the référentiel: units, and the competences of each.
type Frame struct {
	Version string
	Name    Text
	Source  Text // where its words come from
	Draft   bool // announced, not yet in force
	Units   []Unit
}

// Unit is a part of a frame.
type Unit struct {
	Code        string
	Title       Text // the official words
	Short       Text
	Announced   int // how many competences are announced, where their words are not known
	Competences []Competence
}

// Competence is what the référentiel asks somebody to be able to do; for a place it is a room.
type Competence struct {
	Code      string
	Title     Text // the official words
	Room      Text // in two or three words
	Purpose   Text
	Artefacts []Text
	Checks    []Asked
}

// Asked is what a competence asks a check to verify.
type Asked struct {
	Key  string
	What Text
}

// Text is written in each language; French is the official one.
type Text map[string]string

// In gives the text in a language.
func (t Text) In(lang string) string { return t[lang] }

// Find gives a competence by its code, its unit, and its place among all.
func (f Frame) Find(code string) (Unit, Competence, bool) {
	for _, u := range f.Units {
		for _, c := range u.Competences {
			if c.Code == code {
				return u, c, true
			}
		}
	}
	return Unit{}, Competence{}, false
}

// Competences lists the competences of every unit, in order.
func (f Frame) Competences() []Competence {
	var all []Competence
	for _, u := range f.Units {
		all = append(all, u.Competences...)
	}
	return all
}

// State is how things stand for a check or a competence, best first.
type State int

// A state is worse than those before it; Unmeasured is none of them.
const (
	Unmeasured State = iota // nothing measures it yet
	Fine
	Watch   // it holds, and asks for attention
	Missing // it does not hold
)

var stateNames = [...]string{"unmeasured", "fine", "watch", "missing"}

// String names the state, in the API and in message keys: "boussole.state_fine".
func (s State) String() string { return stateNames[s] }

// Verdict is what a check found: how things stand, why, the lines behind its
// figures, and what to do next.
type Verdict struct {
	State  State
	Reason string // message key of a sentence that bears the figures
	Args   base.Args
	Lines  string // path, below the place, of the lines that the figures are made of
	Next   Step   // zero where nothing is to be done
}

// Step is something to do: the message key of its words, and the path below the
// place where one does it.
type Step struct{ Key, Path string }

// Finding is a check of a competence with its verdict.
type Finding struct {
	Asked
	Verdict
}

// Standing is how a place stands in a competence.
type Standing struct {
	Competence Competence
	State      State     // the worst of what is measured
	Findings   []Finding // those that are measured first
}

// Measured counts the checks of the competence that something measures.
func (s Standing) Measured() int {
	n := 0
	for _, f := range s.Findings {
		if f.State != Unmeasured {
			n++
		}
	}
	return n
}

// Worst gives the finding that decides how the competence stands.
func (s Standing) Worst() Finding {
	return slices.MaxFunc(s.Findings, func(a, b Finding) int { return int(a.State) - int(b.State) })
}

// standing gathers the verdicts that a competence asks for.
func standing(c Competence, verdicts map[string]Verdict) Standing {
	s := Standing{Competence: c}
	for _, asked := range c.Checks {
		v, measured := verdicts[asked.Key]
		if !measured {
			v = Verdict{State: Unmeasured, Reason: "boussole.unmeasured"}
		}
		s.Findings = append(s.Findings, Finding{asked, v})
		s.State = max(s.State, v.State)
	}
	slices.SortStableFunc(s.Findings, func(a, b Finding) int { return int(min(b.State, Fine) - min(a.State, Fine)) })
	return s
}
