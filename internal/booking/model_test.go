package booking_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

// naive is what the place should hold, quarter of an hour by quarter of an hour:
// the seats taken of each leaf.
type naive struct {
	capacity map[base.SpaceID]int
	leaves   map[base.SpaceID][]base.SpaceID // of a whole, taken whole
	rest     map[base.SpaceID]int            // quarters of buffer
	lent     map[booking.ID]slot
}

type slot struct {
	space    base.SpaceID
	from, to int // quarters since midnight
	seats    int
}

// takes gives the seats that a slot takes of each leaf.
func (n naive) takes(s slot) map[base.SpaceID]int {
	out := map[base.SpaceID]int{}
	for _, leaf := range n.leaves[s.space] {
		out[leaf] = n.capacity[leaf]
	}
	if len(out) == 0 {
		out[s.space] = s.seats
		if s.seats == 0 {
			out[s.space] = n.capacity[s.space]
		}
	}
	return out
}

// fits tells whether a slot is possible beside all others but one.
func (n naive) fits(s slot, but booking.ID) bool {
	for leaf, seats := range n.takes(s) {
		for q := s.from; q < s.to+n.rest[s.space]; q++ {
			total := seats
			for id, o := range n.lent {
				if id != but && o.from <= q && q < o.to+n.rest[o.space] {
					total += n.takes(o)[leaf]
				}
			}
			if total > n.capacity[leaf] {
				return false
			}
		}
	}
	return true
}

func TestWhateverIsAskedNeverASeatTooManyAndAlwaysWhatIsPossible(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		s := newScene(t, testkit.SQLite(t))
		hall := s.space(space.KindRoom, "Halle", 10, "", "")
		a, b := s.space(space.KindPart, "A", 4, hall, ""), s.space(space.KindPart, "B", 6, hall, "")
		desks, room := s.space(space.KindDesk, "Postes", 3, "", ""), s.space(space.KindRoom, "Salle", 5, "", "buffer_minutes=15")
		n := naive{capacity: map[base.SpaceID]int{a: 4, b: 6, desks: 3, room: 5}, leaves: map[base.SpaceID][]base.SpaceID{hall: {a, b}},
			rest: map[base.SpaceID]int{room: 1}, lent: map[booking.ID]slot{}}
		draw := func(r *rapid.T) slot {
			from := rapid.IntRange(0, 20).Draw(r, "from")
			x := slot{space: rapid.SampledFrom([]base.SpaceID{hall, a, b, desks, room}).Draw(r, "space"), from: from,
				to: from + rapid.IntRange(1, 8).Draw(r, "length")}
			if x.space == desks {
				x.seats = rapid.IntRange(1, 3).Draw(r, "seats")
			}
			return x
		}
		verdict := func(r *rapid.T, err error, want bool) bool {
			var f *base.Fault
			if err != nil && (!errors.As(err, &f) || f.Kind != base.Conflict) {
				r.Fatal(err)
			}
			if (err == nil) != want {
				r.Fatalf("lent %v, possible %v: %v", err == nil, want, err)
			}
			return err == nil
		}
		r.Repeat(map[string]func(*rapid.T){
			"ask": func(r *rapid.T) {
				x := draw(r)
				w := at(x.space, quarter(x.from), quarter(x.to))
				w.Seats = x.seats
				done, err := s.Ask(ctx, s.staff, w)
				if verdict(r, err, n.fits(x, "")) {
					n.lent[done.Booking.ID] = x
				}
			},
			"move": func(r *rapid.T) {
				id, was := n.any(r)
				if id == "" {
					return
				}
				x := draw(r)
				x.space, x.seats = was.space, was.seats
				_, err := s.Change(ctx, s.staff, id, booking.One, booking.Changes{Start: set(quarter(x.from)), End: set(quarter(x.to))})
				if verdict(r, err, n.fits(x, id)) {
					n.lent[id] = x
				}
			},
			"cancel": func(r *rapid.T) {
				if id, _ := n.any(r); id != "" {
					if _, err := s.Cancel(ctx, s.staff, id, booking.Cancellation{}); err != nil {
						r.Fatal(err)
					}
					delete(n.lent, id)
				}
			},
			"": func(r *rapid.T) { s.totalsHold() },
		})
	})
}

// any draws a booking that stands.
func (n naive) any(r *rapid.T) (booking.ID, slot) {
	if len(n.lent) == 0 {
		return "", slot{}
	}
	var all []booking.ID
	for id := range n.lent {
		all = append(all, id)
	}
	sortIDs(all)
	id := rapid.SampledFrom(all).Draw(r, "booking")
	return id, n.lent[id]
}

func quarter(n int) string {
	return fmt.Sprintf("2027-01-12T%02d:%02d", 8+n/4, n%4*15)
}

func FuzzTimesAreReadOrRefused(f *testing.F) {
	for _, seed := range []string{"2027-03-28T02:30", "2027-10-31T02:30", "2027-10-31T02:30+01:00", "2027-01-01T24:00", "", "2027-13-01T09:00", "0000-01-01T00:00"} {
		f.Add(seed, seed, "FREQ=WEEKLY;COUNT=3")
	}
	f.Add("2027-03-21T09:00", "2027-03-21T11:00", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")
	f.Add("2027-03-21T09:00", "2027-03-21T11:00", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20280101T000000Z")
	s := newScene(&testing.T{}, testkit.SQLite(f))
	id := s.room("")
	f.Fuzz(func(t *testing.T, start, end, rule string) {
		began := time.Now()
		done, err := s.Try(ctx, s.staff, skipping(every(rule, at(id, start, end))))
		var fault *base.Fault
		if err != nil && (!errors.As(err, &fault) || fault.Kind == base.Internal) {
			t.Fatalf("%q %q %q: %v", start, end, rule, err)
		}
		for _, b := range done.Occurrences {
			if !b.From.Before(b.To) || b.From.Second() != 0 {
				t.Fatalf("%v–%v", b.From, b.To)
			}
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Fatalf("%q took %v", rule, took)
		}
	})
}
