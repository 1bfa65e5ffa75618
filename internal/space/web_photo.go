package space

import (
	"context"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// photoPage asks for a photo and what it shows.
type photoPage struct {
	ui.Form
	Plan  *Plan
	Space Space
}

// Title names the page.
func (p photoPage) Title(ctx context.Context) string {
	return ui.T(ctx, "space.photo_title", base.Args{"name": p.Space.Name})
}

func (d *Desk) newPhoto(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	return c.Page(photoPage{Plan: p, Space: s})
}

func (d *Desk) addPhoto(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	sent, err := c.File("photo")
	if err == nil {
		_, err = d.Show(c.Context(), c.Who, s.ID, c.Value("alt"), sent.Body)
	}
	if err == nil {
		return c.Goto(c.At("/spaces/%s", s.ID), "space.photo_added")
	}
	return c.Again(photoPage{Form: ui.FormOf(c.Form(), err), Plan: p, Space: s}, err)
}

func (d *Desk) removePhoto(c *web.Call) error {
	of, err := d.Hide(c.Context(), c.Who, base.ID[Photo](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Goto(c.At("/spaces/%s", of), "space.photo_removed")
}

// captionPage asks anew what a photo shows.
type captionPage struct {
	ui.Form
	Plan  *Plan
	Space Space
	Photo Photo
}

// Title names the page.
func (p captionPage) Title(ctx context.Context) string { return ui.T(ctx, "space.caption") }

// framed gives the page of the photo of the address.
func (d *Desk) framed(c *web.Call) (page captionPage, err error) {
	if page.Plan, err = d.Plan(c.Context(), d.DB, c.Who); err != nil {
		return page, err
	}
	page.Photo, err = pick(page.Plan.photos, func(p Photo) bool { return string(p.ID) == c.Path("id") })
	page.Space, _ = page.Plan.Space(page.Photo.Space)
	return page, err
}

func (d *Desk) caption(c *web.Call) error {
	page, err := d.framed(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) setCaption(c *web.Call) error {
	page, err := d.framed(c)
	if err != nil {
		return err
	}
	if _, err = d.Caption(c.Context(), c.Who, page.Photo.ID, c.Value("alt")); err != nil {
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(c.At("/spaces/%s", page.Space.ID), "space.captioned_now")
}

func (d *Desk) hangPhoto(c *web.Call) error {
	var wrong base.Checks
	rank := c.Int("rank", &wrong)
	if err := wrong.Fault(); err != nil {
		return err
	}
	of, err := d.Hang(c.Context(), c.Who, base.ID[Photo](c.Path("id")), rank)
	if err != nil {
		return err
	}
	return c.Goto(c.At("/spaces/%s", of), "space.hung_now")
}

// photo gives a photo at a width. A photo never changes under its identifier, so
// browsers keep it for good.
func (d *Desk) photo(c *web.Call) error {
	width, err := strconv.Atoi(c.Path("width"))
	if err != nil || !slices.Contains(PhotoWidths(), width) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	body, err := readPhotoFile(c.Context(), d.DB, c.Who.Place, base.ID[Photo](c.Path("id")), width)
	if err != nil {
		return err
	}
	c.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
	return c.Show("image/jpeg", body)
}
