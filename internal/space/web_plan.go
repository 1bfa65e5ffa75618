package space

import (
	"context"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Mark is a space on the plan of its floor: where it leads and how it stands.
type Mark struct {
	Spot  Spot
	Name  string
	Href  templ.SafeURL
	Words string
	Tone  ui.Tone
	Hue   ui.Hue
}

// class places a spot in the grid: the style sheet has a class for each line and length.
func (s Spot) class() string {
	return "x" + strconv.Itoa(s.X) + " y" + strconv.Itoa(s.Y) + " w" + strconv.Itoa(s.W) + " h" + strconv.Itoa(s.H)
}

// planPage is the place as drawn, floor by floor.
type planPage struct {
	Plan       *Plan
	Activities activities
	Now        time.Time
}

// Title names the page.
func (p planPage) Title(ctx context.Context) string { return ui.T(ctx, "space.plan") }

func (p planPage) edit(ctx context.Context) ui.Link {
	if len(p.Plan.Storeys()) == 0 || !ui.May(ctx, base.Run, "space") {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "space.arrange"), Href: ui.At(ctx, "/spaces/plan/draft"), Icon: ui.IconMove}
}

func (p planPage) name(ctx context.Context, s Storey) string {
	if s.ID == "" {
		return ui.T(ctx, "space.whole_place")
	}
	return s.Name
}

// marks gives a mark to each space drawn.
func (p planPage) marks(ctx context.Context, storey Storey) []Mark {
	var out []Mark
	for _, s := range p.Plan.Pieces(storey) {
		m := Mark{Spot: s.Spot, Name: s.Title, Href: hrefOf(ctx, s.Space)}
		m.Tone, m.Words = p.Plan.Standing(s.ID, p.Now).Say(ctx, p.Now)
		if a, is := p.Activities.of(s.Activity); is {
			m.Hue = a.Hue
		}
		out = append(out, m)
	}
	return out
}

func (d *Desk) drawing(c *web.Call) error {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	names, err := readActivities(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return err
	}
	return c.Page(planPage{Plan: p, Activities: names, Now: d.DB.Now()})
}

// arrangePage moves spaces on the plan: by numbers, or with the hand where there is JavaScript.
type arrangePage struct {
	ui.Form
	planPage
}

// Title names the page.
func (p arrangePage) Title(ctx context.Context) string { return ui.T(ctx, "space.arrange") }

// sides are the numbers of a spot, counted from 1 as people do.
var sides = []struct {
	name  string
	most  int
	shown func(Spot) int
}{
	{"plan_x", GridWidth, func(s Spot) int { return from1(s, s.X) }},
	{"plan_y", GridHeight, func(s Spot) int { return from1(s, s.Y) }},
	{"plan_w", GridWidth, func(s Spot) int { return s.W }},
	{"plan_h", GridHeight, func(s Spot) int { return s.H }},
}

func from1(s Spot, n int) int {
	if !s.Drawn() {
		return 0
	}
	return n + 1
}

func (p arrangePage) cols(ctx context.Context) []ui.Col {
	out := []ui.Col{{Label: ui.T(ctx, "space.field_name")}}
	for _, side := range sides {
		out = append(out, ui.Col{Label: ui.T(ctx, "space."+side.name), Figure: true})
	}
	return out
}

// all lists what can be drawn on a storey.
func (s Storey) all() []Space { return append(append([]Space{}, s.Rooms...), s.Rest...) }

func (d *Desk) arrangement(c *web.Call) error {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(arrangePage{planPage: planPage{Plan: p}})
}

func (d *Desk) arrange(c *web.Call) error {
	p, err := d.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	var wrong base.Checks
	spots := map[base.SpaceID]Spot{}
	for _, s := range p.Ordered() {
		if !c.Form().Has("plan_x." + string(s.ID)) {
			continue
		}
		read := func(side string) int { return c.Int(side+"."+string(s.ID), &wrong) }
		spot := Spot{read("plan_x"), read("plan_y"), read("plan_w"), read("plan_h")}
		if spot != (Spot{}) {
			spot.X--
			spot.Y--
		}
		spots[s.ID] = spot
	}
	if err = wrong.Fault(); err == nil {
		err = d.Arrange(c.Context(), c.Who, spots)
	}
	if err == nil {
		return c.Goto(c.At("/spaces/plan"), "space.arranged")
	}
	return c.Again(arrangePage{Form: ui.FormOf(c.Form(), err), planPage: planPage{Plan: p}}, err)
}
