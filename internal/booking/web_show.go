package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) show(c *web.Call) error {
	page, err := d.showPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

// showPage reads a booking with all that its page says.
func (d *Desk) showPage(c *web.Call) (p showPage, err error) {
	ctx, who := c.Context(), c.Who
	p.Now = d.DB.Now()
	if p.Named, err = namedByID(ctx, d.DB, who.Place, ID(c.Path("id"))); err != nil {
		return p, err
	}
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return p, err
	}
	p.Path = plan.Path(p.Space)
	if !p.VisibleTo(who) {
		p.Named = p.Named.shownTo(who)
		return p, nil
	}
	if minutes := plan.Rules(p.Space, who.Role).CancelMinutes; minutes > 0 {
		p.Limit = p.From.Add(-time.Duration(minutes) * time.Minute)
	}
	p.TooLate = cutOff(plan, p.Booking, who, p.Now)
	if err := d.readSeries(ctx, who, &p); err != nil {
		return p, err
	}
	trail, err := db.Trail(ctx, d.DB, who.Place, "booking", string(p.ID))
	p.History = historyOf(ctx, trail)
	return p, err
}

func (d *Desk) readSeries(ctx context.Context, who base.Actor, p *showPage) error {
	if p.Series == "" {
		return nil
	}
	s, err := seriesByID(ctx, d.DB, who.Place, p.Series)
	if err != nil {
		return err
	}
	p.Rule = sayRule(ctx, s.Rule, day.Of(s.First, who.Zone))
	p.Dates, err = inScope(ctx, d.DB, who.Place, p.Booking, All, p.Now)
	return err
}

// calendarFile is the booking as other programs read it.
func (d *Desk) calendarFile(c *web.Call) error {
	b, err := namedByID(c.Context(), d.DB, c.Who.Place, ID(c.Path("id")))
	if err != nil {
		return err
	}
	if !b.VisibleTo(c.Who) {
		return base.Refuse(base.Forbidden, "booking.not_yours")
	}
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	s, _ := plan.Space(b.Space)
	file := paper.Calendar{Zone: c.Who.Zone, Events: []paper.Event{{UID: string(b.ID) + "@pilotis", Sequence: b.Sequence, Stamp: d.DB.Now(),
		From: b.From, To: b.To, Title: b.Title, Location: s.Name + ", " + ui.In(c.Context()).Place.Name, Cancelled: !b.Stands()}}}
	return c.Send("reservation.ics", "text/calendar; charset=utf-8", []byte(file.Text()))
}

func (d *Desk) cancel(c *web.Call) error {
	id := ID(c.Path("id"))
	gone, err := d.Cancel(c.Context(), c.Who, id, Cancellation{Scope: scopeOf(c), Reason: c.Value("reason"), Late: c.Checked("late")})
	if err != nil {
		page, failed := d.showPage(c)
		if failed != nil {
			return failed
		}
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(c.At("/bookings/%s", id), "booking.said_cancelled", base.Args{"n": len(gone)})
}

func scopeOf(c *web.Call) Scope {
	if s := Scope(c.Value("scope")); s == Together || s == Following || s == All {
		return s
	}
	return One
}

func (d *Desk) approve(c *web.Call) error {
	lent, err := d.Approve(c.Context(), c.Who, ID(c.Path("id")), scopeOf(c))
	return d.decided(c, lent, err, "booking.said_approved")
}

func (d *Desk) refuse(c *web.Call) error {
	refused, err := d.Refuse(c.Context(), c.Who, ID(c.Path("id")), scopeOf(c), c.Value("reason"))
	return d.decided(c, refused, err, "booking.said_refused")
}

// decided goes back to the requests; one that could not be answered is said there.
func (d *Desk) decided(c *web.Call, all []Booking, err error, said string) error {
	if err == nil {
		return c.Goto(c.At("/bookings/requests"), said, base.Args{"title": all[0].Title})
	}
	page, failed := d.requestsPage(c)
	if failed != nil {
		return failed
	}
	page.Form = ui.FormOf(nil, err)
	return c.Again(page, err)
}

func (d *Desk) showRequests(c *web.Call) error {
	page, err := d.requestsPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) requestsPage(c *web.Call) (p requestsPage, err error) {
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	all, err := waitingRequests(c.Context(), d.DB, c.Who.Place, d.DB.Now())
	for _, b := range all {
		s, _ := plan.Space(b.Space)
		p.Waiting = append(p.Waiting, asking{b, s.Name})
	}
	return p, err
}

// extend makes a series go on.
func (d *Desk) extend(c *web.Call) error {
	until, err := day.Parse(c.Value("until"))
	if err != nil {
		return base.Wrong("until", "base.not_a_day")
	}
	done, err := d.Extend(c.Context(), c.Who, ID(c.Path("id")), until, Skip)
	if err != nil {
		return err
	}
	key, args := saidOf(done)
	return c.Goto(c.At("/bookings/%s", c.Path("id")), key, args)
}
