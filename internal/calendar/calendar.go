// Package calendar shows the bookings of a place: a day or a week of all its spaces, a
// month, a list, and one's own. It announces nothing, keeps nothing, and must never
// know how a booking is judged, nor change one.
package calendar

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// calendarPage shows bookings: a day or a week of spaces, a month, or a list.
type calendarPage struct {
	look
	Today      day.Day
	Spaces     []space.Space // all of the place, to choose from
	Activities []activity.Activity
	Sheet      sheet    // of a day or a week
	Months     []weekOf // of a month
	Agenda     []agenda // of a list, and of a day on a phone
	NextOpen   day.Day  // where nothing is open on the days shown, the next that is
	Requests   int      // that wait for the reader's answer
}

// Title names the days shown.
func (p calendarPage) Title(ctx context.Context) string { return p.when(ctx) }

// when writes the days shown: "Mardi 4 mai 2027", "Semaine du 3 au 9 mai 2027", "Mai 2027".
func (p calendarPage) when(ctx context.Context) string {
	lang := ui.In(ctx).Lang
	switch p.View {
	case viewDay:
		return ui.Capital(words.Date(lang, p.On))
	case viewMonth:
		return ui.Capital(words.Month(lang, p.On.Month())) + " " + strconv.Itoa(p.On.Year())
	}
	first := p.On.Monday()
	begins := words.DayMonth(lang, first)
	if first.Month() == first.Add(6).Month() {
		begins, _, _ = strings.Cut(begins, "\u00a0") // the number alone
	}
	return ui.T(ctx, "calendar.week_of", base.Args{"first": begins, "last": words.DateShort(lang, first.Add(6))})
}

// at gives the address of what is look.
func (p calendarPage) at(ctx context.Context, w look) templ.SafeURL {
	return ui.At(ctx, "/bookings") + templ.SafeURL(string(w.View)+w.query(p.Today))
}

// turn leads to the days before and after, and back to today.
func (p calendarPage) turn(ctx context.Context) ui.Stretch {
	unit := map[view]string{viewDay: "day", viewMonth: "month"}[p.View]
	if unit == "" {
		unit = "week"
	}
	s := ui.Stretch{
		Title:    p.when(ctx),
		Previous: ui.Link{Label: ui.T(ctx, "ui."+unit+"_previous"), Href: p.at(ctx, p.turned(-1))},
		Next:     ui.Link{Label: ui.T(ctx, "ui."+unit+"_next"), Href: p.at(ctx, p.turned(1))},
	}
	if !slices.Contains(p.days(), p.Today) || p.View == viewMonth && p.Today.Month() != p.On.Month() {
		s.Now = ui.Link{Label: ui.T(ctx, "ui.today"), Href: p.at(ctx, p.on(p.View, p.Today))}
	}
	return s
}

// views are the ways of seeing the same days.
func (p calendarPage) views(ctx context.Context) []ui.Link {
	link := func(v view, key string, icon ui.Icon) ui.Link {
		return ui.Link{Label: ui.T(ctx, key), Icon: icon, Href: p.at(ctx, p.on(v, p.On)), Here: v == p.View}
	}
	return []ui.Link{
		link(viewDay, "calendar.view_day", ui.IconTimeline), link(viewWeek, "calendar.view_week", ui.IconWeek),
		link(viewMonth, "calendar.view_month", ui.IconMonth), link(viewList, "calendar.view_list", ui.IconList),
	}
}

// bookable tells whether the reader may ask for a time that is not over.
func (p calendarPage) bookable(ctx context.Context, end time.Time) bool {
	return ui.May(ctx, base.Join, "booking") && end.After(ui.In(ctx).Now)
}

// newAt gives the address of the form for a space, filled in from an instant on; to
// may be zero.
func newAt(ctx context.Context, id base.SpaceID, d day.Day, from, to time.Time) templ.SafeURL {
	zone := ui.In(ctx).Zone()
	q := "?space=" + url.QueryEscape(string(id)) + "&day=" + string(d)
	if !from.IsZero() {
		q += "&from=" + day.ClockOf(from, zone).String()
	}
	if !to.IsZero() {
		q += "&to=" + d.EndClock(to, zone).String()
	}
	return ui.At(ctx, "/bookings/new") + templ.SafeURL(q)
}
