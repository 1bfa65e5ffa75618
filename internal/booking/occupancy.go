package booking

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

// Occupancy is how much of a place was booked, of all that was open: minutes of seats, and the
// seats. Each counts once, in the space that lends it without parts.
type Occupancy struct{ Minutes, Open, Seats int }

// Share is the part that was booked, in hundredths of a percent; unknown where nothing was open.
func (o Occupancy) Share() (bp int64, known bool) {
	if o.Open == 0 {
		return 0, false
	}
	return 10000 * int64(o.Minutes) / int64(o.Open), true
}

// Occupied weighs totals against what was open from a day to a day, the last excluded.
func Occupied(p *space.Plan, totals []Total, from, to day.Day) Occupancy {
	return occupied(p, totals, from, to, func(space.Space) bool { return true })
}

// OccupiedFor is Occupied of the spaces of an activity.
func OccupiedFor(p *space.Plan, totals []Total, from, to day.Day, of base.ActivityID) Occupancy {
	return occupied(p, totals, from, to, func(s space.Space) bool { return s.Activity == of })
}

func occupied(p *space.Plan, totals []Total, from, to day.Day, counts func(space.Space) bool) (o Occupancy) {
	begin, end := from.Start(p.Zone()), to.Start(p.Zone())
	lent := map[base.SpaceID]bool{}
	for _, s := range p.Ordered() {
		units := p.Units(s.ID, 0)
		lent[s.ID] = s.Kind != space.KindBuilding && s.Kind != space.KindFloor && counts(s)
		if !lent[s.ID] || len(units) != 1 || units[0].Space != s.ID {
			continue
		}
		o.Seats += s.Capacity
		for _, open := range p.Openings(s.ID, begin, end) {
			o.Open += s.Capacity * int(open.To.Sub(open.From)/time.Minute)
		}
	}
	for _, t := range totals {
		if lent[t.Space] && t.Day >= from && t.Day < to {
			o.Minutes += t.Minutes
		}
	}
	return o
}
