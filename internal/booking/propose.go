package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

const (
	// hourLong is what is proposed where nobody said how long, and the rules allow it.
	hourLong = time.Hour
	// proposeAhead is how many days ahead a first time is looked for.
	proposeAhead = 31
)

// propose fills in the first hours from the day on at which the space is free and lent;
// none where there are none. What staff note of a day that is over is when it was open.
func (d *Desk) propose(ctx context.Context, who base.Actor, plan *space.Plan, p *bookPage) error {
	now := d.DB.Now()
	pl := pleaFor(plan, p.Space.ID, who, now)
	begin, end := p.Day.Start(who.Zone), p.Day.Add(1).Start(who.Zone)
	open := plan.Openings(p.Space.ID, begin, end)
	if end.After(now) {
		begin = day.Later(begin, roundUp(now, 15, who.Zone))
		slots, err := d.Free(ctx, who, p.Space.ID, begin, begin.AddDate(0, 0, proposeAhead), pl.usualLength(), 0)
		if err != nil {
			return err
		}
		open = open[:0]
		for _, s := range slots {
			open = append(open, space.Span{From: s.From, To: s.To})
		}
	}
	if first, is := pl.firstIn(open); is {
		p.Day, p.From, p.To = first.said(who.Zone)
	}
	return nil
}

// soonest is the first time, in so many days, at which something that is lent is open
// and its rules let one book: in the evening one books for the next day.
func soonest(plan *space.Plan, who base.Actor, now time.Time, on day.Day, days int) (first Slot, is bool) {
	begin, end := day.Later(on.Start(who.Zone), roundUp(now, 30, who.Zone)), on.Add(days).Start(who.Zone)
	for _, s := range lent(plan, who.Role) {
		pl := pleaFor(plan, s.ID, who, now)
		earliest := day.Later(begin, pl.earliest())
		if !earliest.Before(end) {
			continue
		}
		if one, found := pl.firstIn(plan.Openings(s.ID, earliest, end)); found && (!is || one.From.Before(first.From)) {
			first, is = one, true
		}
	}
	return first, is
}

// pleaFor is a space as its rules are for anybody of the actor's role.
func pleaFor(plan *space.Plan, id base.SpaceID, who base.Actor, now time.Time) plea {
	return plea{plan: plan, space: id, rules: plan.Rules(id, who.Role), role: who.Role, now: now, nobody: true}
}

// usualLength is an hour, or what the rules have nearest to it.
func (p plea) usualLength() time.Duration {
	p.from, p.to = p.now, p.now.Add(hourLong)
	return p.possibleLength()
}

// firstIn is the first usual time that fits into what is open.
func (p plea) firstIn(open []space.Span) (Slot, bool) {
	length := p.usualLength()
	for _, o := range open {
		if from := p.decent(o, length); !from.Add(length).After(o.To) {
			return Slot{p.space, from, from.Add(length)}, true
		}
	}
	return Slot{}, false
}

// decent is the first start in an opening that the step allows: not at midnight, nor
// over it, where the opening goes on until nine.
func (p plea) decent(open space.Span, length time.Duration) time.Time {
	from, zone := p.roundUp(open.From), p.plan.Zone()
	on := day.Of(from, zone)
	over := day.Of(from.Add(length-time.Second), zone) != on
	if !over && !from.Equal(on.Start(zone)) {
		return from
	}
	if over {
		on = on.Add(1)
	}
	nine, _ := on.At(day.Clock{Hour: 9}, zone)
	if nine = p.roundUp(nine); nine.Add(length).After(open.To) {
		return from
	}
	return nine
}

// said writes a slot as the fields of a form: its day, from when, to when.
func (s Slot) said(zone *time.Location) (on day.Day, from, to string) {
	on = day.Of(s.From, zone)
	return on, day.ClockOf(s.From, zone).String(), on.EndClock(s.To, zone).String()
}
