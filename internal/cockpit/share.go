package cockpit

import (
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

// weeksOf adds totals up by week, from a Monday on.
func weeksOf(totals []booking.Total, first day.Day) []Week {
	weeks := make([]Week, trendWeeks)
	for i := range weeks {
		weeks[i].Monday = first.Add(7 * i)
	}
	for _, t := range totals {
		if i := t.Day.Sub(first) / 7; i >= 0 && i < len(weeks) {
			weeks[i].Minutes += t.Minutes
		}
	}
	return weeks
}

// spaceShares weighs what was booked of each space against its open time, most taken
// first. What is lent as a part counts for the whole too, and parts are told by their whole.
func spaceShares(p *space.Plan, totals []booking.Total, from, to day.Day) []Share {
	minutes := map[base.SpaceID]int{}
	for _, t := range totals {
		for _, s := range p.Path(t.Space) {
			minutes[s.ID] += t.Minutes
		}
	}
	zone := p.Zone()
	var out []Share
	for _, s := range p.Ordered() {
		if s.Kind == space.KindBuilding || s.Kind == space.KindFloor || s.Kind == space.KindPart {
			continue
		}
		open := 0
		for _, span := range p.Openings(s.ID, from.Start(zone), to.Start(zone)) {
			open += int(span.To.Sub(span.From) / time.Minute)
		}
		out = append(out, Share{Space: s, Minutes: minutes[s.ID], Open: open * seats(p, s)})
	}
	slices.SortStableFunc(out, func(a, b Share) int { return b.percent() - a.percent() })
	return out
}

// seats counts what a space lends at most.
func seats(p *space.Plan, s space.Space) int {
	units := p.Units(s.ID, 0)
	if s.Kind == space.KindDesk || len(units) == 0 {
		return s.Capacity
	}
	n := 0
	for _, u := range units {
		n += u.Seats
	}
	return n
}

// activityShares adds totals up by activity, the most used first; what says no
// activity comes last.
func activityShares(names []activityName, totals []booking.Total) []Share {
	minutes := map[base.ActivityID]int{}
	for _, t := range totals {
		minutes[t.Activity] += t.Minutes
	}
	var out []Share
	for _, a := range names {
		if minutes[a.ID] > 0 {
			out = append(out, Share{Activity: a.ID, Name: a.Name, Hue: a.Hue, Minutes: minutes[a.ID]})
		}
	}
	slices.SortStableFunc(out, func(a, b Share) int { return b.Minutes - a.Minutes })
	if minutes[""] > 0 {
		out = append(out, Share{Minutes: minutes[""]})
	}
	return out
}
