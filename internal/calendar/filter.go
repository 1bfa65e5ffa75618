package calendar

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/space"
	"pilotis/internal/ui"
)

// action is the one thing to do on the page: book, on the day shown.
func (p calendarPage) action(ctx context.Context) ui.Link {
	if !ui.May(ctx, base.Join, "booking") || len(p.Spaces) == 0 {
		return ui.Link{}
	}
	href := ui.At(ctx, "/bookings/new")
	if p.View == viewDay && p.On > p.Today {
		href = ui.At(ctx, "/bookings/new?day=%s", p.On)
	}
	return ui.Link{Label: ui.T(ctx, "booking.book"), Href: href, Icon: ui.IconAdd}
}

// seen gives the one space that was asked for.
func (p calendarPage) seen() (space.Space, bool) {
	i := slices.IndexFunc(p.Spaces, func(s space.Space) bool { return s.ID == p.Space })
	if p.Space == "" || i < 0 {
		return space.Space{}, false
	}
	return p.Spaces[i], true
}

// span names the length of what is shown, for the texts that speak of it.
func (p calendarPage) span() string {
	switch p.View {
	case viewDay:
		return "day"
	case viewMonth:
		return "month"
	}
	return "week"
}

// spaceOptions lists the spaces as they lie in each other.
func (p calendarPage) spaceOptions(ctx context.Context) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "calendar.all_spaces")}}
	for _, s := range p.Spaces {
		out = append(out, ui.Option{Value: string(s.ID), Label: strings.Repeat("\u2003", s.Depth) + s.Name})
	}
	return out
}

// kindOptions lists the kinds that the place has.
func (p calendarPage) kindOptions(ctx context.Context) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "calendar.all_kinds")}}
	for _, k := range space.Kinds() {
		if slices.ContainsFunc(p.Spaces, func(s space.Space) bool { return s.Kind == k }) {
			out = append(out, ui.Option{Value: string(k), Label: ui.T(ctx, "space.kind_"+string(k))})
		}
	}
	return out
}

func (p calendarPage) activityOptions(ctx context.Context) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "calendar.all_activities")}}
	for _, a := range p.Activities {
		out = append(out, ui.Option{Value: string(a.ID), Label: a.Name})
	}
	return out
}

// accessOptions lists the properties that some space has.
func (p calendarPage) accessOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, f := range space.Features() {
		if slices.ContainsFunc(p.Spaces, func(s space.Space) bool { return s.Has([]space.Feature{f}) }) {
			out = append(out, ui.Option{Value: string(f), Label: ui.T(ctx, "space.access_"+string(f))})
		}
	}
	if out != nil {
		out = append([]ui.Option{{Label: ui.T(ctx, "calendar.any_access")}}, out...)
	}
	return out
}

func (p calendarPage) firstAccess() string {
	if len(p.Access) == 0 {
		return ""
	}
	return string(p.Access[0])
}
