package space

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "space"), base.To(base.Run, "space")
	return []web.Route{
		{Pattern: "GET /spaces", Need: see, Do: d.list},
		{Pattern: "GET /spaces/new", Need: run, Do: d.newDraft},
		{Pattern: "POST /spaces", Need: run, Do: d.create},
		{Pattern: "GET /spaces/plan", Need: see, Do: d.drawing},
		{Pattern: "GET /spaces/plan/draft", Need: run, Do: d.arrangement},
		{Pattern: "POST /spaces/plan", Need: run, Do: d.arrange},
		{Pattern: "GET /spaces/{id}", Need: see, Do: d.show},
		{Pattern: "GET /spaces/{id}/draft", Need: run, Do: d.draft},
		{Pattern: "POST /spaces/{id}/draft", Need: run, Do: d.change},
		{Pattern: "POST /spaces/{id}/rank", Need: run, Do: d.shift},
		{Pattern: "POST /spaces/{id}/retirement", Need: run, Do: d.retire},
		{Pattern: "POST /spaces/{id}/restoration", Need: run, Do: d.restore},
		{Pattern: "GET /spaces/{id}/hours", Need: run, Do: d.hours},
		{Pattern: "POST /spaces/{id}/hours", Need: run, Do: d.setHours},
		{Pattern: "GET /spaces/{id}/rules", Need: run, Do: d.rules},
		{Pattern: "POST /spaces/{id}/rules", Need: run, Do: d.setRules},
		{Pattern: "GET /spaces/{id}/photos/new", Need: run, Do: d.newPhoto},
		{Pattern: "POST /spaces/{id}/photos", Need: run, Do: d.addPhoto},
		{Pattern: "GET /photos/{id}/caption", Need: run, Do: d.caption},
		{Pattern: "POST /photos/{id}/caption", Need: run, Do: d.setCaption},
		{Pattern: "POST /photos/{id}/rank", Need: run, Do: d.hangPhoto},
		{Pattern: "POST /photos/{id}/removal", Need: run, Do: d.removePhoto},
		{Pattern: "GET /photos/{id}/{width}", Need: see, Do: d.photo},
		{Pattern: "GET /spaces/{id}/outages/new", Need: run, Do: d.newOutage},
		{Pattern: "POST /spaces/{id}/outages", Need: run, Do: d.takeOut},
		{Pattern: "POST /outages/{id}/return", Need: run, Do: d.putBack},
		{Pattern: "GET /closures", Need: see, Do: d.closures},
		{Pattern: "GET /closures/new", Need: run, Do: d.newClosure},
		{Pattern: "POST /closures", Need: run, Do: d.close},
		{Pattern: "POST /closures/{id}/removal", Need: run, Do: d.reopen},
		{Pattern: "POST /holidays", Need: run, Do: d.observe},
		{Pattern: "GET /exceptions/new", Need: run, Do: d.newException},
		{Pattern: "POST /exceptions", Need: run, Do: d.except},
		{Pattern: "POST /exceptions/{id}/removal", Need: run, Do: d.unexcept},
	}
}

// listPage is the tree of the spaces of a place.
type listPage struct {
	Plan       *Plan
	Shown      []Space
	Query      string
	Access     []Feature
	Activities activities
	Now        time.Time
}

// Title names the page.
func (p listPage) Title(ctx context.Context) string { return ui.T(ctx, "space.spaces") }

// filtered tells whether the page shows only some of the spaces.
func (p listPage) filtered() bool { return p.Query != "" || len(p.Access) > 0 }

// retired lists the spaces out of use.
func (p *Plan) retired() []Space {
	var out []Space
	for _, n := range p.nodes {
		if !n.Retired.IsZero() {
			out = append(out, n.Space)
		}
	}
	return out
}

func (d *Desk) list(c *web.Call) error {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	names, err := readActivities(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return err
	}
	page := listPage{Plan: p, Query: strings.TrimSpace(c.Query("q")), Activities: names, Now: d.DB.Now()}
	for _, f := range c.Request().URL.Query()["access"] {
		if known, is := ParseFeature(f); is {
			page.Access = append(page.Access, known)
		}
	}
	page.Shown = p.Search(page.Query, page.Access)
	return c.Page(page)
}

// spacePage is one space: what it is, when it is open, by which rules it is lent.
type spacePage struct {
	Plan       *Plan
	Space      Space
	Activities activities
	Week       []Daily
	Trail      []db.Entry
	Now        time.Time
}

// Title names the page.
func (p spacePage) Title(context.Context) string { return p.Space.Name }

func (d *Desk) show(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	page := spacePage{Plan: p, Space: s, Now: d.DB.Now()}
	if page.Activities, err = readActivities(c.Context(), d.DB, c.Who.Place); err != nil {
		return err
	}
	if c.Who.May(base.Run, "space") {
		if page.Trail, err = db.Trail(c.Context(), d.DB, c.Who.Place, "space", string(s.ID)); err != nil {
			return err
		}
	}
	monday := day.Of(page.Now, p.zone)
	if asked, err := day.Parse(c.Query("week")); err == nil {
		monday = asked
	}
	monday = monday.Monday()
	for k := range 7 {
		page.Week = append(page.Week, p.Daily(s.ID, monday.Add(k)))
	}
	return c.Page(page)
}

// found gives the plan and the space of the address.
func (d *Desk) found(c *web.Call) (*Plan, Space, error) {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return nil, Space{}, err
	}
	s, found := p.Space(base.SpaceID(c.Path("id")))
	if !found {
		return nil, s, base.Refuse(base.NotFound, "base.not_found")
	}
	return p, s, nil
}

// trail leads from the list of spaces down to one, itself left out.
func (p *Plan) trail(ctx context.Context, id base.SpaceID) []ui.Link {
	links := []ui.Link{{Label: ui.T(ctx, "space.spaces"), Href: ui.At(ctx, "/spaces")}}
	for _, s := range p.Path(id) {
		if s.ID != id {
			links = append(links, ui.Link{Label: s.Name, Href: hrefOf(ctx, s)})
		}
	}
	return links
}

// trailTo leads down to a space, itself included: for the pages below it.
func (p *Plan) trailTo(ctx context.Context, s Space) []ui.Link {
	return append(p.trail(ctx, s.ID), ui.Link{Label: s.Name, Href: hrefOf(ctx, s)})
}

func hrefOf(ctx context.Context, s Space) templ.SafeURL { return ui.At(ctx, "/spaces/%s", s.ID) }

// within lists the spaces in use that lie directly in one.
func (p *Plan) children(id base.SpaceID) []Space {
	return slices.DeleteFunc(p.Ordered(), func(s Space) bool { return s.Parent != id })
}

// subtitle says in a line what a space is: "Salle · 12 places · 40 m²".
func (p *Plan) subtitle(ctx context.Context, s Space) string {
	parts := []string{ui.T(ctx, "space.kind_"+string(s.Kind))}
	if s.Kind == KindDesk || s.Capacity > 1 && (s.Kind == KindRoom || s.Kind == KindPart) {
		parts = append(parts, ui.T(ctx, "space.seats", base.Args{"n": s.Capacity}))
	}
	if s.Surface > 0 {
		parts = append(parts, ui.T(ctx, "space.square_metres", base.Args{"n": s.Surface}))
	}
	return strings.Join(parts, " · ")
}

// activities are the names and hues of the place's activities.
type activities []activity

type activity struct {
	ID     base.ActivityID
	Name   string
	Hue    ui.Hue
	Closed bool
}

func (list activities) of(id base.ActivityID) (activity, bool) {
	i := slices.IndexFunc(list, func(a activity) bool { return a.ID == id })
	if i < 0 {
		return activity{}, false
	}
	return list[i], true
}
