package booking

import (
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/space"
)

// taking is seats of a leaf space held from an instant to an instant, buffer included.
type taking struct {
	Booking  ID
	Space    base.SpaceID
	From, To time.Time
	Seats    int
}

// load is what is taken of some spaces in a stretch of time.
type load map[base.SpaceID][]taking

func loadOf(takings []taking) load {
	l := load{}
	for _, t := range takings {
		l[t.Space] = append(l[t.Space], t)
	}
	return l
}

// peak is the most seats of a space taken at one instant of a stretch: it is
// reached at the start of the stretch or where something begins within it.
func (l load) peak(id base.SpaceID, from, to time.Time) int {
	at := func(t time.Time) int {
		seats := 0
		for _, x := range l[id] {
			if !x.From.After(t) && x.To.After(t) {
				seats += x.Seats
			}
		}
		return seats
	}
	most := at(from)
	for _, x := range l[id] {
		if x.From.After(from) && x.From.Before(to) {
			most = max(most, at(x.From))
		}
	}
	return most
}

// fits tells whether units are free throughout a stretch.
func (l load) fits(plan *space.Plan, units []space.Unit, from, to time.Time) bool {
	for _, u := range units {
		s, known := plan.Space(u.Space)
		if !known || l.peak(u.Space, from, to)+u.Seats > s.Capacity {
			return false
		}
	}
	return true
}

// inTheWay lists the bookings that overlap units in a stretch, the first that ends first.
func (l load) inTheWay(units []space.Unit, from, to time.Time) []taking {
	var out []taking
	for _, u := range units {
		for _, x := range l[u.Space] {
			if x.From.Before(to) && x.To.After(from) {
				out = append(out, x)
			}
		}
	}
	slices.SortFunc(out, func(a, b taking) int { return a.To.Compare(b.To) })
	return out
}

// without forgets what some bookings take: those that are being moved.
func (l load) without(ids map[ID]bool) load {
	out := load{}
	for id, takings := range l {
		out[id] = slices.DeleteFunc(slices.Clone(takings), func(t taking) bool { return ids[t.Booking] })
	}
	return out
}

// with adds what a booking of this very request takes.
func (l load) with(units []space.Unit, id ID, from, to time.Time) {
	for _, u := range units {
		l[u.Space] = append(l[u.Space], taking{id, u.Space, from, to, u.Seats})
	}
}

// and is what two loads take between them.
func (l load) and(other load) load {
	out := load{}
	for _, part := range []load{l, other} {
		for id, takings := range part {
			out[id] = append(out[id], takings...)
		}
	}
	return out
}

func sortTimes(times []time.Time) { slices.SortFunc(times, time.Time.Compare) }
