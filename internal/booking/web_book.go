package booking

import (
	"net/url"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// newBooking asks when, where nothing says which space; otherwise for the rest.
func (d *Desk) newBooking(c *web.Call) error {
	q := c.Request().URL.Query()
	if q.Get("space") == "" {
		return d.showFree(c)
	}
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	page, err := d.bookPage(c, plan, base.SpaceID(q.Get("space")))
	if err != nil {
		return err
	}
	page.From, page.To = q.Get("from"), q.Get("to")
	if on, err := day.Parse(q.Get("day")); err == nil {
		page.Day = on
	}
	if page.From == "" {
		err = d.propose(c.Context(), c.Who, plan, &page)
	}
	if from, failed := day.ParseClock(page.From); failed == nil {
		start, _ := page.Day.At(from, c.Who.Zone)
		page.Past = start.Before(d.DB.Now())
	}
	if err != nil {
		return err
	}
	return c.Page(page)
}

// bookPage is the form for a space, empty.
func (d *Desk) bookPage(c *web.Call, plan *space.Plan, id base.SpaceID) (p bookPage, err error) {
	p = bookPage{Spaces: lent(plan, c.Who.Role), Day: day.Of(d.DB.Now(), c.Who.Zone), Staff: c.Who.May(base.Run, "booking")}
	s, known := plan.Space(id)
	if !known {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	p.Space = s
	p.Activities, err = d.Activities.Living(c.Context(), c.Who)
	return p, err
}

// lent lists the spaces that a role may book.
func lent(plan *space.Plan, role base.Role) []space.Space {
	var out []space.Space
	for _, s := range plan.Ordered() {
		if plan.Rules(s.ID, role).Lends(role) {
			out = append(out, s)
		}
	}
	return out
}

// book asks for what the form says.
func (d *Desk) book(c *web.Call) error {
	var wrong base.Checks
	r := readRequest(c.Form(), &wrong)
	if err := wrong.Fault(); err != nil {
		return d.bookAgain(c, r, err)
	}
	done, err := d.Ask(c.Context(), c.Who, r.Wanted)
	if err != nil {
		return d.bookAgain(c, r, err)
	}
	key, args := saidOf(done)
	return c.Goto(c.At("/bookings/%s", done.Booking.ID), key, args)
}

// saidOf is what is said of a request that went through.
func saidOf(done Done) (string, base.Args) {
	key := "booking.said_booked"
	switch {
	case len(done.Skipped) > 0:
		key = "booking.said_skipped"
	case len(done.Occurrences) > 1:
		key = "booking.said_several"
	case done.Booking.State == Requested:
		key = "booking.said_requested"
	case len(done.Notices) > 0 && done.Notices[0] == ambiguous:
		key = "booking.said_twice"
	}
	return key, base.Args{"n": len(done.Occurrences), "skipped": len(done.Skipped)}
}

// bookAgain shows the form as it was typed, why it was refused, and the ways out.
func (d *Desk) bookAgain(c *web.Call, r request, refusal error) error {
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	typed := takenWayOut(c.Form())
	typed.Del("take")
	typed.Del("on_conflict")
	if len(r.Spaces) == 0 {
		return refusal
	}
	page, err := d.bookPage(c, plan, r.Spaces[0])
	if err != nil {
		return err
	}
	refusal = forForm(refusal)
	page.Form = ui.FormOf(typed, refusal)
	page.refused = refusedBy(refusal, plan, r.Day)
	return c.Again(page, refusal)
}

// tryBooking answers the form while it is filled in.
func (d *Desk) tryBooking(c *web.Call) error {
	var wrong base.Checks
	typed := url.Values{}
	for name, values := range c.Form() {
		typed[name] = values
	}
	if typed.Get("title") == "" {
		typed.Set("title", c.Who.Name)
	}
	r := readRequest(typed, &wrong)
	err := wrong.Fault()
	v := verdict{}
	if err == nil {
		v.Done, err = d.Try(c.Context(), c.Who, r.Wanted)
	}
	if err != nil {
		plan, failed := d.Spaces.Plan(c.Context(), d.DB, c.Who)
		if failed != nil {
			return failed
		}
		err = forForm(err)
		v.Form, v.refused = ui.FormOf(nil, err), refusedBy(err, plan, r.Day)
		if v.Form.Fault == nil {
			return err
		}
	}
	if r.Wanted.Rule != "" {
		v.Rule = r.Repeat.say(c.Context(), r.Day)
	}
	return c.Part(v.Body())
}

// proposePeople answers the field of the person for whom staff book.
func (d *Desk) proposePeople(c *web.Call) error {
	page, err := d.People.List(c.Context(), c.Who, people.Filter{Query: c.Query("person_text"), Limit: 8})
	if err != nil {
		return err
	}
	var list []ui.Option
	for _, p := range page.Rows {
		list = append(list, ui.Option{Value: string(p.ID), Label: p.Name, Note: p.City})
	}
	return c.Part(ui.Proposals(list))
}
