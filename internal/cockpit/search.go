package cockpit

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/people"
	"pilotis/internal/space"
)

// Found is what a search found, of each kind as many as a page shows.
type Found struct {
	Query    string
	People   []people.Row
	Spaces   []space.Space
	Bookings []Entry
}

// Empty tells whether nothing was found.
func (f Found) Empty() bool { return len(f.People)+len(f.Spaces)+len(f.Bookings) == 0 }

const (
	foundShown = 20 // of each kind, on the page
	foundQuick = 5  // of each kind, while one types
)

// Search finds people, spaces and bookings whose words begin with those of the
// query, accents and case ignored, each by the rights of the actor.
func (d *Desk) Search(ctx context.Context, who base.Actor, query string, limit int) (f Found, err error) {
	f.Query = strings.TrimSpace(query)
	if base.Fold(f.Query) == "" {
		return f, nil
	}
	if who.May(base.See, "people") {
		page, err := d.People.List(ctx, who, people.Filter{Query: f.Query, Limit: limit})
		if err != nil {
			return f, err
		}
		f.People = page.Rows
	}
	if who.May(base.See, "space") {
		plan, err := d.Spaces.Plan(ctx, d.DB, who)
		if err != nil {
			return f, err
		}
		f.Spaces = plan.Search(f.Query, nil)
		f.Spaces = f.Spaces[:min(len(f.Spaces), limit)]
	}
	if who.May(base.See, "booking") {
		f.Bookings, err = findBookings(ctx, d.DB, who, strings.Fields(base.Fold(f.Query)), d.DB.Now(), limit)
	}
	return f, err
}
