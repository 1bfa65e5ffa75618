package calendar

import (
	"slices"
	"time"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

// lookAhead is how many days ahead the next opening is looked for.
const lookAhead = 92

// drawCalendar lays out what is asked to be seen of a place: its spaces in use, in
// the order of the tree, and its bookings in the order of their beginning.
func drawCalendar(g ground, spaces []space.Space, entries []entry, l look, now time.Time, zone *time.Location) calendarPage {
	p := calendarPage{look: l, Today: day.Of(now, zone), Spaces: spaces}
	shown := l.chosen(spaces, func(id base.SpaceID) bool { return freeAt(g, id, entries, now) })
	days := l.days()
	entries = of(g, shown, fade(entries, l.Activity))
	open := openDays(g, shown, days[0], len(days), zone)
	if len(open) == 0 && len(entries) == 0 && len(shown) > 0 {
		p.NextOpen = nextOpen(g, shown, days[len(days)-1].Add(1), zone)
	}
	switch l.View {
	case viewMonth:
		p.Months = drawMonth(g, shown, entries, days, l.On, zone)
		return p
	case viewDay, viewWeek:
		p.Sheet = drawSheet(g, shown, entries, days, zone)
	}
	if l.View != viewWeek {
		p.Agenda = drawAgenda(entries, days, open, zone)
	}
	return p
}

// fade makes faint what is not of the activity asked for: it still takes its time.
func fade(entries []entry, only base.ActivityID) []entry {
	if only == "" {
		return entries
	}
	out := slices.Clone(entries)
	for i := range out {
		out[i].Faint = out[i].Activity != only
	}
	return out
}

// of keeps the bookings that take something of the spaces shown.
func of(g ground, shown []space.Space, entries []entry) []entry {
	leaves := map[base.SpaceID]bool{}
	for _, s := range shown {
		for _, u := range g.Units(s.ID, 0) {
			leaves[u.Space] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(entries), func(e entry) bool {
		return !slices.ContainsFunc(e.Takes, func(u space.Unit) bool { return leaves[u.Space] })
	})
}

// openDays finds the days on which one of the spaces opens, among so many from the first on.
func openDays(g ground, spaces []space.Space, first day.Day, count int, zone *time.Location) map[day.Day]bool {
	open := map[day.Day]bool{}
	from, to := first.Start(zone), first.Add(count).Start(zone)
	for i, s := range spaces {
		if heads(spaces, i) {
			continue
		}
		for _, o := range g.Openings(s.ID, from, to) {
			eachDay(o.From, o.To, zone, func(d day.Day, _ time.Duration) { open[d] = true })
		}
		if len(open) == count {
			break
		}
	}
	return open
}

// nextOpen is the first day from one on, on which one of the spaces opens; "" where
// none does for a long time.
func nextOpen(g ground, spaces []space.Space, first day.Day, zone *time.Location) day.Day {
	var next day.Day
	for d := range openDays(g, spaces, first, lookAhead, zone) {
		if next == "" || d < next {
			next = d
		}
	}
	return next
}

// freeAt tells whether a space is open and has a seat left at an instant.
func freeAt(g ground, id base.SpaceID, entries []entry, now time.Time) bool {
	if len(g.Openings(id, now, now.Add(time.Minute))) == 0 {
		return false
	}
	for _, u := range g.Units(id, 0) {
		left := u.Seats
		for _, e := range entries {
			if e.From.After(now) || !e.To.After(now) {
				continue
			}
			for _, t := range e.Takes {
				if t.Space == u.Space {
					left -= t.Seats
				}
			}
		}
		if left < u.Seats && (left <= 0 || len(g.Units(id, 0)) > 1) {
			return false
		}
	}
	return true
}

// with adds what the page shows besides: activities to filter by, requests to answer.
func (p calendarPage) with(activities []activity.Activity, requests int) calendarPage {
	p.Activities, p.Requests = activities, requests
	return p
}
