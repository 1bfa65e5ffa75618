package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) showCalendar(v view) func(*web.Call) error {
	return func(c *web.Call) error {
		today := day.Of(d.DB.Now(), c.Who.Zone)
		page, err := d.calendar(c.Context(), c.Who, readLook(v, c.Request().URL.Query(), today))
		if err != nil {
			return err
		}
		return c.Page(page)
	}
}

// calendar reads what a calendar shows, in as many queries for one space as for a hundred.
func (d *Desk) calendar(ctx context.Context, who base.Actor, l look) (p calendarPage, err error) {
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return p, err
	}
	if _, known := plan.Space(l.Space); l.Space != "" && !known {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	now := d.DB.Now()
	days := l.days()
	from, to := days[0].Start(who.Zone), days[len(days)-1].Add(1).Start(who.Zone)
	if l.FreeNow {
		from, to = earlier(from, now), later(to, now)
	}
	all, err := overlapping(ctx, d.DB, who.Place, from, to, now)
	if err != nil {
		return p, err
	}
	p = drawCalendar(plan, plan.Ordered(), entriesOf(plan, all, who, now), l, now, who.Zone)
	if p.Activities, err = d.activities(ctx, who); err != nil {
		return p, err
	}
	if who.May(base.Run, "booking") {
		p.Requests, err = countRequests(ctx, d.DB, who.Place, now)
	}
	return p, err
}

// entriesOf is what an actor may see of bookings.
func entriesOf(plan *space.Plan, all []named, who base.Actor, now time.Time) []entry {
	out := make([]entry, len(all))
	runs := who.May(base.Run, "booking")
	for i, b := range all {
		s, _ := plan.Space(b.Space)
		own := b.Of(who)
		e := entry{ID: string(b.ID), Takes: plan.Units(b.Space, b.Seats), From: b.From, To: b.To, Where: s.Name,
			Mine: own, Movable: (own || runs) && b.From.After(now), Awaits: b.State == Requested}
		if !b.Stands() {
			e.Ended = b.State
		}
		if b.VisibleTo(who) {
			e.Title, e.Who, e.Hue, e.Activity = b.Title, b.Who, b.Hue, b.Activity
		}
		out[i] = e
	}
	return out
}

// activities lists what a booking may be for: those of the place that are not closed.
func (d *Desk) activities(ctx context.Context, who base.Actor) ([]activityOption, error) {
	all, err := d.Activities.List(ctx, who)
	var out []activityOption
	for _, a := range all {
		if !a.Closed() {
			out = append(out, activityOption{a.ID, a.Name, ui.Hue(a.Hue)})
		}
	}
	return out, err
}
