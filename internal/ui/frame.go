package ui

import (
	"context"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
)

// windowTitle names the page, then where it is: "Espaces · La Grange · Pilotis".
func windowTitle(ctx context.Context, title string) string {
	parts := []string{title}
	if place := In(ctx).Place.Name; place != "" {
		parts = append(parts, place)
	}
	return strings.Join(append(parts, "Pilotis"), " · ")
}

// home is where the mark of the house leads.
func home(ctx context.Context) templ.SafeURL {
	if In(ctx).Place.Slug != "" {
		return At(ctx, "")
	}
	return "/"
}

func pressed(yes bool) string { return strconv.FormatBool(yes) }

// sectionCurrent marks the section that the page shown is in.
func sectionCurrent(ctx context.Context, s wing) string {
	switch {
	case s.Doors[0].here(ctx):
		return "page"
	case s.here(ctx):
		return "true"
	}
	return "false"
}

// searchable tells whether there is something to search: a place, and a role in it.
func searchable(ctx context.Context) bool {
	s := In(ctx)
	return s.Place.Slug != "" && s.Who.Role != base.Stranger
}
