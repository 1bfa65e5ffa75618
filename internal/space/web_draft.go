package space

import (
	"context"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// draftPage asks what is said of a space: of a new one where ID is "".
type draftPage struct {
	ui.Form
	Plan       *Plan
	ID         base.SpaceID
	Was        Draft
	Activities activities
}

// Title names the page.
func (p draftPage) Title(ctx context.Context) string {
	if p.ID == "" {
		return ui.T(ctx, "space.add")
	}
	return ui.T(ctx, "space.edit_title", base.Args{"name": p.Was.Name})
}

func (p draftPage) lede(ctx context.Context) string {
	if p.ID == "" {
		return ui.T(ctx, "space.add_lede")
	}
	return ""
}

func (p draftPage) trail(ctx context.Context) []ui.Link {
	s, _ := p.Plan.Space(p.ID)
	if p.ID == "" {
		return p.Plan.trail(ctx, "")
	}
	return p.Plan.trailTo(ctx, s)
}

func (p draftPage) action(ctx context.Context) templ.SafeURL {
	if p.ID == "" {
		return ui.At(ctx, "/spaces")
	}
	return ui.At(ctx, "/spaces/%s/draft", p.ID)
}

func (p draftPage) back(ctx context.Context) templ.SafeURL {
	if p.ID == "" {
		return ui.At(ctx, "/spaces")
	}
	return ui.At(ctx, "/spaces/%s", p.ID)
}

// parents lists where the space may lie: anywhere but in an object or in itself.
func (p draftPage) parents(ctx context.Context) []ui.Option {
	own, moving := p.Plan.index[p.ID]
	return p.Plan.spaceOptions(ui.T(ctx, "space.at_the_top"), func(s Space) bool {
		i := p.Plan.index[s.ID]
		return s.Kind.PartOfParent() && !(moving && (i == own || p.Plan.within(i, own)))
	})
}

// number writes a number for a field: nothing for none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (d *Desk) draftPage(c *web.Call, id base.SpaceID, was Draft, err error) (draftPage, error) {
	p, readErr := d.Plan(c.Context(), d.DB, c.Who)
	if readErr != nil {
		return draftPage{}, readErr
	}
	names, readErr := readActivities(c.Context(), d.DB, c.Who.Place)
	page := draftPage{Plan: p, ID: id, Was: was, Activities: names}
	if err != nil {
		page.Form = ui.FormOf(c.Form(), err)
	}
	return page, readErr
}

func (d *Desk) newDraft(c *web.Call) error {
	was := Draft{Kind: KindRoom, Capacity: 1, Parent: base.SpaceID(c.Query("parent"))}
	if k, known := ParseKind(c.Query("kind")); known {
		was.Kind = k
	}
	page, err := d.draftPage(c, "", was, nil)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) create(c *web.Call) error {
	draft, err := readDraft(c)
	var made Space
	if err == nil {
		made, err = d.Create(c.Context(), c.Who, draft, Week{}, nil)
	}
	if err == nil {
		return c.Goto(c.At("/spaces/%s", made.ID), "space.created", base.Args{"name": made.Name})
	}
	page, readErr := d.draftPage(c, "", draft, err)
	if readErr != nil {
		return readErr
	}
	return c.Again(page, err)
}

func (d *Desk) draft(c *web.Call) error {
	_, s, err := d.found(c)
	if err != nil {
		return err
	}
	page, err := d.draftPage(c, s.ID, s.Draft, nil)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) change(c *web.Call) error {
	_, s, err := d.found(c)
	if err != nil {
		return err
	}
	draft, err := readDraft(c)
	draft.Spot = s.Spot
	if err == nil {
		_, err = d.Change(c.Context(), c.Who, s.ID, draft)
	}
	if err == nil {
		return c.Goto(c.At("/spaces/%s", s.ID), "space.changed")
	}
	page, readErr := d.draftPage(c, s.ID, s.Draft, err)
	if readErr != nil {
		return readErr
	}
	return c.Again(page, err)
}

// readDraft reads what was typed of a space.
func readDraft(c *web.Call) (Draft, error) {
	var wrong base.Checks
	out := Draft{
		Kind: Kind(c.Value("kind")), Name: c.Value("name"), Parent: base.SpaceID(c.Value("parent")),
		Capacity: c.Int("capacity", &wrong), Surface: c.Int("surface", &wrong),
		Activity:    base.ActivityID(c.Value("activity")),
		Description: strings.TrimSpace(c.Value("description")),
	}
	for _, f := range c.Form()["accessibility"] {
		out.Access = append(out.Access, Feature(f))
	}
	return out, wrong.Fault()
}

func (d *Desk) shift(c *web.Call) error {
	by := 1
	if strings.HasPrefix(c.Value("by"), "-") {
		by = -1
	}
	id := base.SpaceID(c.Path("id"))
	if err := d.Shift(c.Context(), c.Who, id, by); err != nil {
		return err
	}
	return c.Goto(c.At("/spaces/%s", id), "space.shifted")
}

func (d *Desk) retire(c *web.Call) error {
	id := base.SpaceID(c.Path("id"))
	if err := d.Retire(c.Context(), c.Who, id); err != nil {
		return err
	}
	return c.Goto(c.At("/spaces/%s", id), "space.retired_now")
}

func (d *Desk) restore(c *web.Call) error {
	id := base.SpaceID(c.Path("id"))
	if err := d.Restore(c.Context(), c.Who, id); err != nil {
		return err
	}
	return c.Goto(c.At("/spaces/%s", id), "space.restored_now")
}
