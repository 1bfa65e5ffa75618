package booking

import (
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

// taking is seats of a leaf space held from an instant to an instant, buffer included.
type taking struct {
	Booking  ID
	Space    base.SpaceID
	From, To time.Time
	Seats    int // 0 for all that the space has
}

// load is what is taken of some spaces in a stretch of time.
type load map[base.SpaceID][]taking

// add notes what a booking takes.
func (l load) add(plan *space.Plan, b Booking) {
	for _, u := range plan.Units(b.Space, b.Seats) {
		l[u.Space] = append(l[u.Space], taking{b.ID, u.Space, b.From, b.FreeAt, claimSeats(plan, u)})
	}
}

// claimSeats is how a claim writes the seats of a unit: 0 for all that the space has,
// so that a space that is taken whole stays so when its capacity changes.
func claimSeats(plan *space.Plan, u space.Unit) int {
	if s, _ := plan.Space(u.Space); s.Capacity == u.Seats {
		return 0
	}
	return u.Seats
}

// forget drops what some bookings take: those that are being moved.
func (l load) forget(all []Booking) {
	gone := map[ID]bool{}
	for _, b := range all {
		gone[b.ID] = true
	}
	for id := range l {
		l[id] = slices.DeleteFunc(l[id], func(t taking) bool { return gone[t.Booking] })
	}
}

// fits tells whether units are free throughout a stretch.
func (l load) fits(plan *space.Plan, units []space.Unit, from, to time.Time) bool {
	for _, u := range units {
		s, known := plan.Space(u.Space)
		if !known || l.peak(u.Space, s.Capacity, from, to)+u.Seats > s.Capacity {
			return false
		}
	}
	return true
}

// peak is the most seats of a space taken at one instant of a stretch: it is
// reached at the start of the stretch or where something begins within it.
func (l load) peak(id base.SpaceID, capacity int, from, to time.Time) int {
	busy := slices.DeleteFunc(slices.Clone(l[id]), func(t taking) bool { return !t.From.Before(to) || !t.To.After(from) })
	most := 0
	for _, start := range busy {
		seats := 0
		for _, x := range busy {
			if at := day.Later(start.From, from); !x.From.After(at) && x.To.After(at) {
				seats += x.seats(capacity)
			}
		}
		most = max(most, seats)
	}
	return most
}

func (t taking) seats(capacity int) int {
	if t.Seats == 0 {
		return capacity
	}
	return t.Seats
}

// inTheWay lists what overlaps units in a stretch, the first that ends first.
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
