package jury

import (
	"pilotis/internal/base"
	"pilotis/internal/certification"
)

// Pause is when nobody is heard: minutes of the day.
type Pause struct{ From, To int }

// dayEnd is the last minute of a day.
const dayEnd = 24 * 60

// Plan gives each hearing its time from a minute of the day on, one after the other, with a
// break between and none across a pause.
func Plan(all []Hearing, from int, terms certification.Terms, p Pause) error {
	for i := range all {
		if from < p.To && from+all[i].Minutes > p.From {
			from = p.To
		}
		all[i].Minute = from
		if from = all[i].End(); from > dayEnd {
			return base.Refuse(base.Invalid, "jury.day_too_short")
		}
		from += terms.BreakMinutes
	}
	return nil
}

// overlap finds two hearings at one time.
func overlap(all []Hearing) bool {
	for i, a := range all {
		for _, b := range all[:i] {
			if a.Minute < b.End() && b.Minute < a.End() {
				return true
			}
		}
	}
	return false
}
