package fund

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
		{Pattern: "GET /funds", Need: see, Do: d.showAll},
		{Pattern: "GET /funds/new", Need: run, Do: d.showNew},
		{Pattern: "POST /funds", Need: run, Do: d.postNew},
		{Pattern: "POST /funds/years/{year}/entries", Need: run, Do: d.postEntries},
		{Pattern: "GET /funds/{id}", Need: see, Do: d.showOne},
		{Pattern: "POST /funds/{id}/uses", Need: run, Do: d.postUse},
		{Pattern: "POST /funds/{id}/transfers", Need: run, Do: d.postTransfer},
		{Pattern: "POST /funds/transfers/{transfer}/removal", Need: run, Do: d.postUntransfer},
		{Pattern: "POST /funds/{id}/removal", Need: run, Do: d.postRemoval},
		{Pattern: "GET /cofundings/new", Need: run, Do: d.showPromise},
		{Pattern: "POST /cofundings", Need: run, Do: d.postPromise},
		{Pattern: "GET /cofundings/{id}", Need: see, Do: d.showCofunding},
		{Pattern: "POST /cofundings/{id}/years", Need: run, Do: d.postActual},
		{Pattern: "POST /cofundings/{id}/removal", Need: run, Do: d.postForget},
	}
}

func (d *Desk) showAll(c *web.Call) error {
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	all, err := d.List(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	promised, err := d.Cofundings(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	p := listPage{Years: years, Any: len(all) > 0 || len(promised) > 0}
	year, found := ledger.Working(years, ledger.YearID(c.Query("year")))
	if !found {
		return c.Page(p)
	}
	p.Year, p.Table = year, TableOf(all, year.ID, years)
	for _, one := range promised {
		row := promiseRow{Cofunding: one}
		row.Stage, row.Lives = one.In(year.ID, years)
		p.Promised = append(p.Promised, row)
	}
	w, err := d.Work(c.Context(), d.DB, c.Who, year)
	if err != nil {
		return err
	}
	p.Entries = w.Entries
	return c.Page(p)
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.formPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) formPage(c *web.Call) (formPage, error) {
	axes, err := d.Ledger.AxisValues(c.Context(), d.DB, c.Who)
	if err != nil {
		return formPage{}, err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	p := formPage{}
	for _, v := range axes {
		if v.Axis == ledger.Project && v.ClosedOn == "" {
			p.Projects = append(p.Projects, v)
		}
	}
	if first := ledger.InOrder(years); len(first) > 0 {
		p.Since = first[0].From
	}
	return p, err
}

func (d *Desk) postNew(c *web.Call) error {
	var wrong base.Checks
	draft := Draft{Label: c.Value("label"), Origin: Origin(c.Value("origin")), Funder: c.Value("funder"), Project: ledger.AxisID(c.Value("project")),
		Agreement: c.Value("agreement"), Amount: c.Amount("amount", &wrong), GivenOn: day.Day(c.Value("given_on")), Earlier: c.Amount("earlier", &wrong)}
	err := wrong.Fault()
	var f Fund
	if err == nil {
		f, err = d.Add(c.Context(), c.Who, draft)
	}
	if err != nil {
		p, failed := d.formPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/funds/%s", f.ID), "fund.added")
}

func (d *Desk) onePage(c *web.Call) (onePage, error) {
	p := onePage{}
	var err error
	if p.Fund, err = d.Get(c.Context(), d.DB, c.Who, ID(c.Path("id"))); err != nil {
		return p, err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	if p.Funds, err = d.List(c.Context(), d.DB, c.Who); err != nil {
		return p, err
	}
	p.Life = p.Fund.Life(years)
	asked := c.Value("year")
	if asked == "" {
		asked = c.Query("year")
	}
	p.Now = p.at(ledger.YearID(asked))
	spent, err := d.spentOn(c.Context(), d.DB, c.Who, p.Now.Year.ID)
	if err != nil {
		return p, err
	}
	p.InBooks = spent[p.Fund.Project]
	axes, err := d.Ledger.AxisValues(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	for _, v := range axes {
		if v.ID == p.Fund.Project {
			p.Project = v.Name
		}
	}
	p.Entries, err = d.entries(c.Context(), d.DB, c.Who, p.Now.Year, years, p.Fund)
	return p, err
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.onePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// again shows the fund with what was refused.
func (d *Desk) again(c *web.Call, err error) error {
	p, failed := d.onePage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postUse(c *web.Call) error {
	var wrong base.Checks
	use := Use{c.Amount("spent", &wrong), c.Amount("returned", &wrong)}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Say(c.Context(), c.Who, ID(c.Path("id")), ledger.YearID(c.Value("year")), use)
	}
	if err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/funds/%s?year=%s", c.Path("id"), c.Value("year")), "fund.use_said")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Remove(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/funds"), "fund.removed")
}

func (d *Desk) postEntries(c *web.Call) error {
	n, err := d.Book(c.Context(), c.Who, ledger.YearID(c.Path("year")))
	if err != nil {
		return err
	}
	return c.Goto(c.Back(c.At("/funds?year=%s", c.Path("year"))), "ledger.inventory_written", base.Args{"n": n})
}
