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

// showFree says which spaces are free at the hours asked for; at the next hours at which
// something is open where nothing was asked.
func (d *Desk) showFree(c *web.Call) error {
	q := c.Request().URL.Query()
	now := d.DB.Now()
	p := freePage{Today: day.Of(now, c.Who.Zone), From: q.Get("from"), To: q.Get("to")}
	p.Day = p.Today
	if on, err := day.Parse(q.Get("day")); err == nil {
		p.Day = on
	}
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	if p.From == "" {
		days := proposeAhead
		if q.Get("day") != "" {
			days = 1
		}
		p.From, p.To = "09:00", "10:00" // of a day on which nothing opens
		if first, is := soonest(plan, c.Who, now, p.Day, days); is {
			p.Day, p.From, p.To = first.said(c.Who.Zone)
		}
	}
	var wrong base.Checks
	p.Start, p.End = p.read(c.Who.Zone, &wrong)
	if err := wrong.Fault(); err != nil {
		p.Form = ui.FormOf(q, forForm(err))
		return c.Again(p, forForm(err))
	}
	if err := d.fill(c.Context(), c.Who, plan, &p); err != nil {
		return err
	}
	return c.Page(p)
}

func (p freePage) read(zone *time.Location, wrong *base.Checks) (from, to time.Time) {
	last := p.Day
	begin, err := day.ParseClock(p.From)
	end, failed := day.ParseClock(p.To)
	if err != nil {
		wrong.Wrong("from", "base.not_an_hour")
	}
	if failed != nil {
		wrong.Wrong("to", "base.not_an_hour")
	}
	if len(*wrong) > 0 {
		return from, to
	}
	if end.Minutes() <= begin.Minutes() {
		last = last.Add(1)
	}
	from, _ = atWall(p.Day, begin, zone, "start", wrong)
	to, _ = atWall(last, end, zone, "end", wrong)
	return from, to
}

// fill parts the spaces into those that are free at the hours asked for, and the
// others, each with why not.
func (d *Desk) fill(ctx context.Context, who base.Actor, plan *space.Plan, p *freePage) error {
	from, to := p.Start, p.End
	slots, err := d.Free(ctx, who, "", from, to, to.Sub(from), 0)
	if err != nil {
		return err
	}
	free := map[base.SpaceID]bool{}
	for _, s := range slots {
		free[s.Space] = !s.From.After(from) && !s.To.Before(to)
	}
	for _, s := range lent(plan, who.Role) {
		if s.Kind == space.KindBuilding || s.Kind == space.KindFloor {
			continue
		}
		one := spot{Space: s}
		if photos := plan.Photos(s.ID); len(photos) > 0 {
			one.Photo, one.Alt = ui.At(ctx, "/photos/%s/480", photos[0].ID), photos[0].Alt
		}
		broken := barrier(plan, s.ID, who, from, to, d.DB.Now())
		switch {
		case broken != nil:
			one.Note = ui.T(ctx, broken.Key, broken.Args)
		case !free[s.ID]:
			one.Note = ui.T(ctx, "booking.taken", base.Args{"space": s.Name})
		default:
			p.Free = append(p.Free, one)
			continue
		}
		p.Busy = append(p.Busy, one)
	}
	return nil
}

// barrier tells the first rule that stands in the way of anybody of the actor's role.
func barrier(plan *space.Plan, id base.SpaceID, who base.Actor, from, to, now time.Time) *base.Field {
	p := pleaFor(plan, id, who, now)
	p.from, p.to = from, to
	if fault := p.judge(); fault != nil {
		return &fault.Fields[0]
	}
	return nil
}
