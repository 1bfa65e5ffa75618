package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// mergePage asks with which record another is to become one.
type mergePage struct {
	ui.Form
	From Person
	Into Person // chosen and to be confirmed, or the zero Person
}

// Title names the page.
func (p mergePage) Title(ctx context.Context) string {
	return ui.T(ctx, "people.merge_title", base.Args{"name": p.From.Name})
}

func (d *Desk) mergePage(c *web.Call) (p mergePage, err error) {
	p.From, err = standing(c.Context(), d.DB, c.Who.Place, whom(c))
	return p, err
}

func (d *Desk) showMerger(c *web.Call) error {
	page, err := d.mergePage(c)
	if err != nil {
		return err
	}
	if into := c.Query("into"); into != "" {
		if page.Into, err = standing(c.Context(), d.DB, c.Who.Place, base.PersonID(into)); err != nil {
			return err
		}
	}
	return c.Page(page)
}

func (d *Desk) postMerger(c *web.Call) error {
	into, err := d.picked(c, "with", "")
	if err == nil {
		if err = d.Merge(c.Context(), c.Who, whom(c), into); err == nil {
			return c.Goto(c.At("/people/%s", into), "people.said_merged")
		}
	}
	page, failed := d.mergePage(c)
	if failed != nil {
		return failed
	}
	page.Form = ui.FormOf(c.Form(), err)
	return c.Again(page, err)
}

// twinsPage proposes records that may be the same person.
type twinsPage struct{ Twins []Twin }

// Title names the page.
func (p twinsPage) Title(ctx context.Context) string { return ui.T(ctx, "people.twins") }

func (d *Desk) showTwins(c *web.Call) error {
	pairs, err := d.Twins(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(twinsPage{pairs})
}

// postTwins keeps the one of two records that was pressed, or tells them apart.
func (d *Desk) postTwins(c *web.Call) error {
	one, other := base.PersonID(c.Value("one")), base.PersonID(c.Value("other"))
	said := "people.said_merged"
	var err error
	switch c.Value("keep") {
	case string(one):
		err = d.Merge(c.Context(), c.Who, other, one)
	case string(other):
		err = d.Merge(c.Context(), c.Who, one, other)
	default:
		said = "people.said_apart"
		err = d.TellApart(c.Context(), c.Who, one, other)
	}
	if err != nil {
		return err
	}
	return c.Goto(c.At("/twins"), said)
}
