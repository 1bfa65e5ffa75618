package calendar

import (
	"context"
	"time"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

// Desk is where calendars are read.
type Desk struct {
	DB         *db.DB
	Spaces     *space.Desk
	Activities *activity.Desk
	Bookings   *booking.Desk
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
		from, to = day.Earlier(from, now), day.Later(to, now)
	}
	all, err := d.Bookings.During(ctx, who, from, to)
	if err != nil {
		return p, err
	}
	p = drawCalendar(plan, plan.Ordered(), entriesOf(plan, all, who, now), l, now, who.Zone)
	if p.Activities, err = d.Activities.Living(ctx, who); err != nil {
		return p, err
	}
	if who.May(base.Run, "booking") {
		p.Requests, err = d.Bookings.Awaiting(ctx, who)
	}
	return p, err
}

// entriesOf places bookings, as an actor may see them, on the leaves that they take.
func entriesOf(plan *space.Plan, all []booking.Named, who base.Actor, now time.Time) []entry {
	out := make([]entry, len(all))
	runs := who.May(base.Run, "booking")
	for i, b := range all {
		s, _ := plan.Space(b.Space)
		own := b.Of(who)
		e := entry{ID: string(b.ID), Takes: plan.Units(b.Space, b.Seats), From: b.From, To: b.To, Where: s.Name,
			Title: b.Title, Who: b.Who, Hue: b.Hue, Activity: b.Activity,
			Mine: own, Movable: (own || runs) && b.From.After(now), Awaits: b.State == booking.Requested}
		if !b.Stands() {
			e.Ended = b.State
		}
		out[i] = e
	}
	return out
}
