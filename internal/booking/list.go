package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/space"
)

// Filter says which bookings a list shows: those that overlap a stretch, to excluded.
type Filter struct {
	From, To time.Time
	Space    base.SpaceID
	Person   base.PersonID
	Mine     bool // the actor's own
	Ended    bool // cancelled and refused ones too
	Cursor   string
	Limit    int // 1 to PageMax; 0 means PageMax
}

// PageMax is the size of a page.
const PageMax = 500

// Page is a page of a list, in the order of time.
type Page struct {
	Bookings []Booking
	Next     string // cursor of the next page, "" on the last
}

// List reads a page of the bookings of a place. What the actor may not see of each is left out.
func (d *Desk) List(ctx context.Context, who base.Actor, f Filter) (Page, error) {
	if f.Limit <= 0 || f.Limit > PageMax {
		f.Limit = PageMax
	}
	all, err := list(ctx, d.DB, who, f)
	if err != nil {
		return Page{}, err
	}
	page := Page{Bookings: all}
	if len(all) > f.Limit {
		page.Bookings = all[:f.Limit]
		last := page.Bookings[f.Limit-1]
		page.Next = cursorOf(last)
	}
	for i, b := range page.Bookings {
		page.Bookings[i] = b.shownTo(who)
	}
	return page, nil
}

// Free lists the stretches of a length at least in which spaces are open and have
// seats left, of one space or of all those that are lent, in the order of the plan.
func (d *Desk) Free(ctx context.Context, who base.Actor, id base.SpaceID, from, to time.Time, length time.Duration) ([]Slot, error) {
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	if _, known := plan.Space(id); id != "" && !known {
		return nil, notHere("space", "booking.space_unknown")
	}
	takings, err := claimedAnywhere(ctx, d.DB, who.Place, from, to)
	if err != nil {
		return nil, err
	}
	now := d.DB.Now()
	requests, err := held(ctx, d.DB, who.Place, from, to, now)
	if err != nil {
		return nil, err
	}
	busy := loadOf(takings)
	for _, b := range requests {
		busy.with(plan.Units(b.Space, b.Seats), b.ID, b.From, b.To)
	}
	var out []Slot
	for _, s := range plan.Ordered() {
		if id != "" && s.ID != id || id == "" && (s.Kind == space.KindBuilding || s.Kind == space.KindFloor) {
			continue
		}
		for _, open := range plan.Openings(s.ID, from, to) {
			out = append(out, busy.gaps(plan, s.ID, open, length)...)
		}
	}
	return out, nil
}

// gaps lists the stretches of an opening in which a space has a seat left.
func (l load) gaps(plan *space.Plan, id base.SpaceID, open space.Span, length time.Duration) []Slot {
	units := plan.Units(id, 0)
	marks := []time.Time{open.From, open.To}
	for _, x := range l.inTheWay(units, open.From, open.To) {
		marks = append(marks, later(x.From, open.From), earlier(x.To, open.To))
	}
	sortTimes(marks)
	var out []Slot
	for i := 0; i+1 < len(marks); i++ {
		if !marks[i].Before(marks[i+1]) || !l.fits(plan, units, marks[i], marks[i+1]) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].To.Equal(marks[i]) {
			out[n-1].To = marks[i+1]
		} else {
			out = append(out, Slot{id, marks[i], marks[i+1]})
		}
	}
	kept := out[:0]
	for _, s := range out {
		if s.To.Sub(s.From) >= length {
			kept = append(kept, s)
		}
	}
	return kept
}
