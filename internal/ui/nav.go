package ui

import (
	"context"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
)

// wing is one way of looking at the life of a place, as the navigation shows it.
type wing struct {
	Label string // message key
	Icon  Icon
	Doors []door
}

// door is a page by which one enters a room: its path below the place, and the
// right without which it stays hidden.
type door struct {
	Label string // message key
	Path  string
	Need  base.Need
}

// sections is the navigation. A room that comes to exist adds its door here.
var sections = []wing{
	{"ui.nav_today", IconToday, []door{
		{"ui.nav_today", "", base.To(base.See, "cockpit")}}},
	{"ui.nav_place", IconPlace, []door{
		{"ui.nav_spaces", "/spaces", base.To(base.See, "space")},
		{"ui.nav_activities", "/activities", base.To(base.See, "activity")},
		{"ui.nav_identity", "/identity", base.To(base.See, "place")},
		{"ui.nav_roles", "/roles", base.To(base.See, "role")}}},
	{"ui.nav_people", IconPeople, []door{
		{"ui.nav_people", "/people", base.To(base.See, "people")},
		{"ui.nav_mail", "/mail", base.To(base.See, "post")}}},
	{"ui.nav_programme", IconProgramme, []door{
		{"ui.nav_bookings", "/bookings", base.To(base.See, "booking")}}},
}

// boussole is always at hand, wherever one is in a place.
var boussole = door{"ui.nav_boussole", "/boussole", base.To(base.See, "boussole")}

// open lists the sections that the reader may enter, each with its open doors.
func open(ctx context.Context) []wing {
	var out []wing
	for _, s := range sections {
		s.Doors = passable(ctx, s.Doors)
		if len(s.Doors) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func passable(ctx context.Context, doors []door) []door {
	var out []door
	for _, d := range doors {
		if d.Need.MetBy(In(ctx).Who) {
			out = append(out, d)
		}
	}
	return out
}

// here tells whether the page shown lies behind a door.
func (d door) here(ctx context.Context) bool {
	path, found := strings.CutPrefix(In(ctx).Path, string(At(ctx, "")))
	path, _, _ = strings.Cut(path, "?")
	if !found {
		return false
	}
	if d.Path == "" {
		return path == "" || path == "/"
	}
	return path == d.Path || strings.HasPrefix(path, d.Path+"/")
}

func (s wing) here(ctx context.Context) bool {
	for _, d := range s.Doors {
		if d.here(ctx) {
			return true
		}
	}
	return false
}

func (d door) link(ctx context.Context) templ.SafeURL { return At(ctx, "") + templ.SafeURL(d.Path) }

// ariaCurrent marks the link to the page shown, and lightly the section it is in.
func ariaCurrent(here bool) string {
	if here {
		return "page"
	}
	return "false"
}
