package booking

import (
	"context"
	"errors"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

const (
	// lookAround is how far before and after what was asked a way out is sought.
	lookAround = 8 * 24 * time.Hour
	// waysOut is how many are proposed: the nearest hours of the same space, then other spaces.
	waysOut = 4
)

func asFault(err error) *base.Fault {
	var f *base.Fault
	if errors.As(err, &f) {
		return f
	}
	return &base.Fault{Kind: base.Internal, Key: "base.internal", Cause: err}
}

// withWayOut adds to a refusal what would be possible: for a single booking its
// "alternatives", for a series its "conflicts", each with the nearest hour of its day.
func (c *counter) withWayOut(ctx context.Context, err error, obstacles []Obstacle) error {
	fault := asFault(err)
	first, last := obstacles[0], obstacles[len(obstacles)-1]
	takings, e := claimedAnywhere(ctx, c.tx, c.tx.Who.Place, first.From.Add(-lookAround), last.To.Add(lookAround))
	if e != nil {
		return e
	}
	requests, e := held(ctx, c.tx, c.tx.Who.Place, first.From.Add(-lookAround), last.To.Add(lookAround), c.tx.Now)
	if e != nil {
		return e
	}
	everywhere := loadOf(takings).and(c.loadOfRequests(requests)).without(c.moving)
	out := *fault
	if fault.Key == "booking.series_blocked" {
		for i, o := range obstacles {
			if near := c.nearby(everywhere, o, o.To.Sub(o.From), 24*time.Hour); len(near) > 0 {
				obstacles[i].Nearest = &near[0]
			}
		}
		out.Extra = map[string]any{"conflicts": obstacles}
		return &out
	}
	ways := c.nearby(everywhere, first, first.To.Sub(first.From), lookAround)
	ways = append(ways[:min(len(ways), waysOut/2)], c.elsewhere(everywhere, first)...)
	out.Extra = map[string]any{"alternatives": ways[:min(len(ways), waysOut)]}
	return &out
}

// nearby lists the nearest hours at which the same space is free and lent, nearest first.
func (c *counter) nearby(busy load, o Obstacle, length, around time.Duration) []Slot {
	rules := c.plan.Rules(o.Space, c.tx.Who.Role)
	units := c.plan.Units(o.Space, 0)
	pause := time.Duration(rules.BufferMinutes) * time.Minute
	p := plea{plan: c.plan, space: o.Space, rules: rules, role: c.tx.Who.Role, now: c.tx.Now, anybody: true}
	starts := []time.Time{p.roundUp(c.tx.Now.Add(time.Duration(rules.NoticeMinutes) * time.Minute))}
	for _, x := range busy.inTheWay(units, o.From.Add(-around), o.To.Add(around)) {
		starts = append(starts, p.roundUp(x.To), p.roundDown(x.From.Add(-length-pause)))
	}
	for _, open := range c.plan.Openings(o.Space, o.From.Add(-around), o.To.Add(around)) {
		starts = append(starts, p.roundUp(open.From), p.roundDown(open.To.Add(-length)))
	}
	zone := c.plan.Zone()
	for n := range int(around / (24 * time.Hour)) {
		if t, passage := day.Of(o.From, zone).Add(n+1).At(day.ClockOf(o.From, zone), zone); passage != day.Never {
			starts = append(starts, t)
		}
	}
	slices.SortFunc(starts, func(a, b time.Time) int { return int(a.Sub(o.From).Abs() - b.Sub(o.From).Abs()) })
	var out []Slot
	for _, from := range slices.CompactFunc(starts, time.Time.Equal) {
		p.from, p.to = from, from.Add(length)
		if from.Sub(o.From).Abs() <= around && p.judge() == nil && busy.fits(c.plan, units, from, p.to.Add(pause)) {
			out = append(out, Slot{o.Space, from.UTC(), p.to.UTC()})
		}
		if len(out) == waysOut {
			break
		}
	}
	return out
}

// elsewhere lists other spaces of the same kind that are free and lent at the same
// hours, those nearest in size first.
func (c *counter) elsewhere(busy load, o Obstacle) []Slot {
	asked, _ := c.plan.Space(o.Space)
	var alike []space.Space
	for _, s := range c.plan.Ordered() {
		if s.Kind == asked.Kind && s.ID != o.Space {
			alike = append(alike, s)
		}
	}
	slices.SortStableFunc(alike, func(a, b space.Space) int {
		return abs(a.Capacity-asked.Capacity) - abs(b.Capacity-asked.Capacity)
	})
	var out []Slot
	for _, s := range alike {
		rules := c.plan.Rules(s.ID, c.tx.Who.Role)
		p := plea{plan: c.plan, space: s.ID, rules: rules, role: c.tx.Who.Role, from: o.From, to: o.To, now: c.tx.Now, anybody: true}
		to := o.To.Add(time.Duration(rules.BufferMinutes) * time.Minute)
		if rules.Authorisation == "" && p.judge() == nil && busy.fits(c.plan, c.plan.Units(s.ID, 0), o.From, to) {
			out = append(out, Slot{s.ID, o.From.UTC(), o.To.UTC()})
		}
		if len(out) == waysOut {
			break
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// nearestOnDay moves a date of a series to the nearest hour of its day at which all
// its spaces are free.
func (c *counter) nearestOnDay(ctx context.Context, a asked, date occurrence) (occurrence, bool) {
	if date.missing || len(a.Spaces) != 1 {
		return date, false
	}
	busy := c.load.and(c.held).without(c.moving)
	zone := c.plan.Zone()
	on := day.Of(date.From, zone)
	for _, s := range c.nearby(busy, Obstacle{Space: a.Spaces[0], From: date.From, To: date.To}, date.To.Sub(date.From), 24*time.Hour) {
		if day.Of(s.From, zone) == on {
			return occurrence{civil: civil(s.From, zone), From: s.From, To: s.To}, true
		}
	}
	return date, false
}

func (p plea) roundDown(t time.Time) time.Time {
	step := p.rules.StepMinutes
	if step == 0 {
		step = 15
	}
	t = t.Truncate(time.Minute)
	return t.Add(-time.Duration(day.ClockOf(t, p.plan.Zone()).Minutes()%step) * time.Minute)
}
