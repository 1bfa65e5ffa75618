// Package fate is for what becomes of those who hold a certification: each is asked twice, months
// after the decision, by one letter and one reminder, and answers in a minute without an account.
// A rate is never told without how many it is of, nor where it is of so few that one of them
// would be recognised. It announces nothing. It must never ask again whoever wanted to be left in
// peace, nor let what somebody wrote in their own words into a figure.
package fate

import (
	"slices"
	"strings"

	"pilotis/internal/base"
)

// Situation is what somebody does today.
type Situation string

// The situations.
const (
	Employed    Situation = "employed"
	Independent Situation = "independent"
	Public      Situation = "public"    // a civil servant, or somebody who holds an elected office
	Volunteer   Situation = "volunteer" // keeps a place alive, unpaid
	Seeking     Situation = "seeking"
	Studying    Situation = "studying"
	Unable      Situation = "unable" // to work, for a time or for good
	Otherwise   Situation = "other"
)

// Situations lists them in order.
func Situations() []Situation {
	return []Situation{Employed, Independent, Public, Volunteer, Seeking, Studying, Unable, Otherwise}
}

// Works tells whether it is a job.
func (s Situation) Works() bool { return s == Employed || s == Independent || s == Public }

// hired tells whether somebody else gives the job.
func (s Situation) hired() bool { return s == Employed || s == Public }

// Steering is the part that somebody takes in a third place today.
type Steering string

// The parts.
const (
	Steers    Steering = "yes"
	TakesPart Steering = "team"
	Elsewhere Steering = "no"
)

// Steerings lists them in order.
func Steerings() []Steering { return []Steering{Steers, TakesPart, Elsewhere} }

// Trade is how near a job is to what the certification aims at.
type Trade string

// The distances.
const (
	Aimed Trade = "aimed"
	Near  Trade = "near" // another job, in which the certification serves
	Far   Trade = "far"
)

// Trades lists them in order.
func Trades() []Trade { return []Trade{Aimed, Near, Far} }

// Contract binds somebody who is hired.
type Contract string

// The contracts.
const (
	Permanent Contract = "permanent"
	Fixed     Contract = "fixed"
	Agency    Contract = "agency"
	WorkStudy Contract = "work_study"
	Statutory Contract = "statutory" // of the civil service, or an office
	Another   Contract = "other"
)

// Contracts lists them in order.
func Contracts() []Contract {
	return []Contract{Permanent, Fixed, Agency, WorkStudy, Statutory, Another}
}

// Change is what the certification changed.
type Change string

// The changes.
const (
	Job      Change = "job"
	Duties   Change = "duties"
	Pay      Change = "pay"
	Place    Change = "place" // one opened a place, or took it over
	Trust    Change = "trust" // one is believed, and dares
	Partners Change = "partners"
	Nothing  Change = "nothing"
)

// Changes lists them in order.
func Changes() []Change { return []Change{Job, Duties, Pay, Place, Trust, Partners, Nothing} }

// Bounds of what is taken in.
const (
	wordsMax  = 1000
	monthsMax = 120
)

// Answer is what somebody says has become of them.
type Answer struct {
	Situation Situation `json:"situation" enum:"employed,independent,public,volunteer,seeking,studying,unable,other"`
	Steers    Steering  `json:"steers" enum:"yes,team,no" doc:"whether they steer a third place, take part in one, or neither"`
	Trade     Trade     `json:"trade,omitempty" enum:"aimed,near,far," doc:"of who works: how near the job is to the one that the certification aims at"`
	Contract  Contract  `json:"contract,omitempty" enum:"permanent,fixed,agency,work_study,statutory,other," doc:"of who is hired"`
	Abroad    bool      `json:"abroad,omitempty" doc:"works outside France"`
	Months    *int      `json:"months,omitempty" doc:"from the decision to the first such job; 0 where they had it before"`
	Changes   []Change  `json:"changes,omitempty" doc:"job, duties, pay, place, trust, partners or nothing"`
	Words     string    `json:"words,omitempty" doc:"in their own words; never in a figure"`
}

// tidy leaves out what was not asked of somebody in their situation.
func (a Answer) tidy() Answer {
	a.Words = strings.TrimSpace(a.Words)
	if !a.Situation.Works() {
		a.Trade, a.Abroad, a.Months = "", false, nil
	}
	if !a.Situation.hired() {
		a.Contract = ""
	}
	return a
}

func choice[T ~string](wrong *base.Checks, field string, value T, all []T) {
	wrong.Require(field, string(value))
	if value != "" && !slices.Contains(all, value) {
		wrong.Wrong(field, "base.not_a_choice")
	}
}

func (a Answer) check() error {
	var wrong base.Checks
	choice(&wrong, "situation", a.Situation, Situations())
	choice(&wrong, "steers", a.Steers, Steerings())
	if a.Situation.Works() {
		choice(&wrong, "trade", a.Trade, Trades())
	}
	if a.Situation.hired() {
		choice(&wrong, "contract", a.Contract, Contracts())
	}
	if a.Months != nil && (*a.Months < 0 || *a.Months > monthsMax) {
		wrong.Wrong("months", "fate.months_wrong", base.Args{"max": monthsMax})
	}
	for i, c := range a.Changes {
		if !slices.Contains(Changes(), c) || slices.Contains(a.Changes[:i], c) {
			wrong.Wrong("changes", "base.not_a_choice")
			break
		}
	}
	if len(a.Changes) > 1 && slices.Contains(a.Changes, Nothing) {
		wrong.Wrong("changes", "fate.nothing_or_something")
	}
	if base.Longer(a.Words, wordsMax) {
		wrong.Wrong("words", "base.too_long", base.Args{"max": wordsMax})
	}
	return wrong.Fault()
}

// neutral tells whether somebody is left out of the rates, above the line and below: who studies,
// by work as well; who cannot work; who works where the register does not look.
func (a Answer) neutral() bool {
	return a.Situation == Studying || a.Situation == Unable || a.Contract == WorkStudy || a.Abroad
}
