package cockpit

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// First gives the steps by which a place begins to live, to whoever runs it: none once
// something was booked there, which is then remembered for as long as the program runs.
func (d *Desk) First(ctx context.Context, who base.Actor) ([]ui.Step, error) {
	if !who.May(base.Run, "space") || !who.May(base.Run, "people") {
		return nil, nil
	}
	if _, lives := d.lives.Load(who.Place); lives {
		return nil, nil
	}
	has, err := begun(ctx, d.DB, who.Place)
	if err != nil || has.bookings {
		if err == nil {
			d.lives.Store(who.Place, true)
		}
		return nil, err
	}
	return []ui.Step{{Key: "ui.first_find", Done: true}, {Key: "ui.first_identity", Done: true},
		{Key: "ui.first_activities", Path: "/activities/suggestions", Done: has.activities},
		{Key: "ui.first_spaces", Path: "/spaces/new", Done: has.spaces},
		{Key: "ui.first_people", Path: "/people/import", Done: has.people},
		{Key: "ui.first_booking", Path: "/bookings/new"}}, nil
}
