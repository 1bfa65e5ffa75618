package people

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Relations lists what somebody can be to the place, in the order shown. It is no
// right: rights go with the roles of accounts.
func Relations() []string {
	return []string{"member", "volunteer", "employee", "customer", "speaker", "partner", "funder", "supplier", "prospect", "visitor"}
}

// Relation is what somebody is to the place, from a day until a day included.
type Relation struct {
	ID    base.ID[Relation]
	Kind  string // one of Relations
	From  day.Day
	Until day.Day // "" for no end
}

// On tells whether the relation holds on a day.
func (r Relation) On(d day.Day) bool { return r.From <= d && (r.Until == "" || d <= r.Until) }

func (r Relation) Overlaps(o Relation) bool {
	return (r.Until == "" || o.From <= r.Until) && (o.Until == "" || r.From <= o.Until)
}

func (r Relation) check(wrong *base.Checks) {
	if !slices.Contains(Relations(), r.Kind) {
		wrong.Wrong("relation", "base.not_a_choice")
	}
	checkSpan("from", r.From, "until", r.Until, wrong)
}

// checkSpan notes what is wrong with a stretch of days, under the names of its two
// fields; either may be missing.
func checkSpan(fromField string, from day.Day, untilField string, until day.Day, wrong *base.Checks) {
	checkDay(fromField, from, wrong)
	checkDay(untilField, until, wrong)
	if until != "" && from > until {
		wrong.Wrong(untilField, "people.until_before_from")
	}
}

func checkDay(field string, d day.Day, wrong *base.Checks) {
	if d == "" {
		return
	}
	if _, err := day.Parse(string(d)); err != nil {
		wrong.Wrong(field, "base.not_a_day")
	}
}
