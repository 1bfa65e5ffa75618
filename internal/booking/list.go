package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
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
	if f.Person != "" && f.Person != who.Person && !who.May(base.Run, "booking") && !who.May(base.See, "people") {
		return Page{}, base.Refuse(base.Forbidden, "base.forbidden") // whose booking it is would be told
	}
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

// Get reads a booking. What the actor may not see of it is left out.
func (d *Desk) Get(ctx context.Context, who base.Actor, id ID) (Booking, error) {
	b, err := byID(ctx, d.DB, who.Place, id)
	return b.shownTo(who), err
}

// shownTo leaves out what a stranger to the booking may not see.
func (b Booking) shownTo(who base.Actor) Booking {
	if !b.VisibleTo(who) {
		b.Title, b.Person, b.AskedBy, b.AskedAs, b.Ended.By, b.Ended.Reason = "", "", "", "", "", ""
	}
	return b
}
