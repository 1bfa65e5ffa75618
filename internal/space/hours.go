package space

import (
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Hours is a stretch of a week in which a space can be lent, on the wall of the
// place: Monday is day 1. Where To is not after From the night is crossed, and the
// hours belong to the day on which they begin.
type Hours struct {
	Day      int
	From, To day.Clock
}

// Range is a stretch of a day in minutes on the wall; To passes 1440 where the night is crossed.
type Range struct{ From, To int }

// Range gives the hours as minutes of their day.
func (h Hours) Range() Range {
	r := Range{h.From.Minutes(), h.To.Minutes()}
	if r.To <= r.From {
		r.To += dayMinutes
	}
	return r
}

// Clocks gives the hours on the wall between which a range lies.
func (r Range) Clocks() (from, to day.Clock) {
	if r.To > dayMinutes {
		return clockOf(r.From), clockOf(r.To - dayMinutes)
	}
	return clockOf(r.From), clockOf(r.To)
}

// Week is the hours of the seven days, Monday first.
type Week [7][]Range

// Empty tells whether no day has any hours.
func (w Week) Empty() bool {
	for _, ranges := range w {
		if len(ranges) > 0 {
			return false
		}
	}
	return true
}

// String writes the week as the trail keeps it: "1 09:00-12:00 14:00-18:00; 3 09:00-12:00".
func (w Week) String() string {
	var days []string
	for d, ranges := range w {
		if len(ranges) > 0 {
			days = append(days, string(rune('1'+d))+" "+writeRanges(ranges))
		}
	}
	return strings.Join(days, "; ")
}

// OwnWeek gives the hours that a space sets itself, none where it has those of what it lies in.
func (p *Plan) OwnWeek(id base.SpaceID) Week {
	if i, found := p.index[id]; found && p.nodes[i].hoursOf == id {
		return p.nodes[i].week
	}
	return Week{}
}

// WeekOf gives the hours that a space keeps and the space that sets them; from is
// "" where none does: the space is always open.
func (p *Plan) WeekOf(id base.SpaceID) (week Week, from base.SpaceID) {
	if i, found := p.index[id]; found {
		return p.nodes[i].week, p.nodes[i].hoursOf
	}
	return Week{}, ""
}

// rangesMax bounds the hours of one day.
const rangesMax = 12

// check sorts the hours of each day and notes what is wrong with them.
func (w *Week) check(wrong *base.Checks) {
	for d := range w {
		checkRanges("hours."+string(rune('1'+d)), w[d], wrong)
	}
}

// checkRanges sorts the hours of a day and notes in a field what is wrong with them.
func checkRanges(field string, ranges []Range, wrong *base.Checks) {
	slices.SortFunc(ranges, func(a, b Range) int { return a.From - b.From })
	if len(ranges) > rangesMax {
		wrong.Wrong(field, "space.too_many_hours", base.Args{"max": rangesMax})
	}
	for i, r := range ranges {
		if r.From < 0 || r.From >= dayMinutes || r.To <= r.From || r.To > r.From+dayMinutes {
			wrong.Wrong(field, "space.hours_unreadable")
			return
		}
		if i > 0 && ranges[i-1].To > r.From {
			wrong.Wrong(field, "space.hours_overlap")
			return
		}
	}
}
