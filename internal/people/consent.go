package people

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Purposes lists what a place asks consent for, in the order shown.
func Purposes() []string { return []string{"newsletter", "photos", "directory", "sharing"} }

// Consent was given for one purpose on a day, and perhaps withdrawn on another.
// Neither is ever changed (RGPD, art. 7.1 and 7.3: the place must be able to prove
// both, and withdrawing is as easy as giving).
type Consent struct {
	ID          base.ID[Consent]
	Purpose     string
	Given       day.Day
	Source      string // how it was given: a form, a message, an import
	Withdrawn   day.Day
	WithdrawnBy string // how it was withdrawn
}

// Live tells whether the consent still stands.
func (c Consent) Live() bool { return c.Withdrawn == "" }

const sourceMax = 200

func (c Consent) check(today day.Day, wrong *base.Checks) {
	if !slices.Contains(Purposes(), c.Purpose) {
		wrong.Wrong("purpose", "base.not_a_choice")
	}
	wrong.Require("source", c.Source)
	if base.Longer(c.Source, sourceMax) {
		wrong.Wrong("source", "base.too_long", base.Args{"max": sourceMax})
	}
	checkPastDay("given", c.Given, today, wrong)
}

func checkPastDay(field string, d, today day.Day, wrong *base.Checks) {
	switch _, err := day.Parse(string(d)); {
	case err != nil:
		wrong.Wrong(field, "base.not_a_day")
	case d > today:
		wrong.Wrong(field, "people.day_later")
	}
}
