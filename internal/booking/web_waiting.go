package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// waitingPage is what one waits for.
type waitingPage struct {
	ui.Form
	List []awaited
}

// awaited is a place in a waiting list, with the name of the space.
type awaited struct {
	Waiting
	Where string
}

// Title names the page.
func (p waitingPage) Title(ctx context.Context) string { return ui.T(ctx, "booking.waiting") }

func (d *Desk) showWaiting(c *web.Call) error {
	page, err := d.waitingPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) waitingPage(c *web.Call) (p waitingPage, err error) {
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	all, err := d.WaitingList(c.Context(), c.Who, true)
	for _, w := range all {
		s, _ := plan.Space(w.Space)
		p.List = append(p.List, awaited{w, s.Name})
	}
	return p, err
}

// waitFor enters the waiting list of what the form of a booking asks for.
func (d *Desk) waitFor(c *web.Call) error {
	var wrong base.Checks
	r := readRequest(c.Form(), &wrong)
	if err := wrong.Fault(); err != nil {
		return d.bookAgain(c, r, err)
	}
	if _, err := d.Wait(c.Context(), c.Who, r.Wanted); err != nil {
		return d.bookAgain(c, r, err)
	}
	return c.Goto(c.At("/bookings/waiting"), "booking.said_waiting")
}

func (d *Desk) takeOffer(c *web.Call) error {
	done, err := d.TakeUp(c.Context(), c.Who, WaitingID(c.Path("id")))
	if err != nil {
		return d.waitingAgain(c, err)
	}
	key, args := saidOf(done)
	return c.Goto(c.At("/bookings/%s", done.Booking.ID), key, args)
}

func (d *Desk) leaveWaiting(c *web.Call) error {
	if err := d.Leave(c.Context(), c.Who, WaitingID(c.Path("id"))); err != nil {
		return d.waitingAgain(c, err)
	}
	return c.Goto(c.At("/bookings/waiting"), "booking.said_left")
}

func (d *Desk) waitingAgain(c *web.Call, refusal error) error {
	page, err := d.waitingPage(c)
	if err != nil {
		return err
	}
	page.Form = ui.FormOf(nil, refusal)
	return c.Again(page, refusal)
}
