package accrual

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
		{Pattern: "GET /accruals", Need: see, Do: d.showAll},
		{Pattern: "GET /accruals/new", Need: run, Do: d.showNew},
		{Pattern: "POST /accruals", Need: run, Do: d.postNew},
		{Pattern: "POST /accruals/years/{year}/entries", Need: run, Do: d.postEntries},
		{Pattern: "GET /accruals/{id}", Need: see, Do: d.showOne},
		{Pattern: "POST /accruals/{id}/removal", Need: run, Do: d.postRemoval},
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
	p := listPage{Years: years, Any: len(all) > 0}
	year, found := ledger.Working(years, ledger.YearID(c.Query("year")))
	if !found {
		return c.Page(p)
	}
	p.Year, p.Rows = year, rowsOf(all, year, years)
	w, err := d.Work(c.Context(), d.DB, c.Who, year)
	if err != nil {
		return err
	}
	p.Entries = w.Entries
	return c.Page(p)
}

// wayOf reads a way, that of what was recorded ahead where it says none.
func wayOf(text string) Way {
	if Way(text) == Late {
		return Late
	}
	return Ahead
}

func (d *Desk) formPage(c *web.Call, way Way) (formPage, error) {
	p := formPage{Way: way}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	p.Year, _ = ledger.Working(years, ledger.YearID(c.Query("year")))
	if p.For, err = d.Ledger.AxisChoices(c.Context(), c.Who); err != nil {
		return p, err
	}
	all, err := d.Ledger.Accounts(c.Context(), d.DB, c.Who)
	for _, a := range all {
		if (a.Class() == '6' || a.Class() == '7') && a.ClosedOn == "" {
			p.Accounts = append(p.Accounts, a)
		}
	}
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.formPage(c, wayOf(c.Query("way")))
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postNew(c *web.Call) error {
	a, err := d.add(c)
	if err != nil {
		p, failed := d.formPage(c, wayOf(c.Value("way")))
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/accruals/%s", a.ID), "accrual.added")
}

func (d *Desk) add(c *web.Call) (Accrual, error) {
	third, err := d.Ledger.ThirdIn(c, "third")
	if err != nil {
		return Accrual{}, err
	}
	var wrong base.Checks
	draft := Draft{Way: wayOf(c.Value("way")), Label: c.Value("label"), Account: c.Value("account"), Third: third, Amount: c.Amount("amount", &wrong),
		VAT: c.Amount("vat", &wrong), Day: day.Day(c.Value("day")), Span: Span{day.Day(c.Value("from")), day.Day(c.Value("to")), Measure(c.Value("measure"))}, Axes: ledger.AxesIn(c, "")}
	if err := wrong.Fault(); err != nil {
		return Accrual{}, err
	}
	return d.Add(c.Context(), c.Who, draft)
}

func (d *Desk) onePage(c *web.Call) (onePage, error) {
	p := onePage{}
	var err error
	if p.Accrual, err = d.Get(c.Context(), d.DB, c.Who, ID(c.Path("id"))); err != nil {
		return p, err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	if p.Accrual.Way == Ahead {
		p.Parts = p.Accrual.Parts(years)
	}
	for _, y := range ledger.InOrder(years) {
		some, err := d.entries(c.Context(), d.DB, c.Who, y, years, p.Accrual)
		if err != nil {
			return p, err
		}
		p.Entries = append(p.Entries, some...)
	}
	if p.For, err = d.Ledger.AxisChoices(c.Context(), c.Who); err != nil {
		return p, err
	}
	accounts, err := d.Ledger.Accounts(c.Context(), d.DB, c.Who)
	for _, a := range accounts {
		if a.Code == p.Accrual.Account {
			p.Account = a.Label
		}
	}
	return p, err
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.onePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Remove(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		p, failed := d.onePage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/accruals"), "accrual.removed")
}

func (d *Desk) postEntries(c *web.Call) error {
	n, err := d.Book(c.Context(), c.Who, ledger.YearID(c.Path("year")))
	if err != nil {
		return err
	}
	return c.Goto(c.Back(c.At("/accruals?year=%s", c.Path("year"))), "ledger.inventory_written", base.Args{"n": n})
}
