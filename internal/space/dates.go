package space

import (
	"time"

	"pilotis/internal/day"
)

// date is a civil day of the place with what is the same for all its spaces.
type date struct {
	day     day.Day
	start   time.Time // its first instant
	weekday int
	holiday string // key of the one on which the place is closed
	whole   struct {
		verdict
		said bool
	}
}

// datesMax bounds the dates that are remembered: a page shows a month at most.
const datesMax = 64

// dates lists the civil days from one to another, both included. A page asks for
// the same days for each of its spaces: the last answer is remembered.
func (p *Plan) dates(first, last day.Day) []date {
	if known := p.recent.Load(); known != nil && (*known)[0].day == first && (*known)[len(*known)-1].day == last {
		return *known
	}
	var out []date
	for d := first; d <= last; d = d.Add(1) {
		out = append(out, p.date(d))
	}
	if len(out) <= datesMax {
		p.recent.Store(&out)
	}
	return out
}

func (p *Plan) date(d day.Day) date {
	out := date{day: d, start: d.Start(p.zone), weekday: d.Weekday()}
	out.whole.verdict, out.whole.said = p.whole.say(d)
	if h, is := day.HolidayOn(d, p.department); is && !p.worked[h.Key] {
		out.holiday = h.Key
	}
	return out
}

// at gives the instant of a minute of the day, which may pass midnight.
func (d date) at(minute int, next date, zone *time.Location) time.Time {
	switch {
	case minute == dayMinutes:
		return next.start
	case minute > dayMinutes:
		t, _ := next.day.At(clockOf(minute-dayMinutes), zone)
		return t
	case next.start.Sub(d.start) == 24*time.Hour: // no clock changes: minutes on the wall are minutes
		return d.start.Add(time.Duration(minute) * time.Minute)
	}
	t, _ := d.day.At(clockOf(minute), zone)
	return t
}

func clockOf(minute int) day.Clock { return day.Clock{Hour: minute / 60, Minute: minute % 60} }
