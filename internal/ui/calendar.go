package ui

import (
	"context"
	"strconv"

	"github.com/a-h/templ"

	"pilotis/internal/day"
	"pilotis/internal/words"
)

// Stretch is the span of days shown, and the ways to those around it.
type Stretch struct {
	Title               string // "semaine du 3 mai", already written
	Previous, Now, Next Link
}

// DayLink is one day among others: what waits there, and the page that shows it.
type DayLink struct {
	Day    day.Day
	Href   templ.SafeURL
	Count  int    // of what happens that day
	Words  string // of Count: "4 réservations"
	Closed bool
	Here   bool // the day shown
	Marks  []Hue
}

// Calendar is a month of days; Days holds those that lead somewhere.
type Calendar struct {
	Month day.Day // any day of it
	Today day.Day
	Days  map[day.Day]DayLink
}

// weeks lays the month out in weeks that begin on Monday.
func (c Calendar) weeks() [][]day.Day {
	first := c.Month.FirstOfMonth()
	end := first.AddMonths(1)
	var out [][]day.Day
	for monday := first.Monday(); monday < end; monday = monday.Add(7) {
		week := make([]day.Day, 7)
		for i := range week {
			week[i] = monday.Add(i)
		}
		out = append(out, week)
	}
	return out
}

func (c Calendar) outside(d day.Day) bool { return d.FirstOfMonth() != c.Month.FirstOfMonth() }

// today gives the day it is in the place.
func today(ctx context.Context) day.Day { s := In(ctx); return day.Of(s.Now, s.Zone()) }

// weekdayShort names a weekday in a few letters.
func weekdayShort(ctx context.Context, n int) string { return words.WeekdayShort(In(ctx).Lang, n) }

func monthTitle(ctx context.Context, d day.Day) string {
	return words.Month(In(ctx).Lang, d.Month()) + " " + strconv.Itoa(d.Year())
}

// ariaDate marks the day shown among others.
func ariaDate(d DayLink) string {
	if d.Here {
		return "date"
	}
	return "false"
}
