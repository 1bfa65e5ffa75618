package cockpit

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/space"
	"pilotis/internal/ui"
)

// begin is where a place without any space begins.
func (p todayPage) begin(ctx context.Context) ui.Link {
	if !ui.May(ctx, base.Run, "space") {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "cockpit.draw_spaces"), Href: ui.At(ctx, "/spaces/new"), Icon: ui.IconAdd}
}

func (p todayPage) storeyName(ctx context.Context, s space.Storey) string {
	if s.Name == "" {
		return ui.T(ctx, "cockpit.place_now")
	}
	return s.Name
}

// busy lists the spaces in which something happens on the day, in the order of the tree.
func (p sheetPage) busy() []space.Space {
	var out []space.Space
	for _, s := range p.Plan.Ordered() {
		if len(p.inSpace(s)) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (p sheetPage) inSpace(s space.Space) []Entry {
	var out []Entry
	for _, e := range p.today() {
		if e.Space == s.ID && !e.Waiting {
			out = append(out, e)
		}
	}
	return out
}

func (p sheetPage) cols(ctx context.Context) []ui.Col {
	return []ui.Col{{Label: ui.T(ctx, "cockpit.when")}, {Label: ui.T(ctx, "cockpit.what")}, {Label: ui.T(ctx, "cockpit.whom")}, {Label: ui.T(ctx, "cockpit.activity")}}
}

// said fills in what nobody wrote, so that a cell is not taken for forgotten.
func said(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// kinds sorts what was found by kind, without those of which nothing was.
func (f Found) kinds(ctx context.Context) []ui.Found {
	var people, spaces, bookings []ui.Link
	for _, p := range f.People {
		people = append(people, ui.Link{Label: p.Name, Note: p.Email, Href: ui.At(ctx, "/people/%s", p.ID), Icon: ui.IconPerson})
	}
	for _, s := range f.Spaces {
		spaces = append(spaces, ui.Link{Label: s.Name, Note: ui.T(ctx, "space.kind_"+string(s.Kind)), Href: ui.At(ctx, "/spaces/%s", s.ID), Icon: ui.IconRoom})
	}
	for _, e := range f.Bookings {
		note := ui.Moment(ctx, e.From)
		if e.Who != "" {
			note += " · " + e.Who
		}
		bookings = append(bookings, ui.Link{Label: e.said(ctx), Note: note, Href: ui.At(ctx, "/bookings/%s", e.ID), Icon: ui.IconProgramme})
	}
	var out []ui.Found
	for _, kind := range []ui.Found{{Kind: ui.T(ctx, "cockpit.found_people"), Items: people}, {Kind: ui.T(ctx, "cockpit.found_spaces"), Items: spaces},
		{Kind: ui.T(ctx, "cockpit.found_bookings"), Items: bookings}} {
		if len(kind.Items) > 0 {
			out = append(out, kind)
		}
	}
	return out
}

// all leads from the suggestions to everything that was found.
func (f Found) all(ctx context.Context) ui.Link {
	if f.Empty() {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "cockpit.search_all"), Href: ui.At(ctx, "/search") + templ.SafeURL("?q="+url.QueryEscape(f.Query))}
}

func (p searchPage) lede(ctx context.Context) string {
	if p.Query == "" {
		return ui.T(ctx, "cockpit.search_lede")
	}
	return ui.T(ctx, "cockpit.search_found", base.Args{"query": p.Query})
}
