package asset

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	return []web.Route{
		{Pattern: "GET /assets", Need: see, Do: d.showAll},
		{Pattern: "GET /assets/new", Need: run, Do: d.Ledger.Begun(func(c *web.Call) error { return c.Page(formPage{}) })},
		{Pattern: "POST /assets", Need: run, Do: d.postNew},
		{Pattern: "POST /assets/years/{year}/entries", Need: run, Do: d.postEntries},
		{Pattern: "GET /assets/{id}", Need: see, Do: d.showOne},
		{Pattern: "POST /assets/{id}/disposal", Need: run, Do: d.postDisposal},
	}
}

func (d *Desk) showAll(c *web.Call) error {
	p := listPage{}
	var err error
	if p.All, err = d.List(c.Context(), c.Who); err != nil {
		return err
	}
	if p.Years, err = d.Ledger.Years(c.Context(), d.DB, c.Who); err != nil {
		return err
	}
	year, found := ledger.Working(p.Years, ledger.YearID(c.Query("year")))
	if !found {
		return c.Page(p)
	}
	p.Year = year
	w, err := d.Work(c.Context(), d.DB, c.Who, year)
	if err != nil {
		return err
	}
	p.Entries = w.Entries
	return c.Page(p)
}

func (d *Desk) postEntries(c *web.Call) error {
	n, err := d.Book(c.Context(), c.Who, ledger.YearID(c.Path("year")))
	if err != nil {
		return err
	}
	return c.Goto(c.Back(c.At("/assets?year=%s", c.Path("year"))), "ledger.inventory_written", base.Args{"n": n})
}

func (d *Desk) postNew(c *web.Call) error {
	var wrong base.Checks
	draft := Draft{Label: c.Value("label"), Account: c.Value("account"), Cost: c.Amount("cost", &wrong), Residual: c.Amount("residual", &wrong),
		Grant: c.Amount("grant", &wrong), From: day.Day(c.Value("from")), Years: c.Int("years", &wrong), Count: Count(c.Value("count"))}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Add(c.Context(), c.Who, draft)
	}
	if err != nil {
		return c.Again(formPage{ui.FormOf(c.Form(), err)}, err)
	}
	return c.Goto(c.At("/assets"), "asset.added")
}

func (d *Desk) onePage(c *web.Call) (onePage, error) {
	a, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return onePage{}, err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	return onePage{Asset: a, Terms: a.Wear(firstEnd(ends(years, a.From, a.From.AddMonths(24)), a.From))}, err
}

// firstEnd is the end of the year in which an asset is put to use, that of the calendar
// where the books have none.
func firstEnd(ends []day.Day, from day.Day) day.Day {
	if len(ends) > 0 && ends[0] < from.AddMonths(24) {
		return ends[0]
	}
	return day.Date(from.Year(), 12, 31)
}

func (d *Desk) showOne(c *web.Call) error {
	page, err := d.onePage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) postDisposal(c *web.Call) error {
	var wrong base.Checks
	price := c.Amount("price", &wrong)
	err := wrong.Fault()
	if err == nil {
		_, err = d.Dispose(c.Context(), c.Who, ID(c.Path("id")), day.Day(c.Value("on")), price)
	}
	if err != nil {
		page, missing := d.onePage(c)
		if missing != nil {
			return missing
		}
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(c.At("/assets/%s", c.Path("id")), "asset.disposed")
}
