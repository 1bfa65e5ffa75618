package booking

import (
	"pilotis/internal/base"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see := base.To(base.See, "booking")
	return []web.Route{
		{Pattern: "GET /bookings", Need: see, Do: d.showCalendar(viewDay), Heavy: true},
		{Pattern: "GET /bookings/week", Need: see, Do: d.showCalendar(viewWeek), Heavy: true},
		{Pattern: "GET /bookings/month", Need: see, Do: d.showCalendar(viewMonth), Heavy: true},
		{Pattern: "GET /bookings/list", Need: see, Do: d.showCalendar(viewList), Heavy: true},
	}
}
