package space

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

// Cause says why a space is not open.
type Cause int

// A space is Outside its hours, closed on a holiday or by a closure, out of
// service, or retired.
const (
	Outside Cause = iota
	OnHoliday
	OnClosure
	OutOfService
	Withdrawn
)

var causeKeys = [...]string{"space.closed_hours", "space.closed_holiday", "space.closed_day", "space.out_of_service", "space.withdrawn"}

// lookAhead bounds the search for the next opening.
const lookAhead = 92

// Refuses tells why a space cannot be lent from an instant to another: nil where it
// is open throughout, otherwise the first thing in the way and until when it lasts.
func (p *Plan) Refuses(id base.SpaceID, from, to time.Time) *base.Fault {
	i, found := p.index[id]
	if !found {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	shut, is := p.firstShut(id, from, to)
	if !is {
		return nil
	}
	cause, reason := p.why(i, shut)
	args := base.Args{"space": p.nodes[i].Name, "reason": reason, "date": words.Day(day.Of(shut, p.zone))}
	if cause == OnHoliday {
		args["reason"] = words.Key("day." + reason)
	}
	key := causeKeys[cause]
	if back, known := p.nextOpening(id, shut); known && cause != Withdrawn {
		args["until"] = words.Instant{Time: back, Zone: p.zone}
		key += "_until"
	}
	field := "start"
	if shut.After(from) {
		field = "end"
	}
	return base.Wrong(field, key, args)
}

// firstShut finds the first instant of a stretch at which the space is not open.
func (p *Plan) firstShut(id base.SpaceID, from, to time.Time) (time.Time, bool) {
	open := p.Openings(id, from, to)
	switch {
	case len(open) == 0 || open[0].From.After(from):
		return from, true
	case open[0].To.Before(to):
		return open[0].To, true
	}
	return time.Time{}, false
}

// nextOpening finds when the space opens again after an instant at which it is not open.
func (p *Plan) nextOpening(id base.SpaceID, after time.Time) (time.Time, bool) {
	for week := range lookAhead / 7 {
		from := after.AddDate(0, 0, 7*week)
		if open := p.Openings(id, from, from.AddDate(0, 0, 7)); len(open) > 0 {
			return open[0].From, true
		}
	}
	return time.Time{}, false
}

// why tells what closes a space at an instant at which it is not open.
func (p *Plan) why(i int, t time.Time) (cause Cause, reason string) {
	if !p.nodes[i].Retired.IsZero() {
		return Withdrawn, ""
	}
	for _, o := range p.nodes[i].outages {
		if o.covers(t) {
			return OutOfService, o.Reason
		}
	}
	if v := p.verdict(i, p.date(day.Of(t, p.zone))); v.closed {
		return v.cause, v.reason
	}
	return Outside, ""
}
