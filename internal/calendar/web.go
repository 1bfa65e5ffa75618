package calendar

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, join := base.To(base.See, "booking"), base.To(base.Join, "booking")
	return []web.Route{
		{Pattern: "GET /bookings", Need: see, Do: d.show(viewDay), Heavy: true},
		{Pattern: "GET /bookings/week", Need: see, Do: d.show(viewWeek), Heavy: true},
		{Pattern: "GET /bookings/month", Need: see, Do: d.show(viewMonth), Heavy: true},
		{Pattern: "GET /bookings/list", Need: see, Do: d.show(viewList), Heavy: true},
		{Pattern: "GET /bookings/mine", Need: join, Do: d.showMine},
	}
}

// Operations adds none: programs list bookings where they are made.
func (d *Desk) Operations(*web.API) {}

func (d *Desk) show(v view) func(*web.Call) error {
	return func(c *web.Call) error {
		today := day.Of(d.DB.Now(), c.Who.Zone)
		page, err := d.calendar(c.Context(), c.Who, readLook(v, c.Request().URL.Query(), today))
		if err != nil {
			return err
		}
		return c.Page(page)
	}
}
