package ui

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Gallery is the index of all the pages with made-up data.
type Gallery struct{ Samples []Sample }

// Title names the gallery.
func (p Gallery) Title(ctx context.Context) string { return T(ctx, "ui.gallery") }

// Href is where a sample is drawn, below /gallery/.
func (s Sample) Href() templ.SafeURL { return templ.SafeURL("/gallery/" + url.PathEscape(s.Name)) }

// Samples are the parts of which pages are made, and what answers a mistake.
func Samples() []Sample {
	return []Sample{
		{Name: "ui: tokens", Page: tokensPage{}},
		{Name: "ui: parts", Page: partsPage{}},
		{Name: "ui: fields", Page: fieldsPage{}},
		{Name: "ui: fields refused", Page: fieldsPage{refusedForm()}},
		{Name: "ui: charts", Page: chartsPage{}},
		{Name: "ui: refused, not found", Page: Refusal{404, base.Refuse(base.NotFound, "base.not_found")}},
		{Name: "ui: refused, no right", Page: Refusal{403, base.Refuse(base.Forbidden, "base.forbidden")}},
		{Name: "ui: refused, broken", Page: Refusal{500, base.Refuse(base.Internal, "base.internal")}, Bare: true},
	}
}

type tokensPage struct{}

func (tokensPage) Title(ctx context.Context) string { return T(ctx, "ui.sample_tokens") }

type partsPage struct{}

func (partsPage) Title(ctx context.Context) string { return T(ctx, "ui.sample_parts") }

type fieldsPage struct{ Form }

func (fieldsPage) Title(ctx context.Context) string { return T(ctx, "ui.sample_fields") }

type chartsPage struct{}

func (chartsPage) Title(ctx context.Context) string { return T(ctx, "ui.sample_charts") }

func refusedForm() Form {
	var wrong base.Checks
	wrong.Require("title", "")
	wrong.Wrong("start", "base.not_an_hour")
	wrong.Wrong("email", "base.not_an_email")
	return FormOf(url.Values{"start": {"9h"}, "email": {"camille"}, "kind": {"desk"}}, wrong.Fault())
}

func sampleCalendar(ctx context.Context) Calendar {
	now := today(ctx)
	days := map[day.Day]DayLink{}
	for i, hue := range Hues() {
		d := now.FirstOfMonth().Add(3*i + 1)
		days[d] = DayLink{Day: d, Href: "#", Here: i == 3, Words: T(ctx, "ui.sample_bookings", base.Args{"n": i + 1}), Marks: Hues()[:int(hue)/2]}
	}
	return Calendar{Month: now, Today: now, Days: days}
}

func sampleDays(ctx context.Context) []DayLink {
	var list []DayLink
	for i := range 7 {
		d := today(ctx).Monday().Add(i)
		list = append(list, DayLink{Day: d, Href: "#", Here: i == 2, Closed: i == 6, Words: Int(ctx, (i*7)%5+2)})
	}
	return list
}

func sampleStretch(ctx context.Context) Stretch {
	return Stretch{
		Title:    T(ctx, "ui.sample_week"),
		Previous: Link{Label: T(ctx, "ui.week_previous"), Href: "#"},
		Now:      Link{Label: T(ctx, "ui.today"), Href: "#"},
		Next:     Link{Label: T(ctx, "ui.week_next"), Href: "#"},
	}
}
