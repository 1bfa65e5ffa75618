package booking

import (
	"context"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

// Free lists the stretches of a length at least in which spaces can be booked, seats
// of a space (0 for what a booking takes by itself), of one space or of all those
// that are lent to the actor, in the order of the plan.
func (d *Desk) Free(ctx context.Context, who base.Actor, id base.SpaceID, from, to time.Time, length time.Duration, seats int) ([]Slot, error) {
	c, err := d.look(ctx, who, nil, partyOf(who, who.Person, false))
	if err != nil {
		return nil, err
	}
	var spaces []base.SpaceID
	if id != "" {
		spaces = []base.SpaceID{id}
		if err := inUse(c.plan, spaces); err != nil {
			return nil, err
		}
	} else {
		spaces = c.lendable(seats)
	}
	if len(spaces) == 0 {
		return nil, nil
	}
	if err := c.load(ctx, d.DB, spaces, from, to); err != nil {
		return nil, err
	}
	var out []Slot
	for _, id := range spaces {
		begin, end := c.bookable(id, from, to)
		for _, open := range c.plan.Openings(id, begin, end) {
			for _, s := range c.gaps(id, seats, open) {
				if s.To.Sub(s.From) >= length {
					out = append(out, s)
				}
			}
		}
	}
	return out, nil
}

// lendable lists what the actor may book: not whole houses and floors.
func (c *counter) lendable(seats int) []base.SpaceID {
	var out []base.SpaceID
	for _, s := range c.plan.Ordered() {
		if s.Kind != space.KindBuilding && s.Kind != space.KindFloor && s.Capacity >= seats && c.rules(s.ID).Lends(c.who.Role) {
			out = append(out, s.ID)
		}
	}
	return out
}

// bookable narrows a stretch to what the notice and the horizon allow.
func (c *counter) bookable(id base.SpaceID, from, to time.Time) (begin, end time.Time) {
	p := c.plea(id, from, to)
	begin, end = day.Later(from, p.earliest()), to
	if last, is := p.horizon(); is {
		end = day.Earlier(to, last.Add(1).Start(c.plan.Zone()))
	}
	return begin, end
}

// gaps lists the stretches of an opening in which a booking fits, its buffer included.
func (c *counter) gaps(id base.SpaceID, seats int, open space.Span) []Slot {
	units, rest := c.plan.Units(id, seats), pause(c.rules(id))
	marks := []time.Time{open.From, open.To}
	for _, x := range c.busy.inTheWay(units, open.From, open.To.Add(rest)) {
		for _, t := range []time.Time{x.From.Add(-rest), x.To} {
			if t.After(open.From) && t.Before(open.To) {
				marks = append(marks, t)
			}
		}
	}
	slices.SortFunc(marks, time.Time.Compare)
	var out []Slot
	for i, from := range marks[:len(marks)-1] {
		to := marks[i+1]
		if !from.Before(to) || !c.busy.fits(c.plan, units, from, to.Add(rest)) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].To.Equal(from) {
			out[n-1].To = to
		} else {
			out = append(out, Slot{id, from.UTC(), to.UTC()})
		}
	}
	return out
}
