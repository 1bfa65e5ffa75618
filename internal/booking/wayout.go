package booking

import (
	"cmp"
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
	// waysOut is how many are proposed: half of them hours of the same space, then other spaces.
	waysOut = 4
)

// blockage is a request that cannot be granted as it was asked. It leaves its
// transaction as it is: the ways out are sought afterwards, while nobody waits.
type blockage struct {
	asked
	obstacles []Obstacle
	moving    []Booking // what is asked to move
	several   bool      // several dates are listed, a single one is told why
	wanted    int       // dates and spaces in all
}

func (x *blockage) Error() string { return x.fault().Error() }

// fault is the refusal: a single booking's for its own reasons, a series' with the
// list of its dates, unless none of them could ever be.
func (x *blockage) fault() *base.Fault {
	if x.several && (len(x.obstacles) < x.wanted || x.obstacles[0].Fault.Kind == base.Conflict) {
		return base.Refuse(base.Conflict, "booking.series_blocked", base.Args{"n": len(x.obstacles)})
	}
	var wrong base.Checks
	for _, o := range x.obstacles {
		for _, f := range o.Fault.Fields {
			if !slices.ContainsFunc(wrong, func(g base.Field) bool { return f.Name == g.Name && f.Key == g.Key }) {
				wrong = append(wrong, f)
			}
		}
	}
	if fault := faultOf(wrong); fault != nil {
		return fault
	}
	out := *x.obstacles[0].Fault
	return &out
}

// explain adds to a refusal what would be possible: for a single booking its
// "alternatives", for a series its "conflicts", each with the nearest hour of its day.
func (d *Desk) explain(ctx context.Context, who base.Actor, err error) error {
	var x *blockage
	if !errors.As(err, &x) {
		return err
	}
	fault := x.fault()
	c, err := d.look(ctx, who, x.Spaces, x.party)
	if err != nil {
		return err
	}
	candidates := x.Spaces
	if !x.several || len(x.Spaces) == 1 {
		candidates = c.alike(x.Spaces)
	}
	from, to := reach(x.dates)
	if err := c.load(ctx, d.DB, candidates, from.Add(-lookAround), to.Add(lookAround)); err != nil {
		return err
	}
	c.forget(x.moving)
	if err := d.holders(ctx, who, c, x); err != nil {
		return err
	}
	if x.several {
		c.nearestOfEach(x)
		fault.Extra = map[string]any{"conflicts": x.obstacles}
	} else {
		fault.Extra = map[string]any{"alternatives": c.alternatives(x), "held": x.held()}
	}
	return fault
}

// nearestOfEach finds for each date of a series the nearest hour of its day, and another
// space where one alone is asked for.
func (c *counter) nearestOfEach(x *blockage) {
	for i, o := range x.obstacles {
		if near := c.nearby(o, x.Seats, withinDay(o.From, c.plan.Zone()), 1); len(near) > 0 {
			x.obstacles[i].Nearest = &near[0]
		}
		if len(x.Spaces) > 1 {
			continue
		}
		if like := c.elsewhere(o, x.asked); len(like) > 0 {
			x.obstacles[i].Like = &like[0]
		}
	}
}

// alternatives lists what could be booked instead: another hour, then another space.
func (c *counter) alternatives(x *blockage) []Slot {
	ways := []Slot{}
	if o := x.obstacles[0]; len(x.Spaces) == 1 {
		ways = append(ways, c.nearby(o, x.Seats, span{o.From.Add(-lookAround), o.From.Add(lookAround)}, waysOut/2)...)
	}
	for _, o := range x.obstacles {
		ways = append(ways, c.elsewhere(o, x.asked)...)
	}
	return ways[:min(len(ways), waysOut)]
}

// held lists the bookings in the way of a single date, each once.
func (x *blockage) held() []Named {
	var out []Named
	for _, o := range x.obstacles {
		for _, n := range o.Held {
			if !slices.ContainsFunc(out, func(m Named) bool { return m.ID == n.ID }) {
				out = append(out, n)
			}
		}
	}
	return out
}

func asFault(err error) *base.Fault {
	var f *base.Fault
	if errors.As(err, &f) {
		return f
	}
	return &base.Fault{Kind: base.Internal, Key: "base.internal", Cause: err}
}

// span is a stretch of time in which a booking may begin.
type span struct{ from, to time.Time }

func withinDay(t time.Time, zone *time.Location) span {
	d := day.Of(t, zone)
	return span{d.Start(zone), d.Add(1).Start(zone).Add(-time.Second)}
}

// nearby lists the nearest hours at which the same space is free and lent.
func (c *counter) nearby(o Obstacle, seats int, within span, most int) []Slot {
	units := c.plan.Units(o.Space, seats)
	p := c.plea(o.Space, o.From, o.To)
	length := p.possibleLength()
	var out []Slot
	for _, from := range c.starts(p, o, units, length, within) {
		p.from, p.to = from, from.Add(length)
		if c.busy.fits(c.plan, units, from, p.to.Add(pause(p.rules))) && p.judge() == nil {
			if out = append(out, Slot{o.Space, from.UTC(), p.to.UTC()}); len(out) == most {
				break
			}
		}
	}
	return out
}

// possibleLength is the length nearest to what is asked that the rules allow.
func (p plea) possibleLength() time.Duration {
	minutes := max(p.minutes(), p.rules.MinMinutes)
	if step := p.rules.StepMinutes; step > 0 {
		minutes = (minutes + step - 1) / step * step
	}
	for _, limit := range []int{p.rules.MaxMinutes, p.rules.QuotaDayMinutes} {
		if limit > 0 {
			minutes = min(minutes, limit/max(1, p.rules.StepMinutes)*max(1, p.rules.StepMinutes))
		}
	}
	return time.Duration(minutes) * time.Minute
}

// starts lists the hours at which a booking may become possible, nearest first:
// beside what is in the way, at the edges of the openings, as soon as the notice
// allows, and at the same hour of other days.
func (c *counter) starts(p plea, o Obstacle, units []space.Unit, length time.Duration, within span) []time.Time {
	zone := c.plan.Zone()
	all := []time.Time{p.earliest(), p.roundDown(o.From), p.roundUp(o.From)}
	for _, x := range c.busy.inTheWay(units, within.from, within.to) {
		all = append(all, p.roundUp(x.To), p.roundDown(x.From.Add(-length-pause(p.rules))))
	}
	for _, open := range c.plan.Openings(o.Space, within.from, within.to) {
		all = append(all, p.roundUp(open.From), p.roundDown(open.To.Add(-length)))
	}
	for d := day.Of(within.from, zone); d.Start(zone).Before(within.to); d = d.Add(1) {
		if t, passage := d.At(day.ClockOf(o.From, zone), zone); passage != day.Never {
			all = append(all, p.roundUp(t))
		}
	}
	all = slices.DeleteFunc(all, func(t time.Time) bool { return t.Before(within.from) || t.After(within.to) })
	slices.SortFunc(all, func(a, b time.Time) int {
		return cmp.Or(cmp.Compare(a.Sub(o.From).Abs(), b.Sub(o.From).Abs()), b.Compare(a))
	})
	return slices.CompactFunc(all, time.Time.Equal)
}

// alike lists some spaces and those that could stand for one of them: of the same
// kind, as accessible, and open to the actor too.
func (c *counter) alike(spaces []base.SpaceID) []base.SpaceID {
	out := slices.Clone(spaces)
	for _, id := range spaces {
		asked, _ := c.plan.Space(id)
		for _, s := range c.plan.Ordered() {
			if s.Kind == asked.Kind && s.Has(asked.Access) && c.rules(s.ID).Lends(c.who.Role) && !slices.Contains(out, s.ID) {
				out = append(out, s.ID)
			}
		}
	}
	return out
}

// elsewhere lists the spaces that could stand for one that is not free, at the same
// hours: those as large, nearest in size first, then the smaller ones.
func (c *counter) elsewhere(o Obstacle, a asked) []Slot {
	var out []Slot
	others := slices.DeleteFunc(c.alike([]base.SpaceID{o.Space}), func(id base.SpaceID) bool { return slices.Contains(a.Spaces, id) })
	wanted, _ := c.plan.Space(o.Space)
	unlike := func(id base.SpaceID) int {
		s, _ := c.plan.Space(id)
		if missing := wanted.Capacity - s.Capacity; missing > 0 {
			return 1<<20 + missing
		}
		return s.Capacity - wanted.Capacity
	}
	slices.SortStableFunc(others, func(x, y base.SpaceID) int { return unlike(x) - unlike(y) })
	for _, id := range others {
		b := c.settle(Booking{Space: id, From: o.From, To: o.To, Seats: a.Seats})
		b.State = Booked // what a request keeps is no way out either
		if c.weigh(b) == nil {
			if out = append(out, Slot{id, o.From.UTC(), o.To.UTC()}); len(out) == waysOut {
				break
			}
		}
	}
	return out
}

// moveWithinDay moves a date of a series to the nearest hour of its day at which
// all its spaces are free.
func (c *counter) moveWithinDay(a asked, date occurrence) ([]Booking, bool) {
	if date.missing != nil {
		return nil, false
	}
	o := Obstacle{Space: a.Spaces[0], From: date.From, To: date.To}
	for _, s := range c.nearby(o, a.Seats, withinDay(date.From, c.plan.Zone()), waysOut) {
		if group, hurdles := c.draftDate(a, occurrence{From: s.From, To: s.To}); len(hurdles) == 0 {
			return group, true
		}
	}
	return nil, false
}
