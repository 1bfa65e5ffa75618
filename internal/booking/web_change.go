package booking

import (
	"net/url"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// showChange is the form that moves a booking, moved already by what the address says.
func (d *Desk) showChange(c *web.Call) error {
	page, err := d.changePage(c)
	if err != nil {
		return err
	}
	if q := c.Request().URL.Query(); len(q) > 0 {
		page.Form.Values = nudged(page.filled(c, q))
	}
	return c.Page(page)
}

func (d *Desk) changePage(c *web.Call) (p changePage, err error) {
	b, err := namedByID(c.Context(), d.DB, c.Who.Place, ID(c.Path("id")))
	if err != nil {
		return p, err
	}
	switch {
	case !b.Of(c.Who) && !c.Who.May(base.Run, "booking"):
		return p, base.Refuse(base.Forbidden, "booking.not_yours")
	case !b.Stands():
		return p, base.Refuse(base.Conflict, "booking.ended")
	}
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	p = changePage{Booking: b.Booking, Who: b.Who, Spaces: lent(plan, c.Who.Role)}
	p.Space, _ = plan.Space(b.Space)
	p.Activities, err = d.Activities.Living(c.Context(), c.Who)
	return p, err
}

// filled is what the address says of the form, and for the rest what the booking is.
func (p changePage) filled(c *web.Call, q url.Values) url.Values {
	ctx, b := c.Context(), p.Booking
	f := url.Values{"space": {string(b.Space)}, "day": {string(p.day(ctx))}, "from": {p.hour(ctx, b.From)}, "to": {p.hour(ctx, b.To)},
		"last": {p.last(ctx)}, "title": {b.Title}, "activity": {string(b.Activity)}, "person": {string(b.Person)}, "person_text": {p.Who}}
	for name, values := range q {
		f[name] = values
	}
	return f
}

// changeBooking moves the booking as the form says.
func (d *Desk) changeBooking(c *web.Call) error {
	page, err := d.changePage(c)
	if err != nil {
		return err
	}
	changes, err := page.read(c)
	if err == nil {
		_, err = d.Change(c.Context(), c.Who, page.Booking.ID, scopeOf(c), changes)
	}
	if err == nil {
		return c.Goto(c.At("/bookings/%s", page.Booking.ID), "booking.said_changed")
	}
	return d.changeAgain(c, page, err)
}

func (d *Desk) changeAgain(c *web.Call, page changePage, refusal error) error {
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	typed := takenWayOut(c.Form())
	typed.Del("take")
	refusal = forForm(refusal)
	page.Form, page.refused = ui.FormOf(typed, refusal), refusedBy(refusal, plan, day.Day(typed.Get("day")))
	return c.Again(page, refusal)
}

// tryChange answers the form while it is filled in.
func (d *Desk) tryChange(c *web.Call) error {
	page, err := d.changePage(c)
	if err != nil {
		return err
	}
	v := verdict{}
	changes, err := page.read(c)
	if err == nil {
		v.Done, err = d.TryChange(c.Context(), c.Who, page.Booking.ID, scopeOf(c), changes)
	}
	if err != nil {
		plan, failed := d.Spaces.Plan(c.Context(), d.DB, c.Who)
		if failed != nil {
			return failed
		}
		err = forForm(err)
		v.Form, v.refused = ui.FormOf(nil, err), refusedBy(err, plan, day.Day(c.Value("day")))
		if v.Form.Fault == nil {
			return err
		}
	}
	return c.Part(v.Body())
}

// read says what the form changes; what it leaves as it is stays nil.
func (p changePage) read(c *web.Call) (ch Changes, err error) {
	var wrong base.Checks
	r := readRequest(c.Form(), &wrong)
	if err := wrong.Fault(); err != nil {
		return ch, err
	}
	b, w := p.Booking, r.Wanted
	if zone := c.Who.Zone; w.Start != civil(b.From, zone) || w.End != civil(b.To, zone) {
		ch.Start, ch.End = &w.Start, &w.End
	}
	if len(w.Spaces) == 1 && w.Spaces[0] != b.Space {
		ch.Space = &w.Spaces[0]
	}
	if w.Title != b.Title {
		ch.Title = &w.Title
	}
	if w.Activity != b.Activity && c.Form().Has("activity") {
		ch.Activity = &w.Activity
	}
	if w.Person != b.Person && c.Form().Has("person") {
		ch.Person = &w.Person
	}
	if seats := max(b.Seats, 1); c.Form().Has("seats") && w.Seats != seats {
		ch.Seats = &w.Seats
	}
	ch.ConfirmPast = w.ConfirmPast
	return ch, nil
}
