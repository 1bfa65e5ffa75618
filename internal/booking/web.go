package booking

import (
	"pilotis/internal/base"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, join, run := base.To(base.See, "booking"), base.To(base.Join, "booking"), base.To(base.Run, "booking")
	return []web.Route{
		{Pattern: "GET /bookings/new", Need: join, Do: d.newBooking},
		{Pattern: "POST /bookings", Need: join, Do: d.book},
		{Pattern: "POST /bookings/verdict", Need: join, Do: d.tryBooking},
		{Pattern: "GET /bookings/people", Need: run, Do: d.proposePeople},
		{Pattern: "GET /bookings/waiting", Need: join, Do: d.showWaiting},
		{Pattern: "POST /bookings/waiting", Need: join, Do: d.waitFor},
		{Pattern: "POST /bookings/waiting/{id}/booking", Need: join, Do: d.takeOffer},
		{Pattern: "POST /bookings/waiting/{id}/end", Need: join, Do: d.leaveWaiting},
		{Pattern: "GET /bookings/requests", Need: run, Do: d.showRequests},
		{Pattern: "GET /bookings/{id}", Need: see, Do: d.show},
		{Pattern: "GET /bookings/{id}/calendar", Need: see, Do: d.calendarFile},
		{Pattern: "GET /bookings/{id}/change", Need: join, Do: d.showChange},
		{Pattern: "POST /bookings/{id}/change", Need: join, Do: d.changeBooking},
		{Pattern: "POST /bookings/{id}/verdict", Need: join, Do: d.tryChange},
		{Pattern: "POST /bookings/{id}/cancellation", Need: join, Do: d.cancel},
		{Pattern: "POST /bookings/{id}/extension", Need: join, Do: d.extend},
		{Pattern: "POST /bookings/{id}/approval", Need: run, Do: d.approve},
		{Pattern: "POST /bookings/{id}/refusal", Need: run, Do: d.refuse},
	}
}
