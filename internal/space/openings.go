package space

import (
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Span is a stretch of time, To excluded.
type Span struct{ From, To time.Time }

// Openings lists when a space can be lent between two instants: spans in order,
// that neither overlap nor touch.
func (p *Plan) Openings(id base.SpaceID, from, to time.Time) []Span {
	i, found := p.index[id]
	if !found || !p.nodes[i].Retired.IsZero() || !from.Before(to) {
		return nil
	}
	n := &p.nodes[i]
	var open []Span
	dates := p.dates(day.Of(from, p.zone).Add(-1), day.Of(to, p.zone).Add(1))
	said := p.verdict(i, dates[0])
	for k, today := range dates[:len(dates)-1] {
		next := dates[k+1]
		then := p.verdict(i, next)
		for _, r := range said.ranges {
			begin, end := today.at(r.From, next, p.zone), today.at(r.To, next, p.zone)
			if then.closed && end.After(next.start) {
				end = next.start
			}
			open = join(open, begin, end)
		}
		said = then
	}
	return clip(without(open, n.outages), from, to)
}

// join adds a span to spans in order of their start, and makes one of those that touch.
func join(spans []Span, from, to time.Time) []Span {
	if !from.Before(to) {
		return spans
	}
	if k := len(spans) - 1; k >= 0 && !spans[k].To.Before(from) {
		if spans[k].To.Before(to) {
			spans[k].To = to
		}
		return spans
	}
	return append(spans, Span{from, to})
}

// without takes the time of outages out of spans.
func without(spans []Span, outages []Outage) []Span {
	for _, o := range outages {
		if len(spans) == 0 || !o.From.Before(spans[len(spans)-1].To) || !o.Back.IsZero() && !o.Back.After(spans[0].From) {
			continue
		}
		var left []Span
		for _, s := range spans {
			if s.From.Before(o.From) {
				left = append(left, Span{s.From, day.Earlier(s.To, o.From)})
			}
			if !o.Back.IsZero() && o.Back.Before(s.To) {
				left = append(left, Span{day.Later(s.From, o.Back), s.To})
			}
		}
		spans = left
	}
	return spans
}

// clip keeps what lies between two instants.
func clip(spans []Span, from, to time.Time) []Span {
	for i := range spans {
		spans[i] = Span{day.Later(spans[i].From, from), day.Earlier(spans[i].To, to)}
	}
	return slices.DeleteFunc(spans, func(s Span) bool { return !s.From.Before(s.To) })
}

// verdict is what is said of one day: the ranges that begin on it, and whether the
// day is closed from midnight to midnight, and by what.
type verdict struct {
	ranges []Range
	closed bool
	cause  Cause
	reason string // of a closure; the key of a holiday
}

var allDay = []Range{{0, dayMinutes}}

// verdict asks the space, then what it lies in, then the place: the nearest that
// says something of the day decides. Holidays come last. They, and the hours that the
// whole place keeps on a day, are for spaces that have hours: one without any is
// open unless it is closed.
func (p *Plan) verdict(i int, d date) verdict {
	for at := i; at >= 0; at = p.nodes[at].parent {
		if v, said := p.nodes[at].say(d.day); said {
			return v
		}
	}
	switch {
	case d.whole.said && (d.whole.closed || p.nodes[i].hoursOf != ""):
		return d.whole.verdict
	case p.nodes[i].hoursOf == "":
		return verdict{ranges: allDay}
	case d.holiday != "":
		return verdict{closed: true, cause: OnHoliday, reason: d.holiday}
	}
	return verdict{ranges: p.nodes[i].week[d.weekday-1]}
}

func (c *closings) say(d day.Day) (verdict, bool) {
	if e, is := c.exceptions[d]; is {
		return verdict{ranges: e.Hours, closed: len(e.Hours) == 0, cause: OnClosure, reason: e.Reason}, true
	}
	for _, closure := range c.closures {
		if closure.On(d) {
			return verdict{closed: true, cause: OnClosure, reason: closure.Reason}, true
		}
	}
	return verdict{}, false
}
