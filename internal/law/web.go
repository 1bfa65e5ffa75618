package law

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	return []web.Route{
		{Pattern: "GET /law", Need: base.To(base.See, "ledger"), Do: d.showAll},
		{Pattern: "GET /law/{key}", Need: base.To(base.Rule, "ledger"), Do: d.showOne},
		{Pattern: "POST /law/{key}", Need: base.To(base.Rule, "ledger"), Do: d.postOne},
	}
}

// today is the day on the reader's wall.
func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

func (d *Desk) showAll(c *web.Call) error {
	on := d.today(c.Who)
	if asked, err := day.Parse(c.Query("on")); err == nil {
		on = asked
	}
	all, err := d.All(c.Context(), c.Who, on)
	if err != nil {
		return err
	}
	return c.Page(listPage{On: on, All: all})
}

func (d *Desk) showOne(c *web.Call) error {
	page, err := d.formPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) formPage(c *web.Call) (formPage, error) {
	if !slices.Contains(Keys(), c.Path("key")) {
		return formPage{}, base.Refuse(base.NotFound, "base.not_found")
	}
	k, err := d.On(c.Context(), d.DB, c.Who, c.Path("key"), d.today(c.Who))
	return formPage{Known: k}, err
}

func (d *Desk) postOne(c *web.Call) error {
	_, err := d.Enter(c.Context(), c.Who, Entered{Key: c.Path("key"), Value: c.Value("value"),
		From: day.Day(c.Value("from")), To: day.Day(c.Value("to")), Source: c.Value("source")})
	if err != nil {
		page, missing := d.formPage(c)
		if missing != nil {
			return missing
		}
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(c.At("/law"), "law.entered")
}
