package calendar

import (
	"context"
	"strconv"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// weekOf is one week of a month.
type weekOf []monthDay

// monthDay is one day of all the spaces shown.
type monthDay struct {
	Day    day.Day
	Count  int
	Open   time.Duration // of all spaces together
	Taken  time.Duration
	Shown  []entry // those named in the cell
	Beside bool    // of the month before or after
}

// shownMost is how many bookings a cell of a month names.
const shownMost = 3

// drawMonth counts, day after day, what is open of some spaces and what is taken of
// it. A day names the reader's own bookings, and all of them where one space is shown.
func drawMonth(g ground, spaces []space.Space, entries []entry, days []day.Day, month day.Day, zone *time.Location) []weekOf {
	weeks := make([]weekOf, len(days)/7)
	for i, d := range days {
		weeks[i/7] = append(weeks[i/7], monthDay{Day: d, Beside: d.FirstOfMonth() != month.FirstOfMonth()})
	}
	each := func(from, to time.Time, do func(m *monthDay, lasts time.Duration)) {
		eachDay(from, to, zone, func(d day.Day, lasts time.Duration) {
			if k := d.Sub(days[0]); k >= 0 && k < len(days) {
				do(&weeks[k/7][k%7], lasts)
			}
		})
	}
	seats := leavesShown(g, spaces)
	for leaf, n := range seats {
		for _, o := range g.Openings(leaf, days[0].Start(zone), days[len(days)-1].Add(1).Start(zone)) {
			each(o.From, o.To, func(m *monthDay, lasts time.Duration) { m.Open += lasts * time.Duration(n) })
		}
	}
	for _, e := range entries {
		taken := 0
		for _, u := range e.Takes {
			if _, shown := seats[u.Space]; shown {
				taken += u.Seats
			}
		}
		each(e.From, e.To, func(m *monthDay, lasts time.Duration) {
			m.Count++
			m.Taken += lasts * time.Duration(taken)
			if (e.Mine || len(spaces) == 1) && len(m.Shown) < shownMost {
				m.Shown = append(m.Shown, e)
			}
		})
	}
	return weeks
}

// leavesShown finds what the spaces shown are made of, with their seats.
func leavesShown(g ground, spaces []space.Space) map[base.SpaceID]int {
	seats := map[base.SpaceID]int{}
	for i, s := range spaces {
		if heads(spaces, i) {
			continue
		}
		for _, u := range g.Units(s.ID, 0) {
			seats[u.Space] = max(u.Seats, seats[u.Space])
		}
		if s.Kind == space.KindDesk {
			seats[s.ID] = s.Capacity
		}
	}
	return seats
}

// eachDay parts a time into the days on which it lies.
func eachDay(from, to time.Time, zone *time.Location, do func(day.Day, time.Duration)) {
	for from.Before(to) {
		d := day.Of(from, zone)
		end := d.Add(1).Start(zone)
		if to.Before(end) {
			end = to
		}
		do(d, end.Sub(from))
		from = end
	}
}

// tide tells in tenths how high the day's spaces are taken.
func (d monthDay) tide() int {
	switch {
	case d.Taken == 0:
		return 0
	case d.Taken >= d.Open:
		return 10
	}
	return max(int(10*d.Taken/d.Open), 1)
}

func (p calendarPage) monthClass(d monthDay) string {
	class := "t" + strconv.Itoa(d.tide())
	switch {
	case d.Day == p.Today:
		class += " today"
	case d.Day < p.Today:
		class += " past"
	}
	if d.Beside {
		class += " beside"
	}
	if d.Open == 0 {
		class += " shut"
	}
	return class
}

// monthLabel says a day to those who hear it: date, how many, how full.
func (p calendarPage) monthLabel(ctx context.Context, d monthDay) string {
	args := base.Args{"date": words.Day(d.Day), "n": d.Count}
	switch {
	case d.Open == 0 && d.Count == 0:
		return ui.T(ctx, "calendar.month_shut", args)
	case d.Open > 0:
		args["percent"] = words.Percent(ui.In(ctx).Lang, int64(min(10000*d.Taken/d.Open, 10000)))
		return ui.T(ctx, "calendar.month_day", args)
	}
	return ui.T(ctx, "calendar.month_day_shut", args)
}

func countArgs(n int) base.Args { return base.Args{"n": n} }
