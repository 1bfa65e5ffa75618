package stock

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	return []web.Route{
		{Pattern: "GET /stocks", Need: see, Do: d.showAll},
		{Pattern: "GET /stocks/new", Need: run, Do: d.showNew},
		{Pattern: "POST /stocks", Need: run, Do: d.postNew},
		{Pattern: "POST /stocks/years/{year}/entries", Need: run, Do: d.postEntries},
		{Pattern: "GET /stocks/{id}", Need: see, Do: d.showOne},
		{Pattern: "POST /stocks/{id}/receipts", Need: run, Do: d.postReceipt},
		{Pattern: "POST /stocks/{id}/counts", Need: run, Do: d.postCount},
		{Pattern: "POST /stocks/{id}/removal", Need: run, Do: d.postRemoval},
	}
}

func (d *Desk) showAll(c *web.Call) error {
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	p := listPage{Years: years}
	if p.All, err = d.List(c.Context(), d.DB, c.Who); err != nil {
		return err
	}
	year, found := ledger.Working(years, ledger.YearID(c.Query("year")))
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

// quantity reads a quantity of the form, two decimals at most; what is none is noted.
func quantity(c *web.Call, name string, wrong *base.Checks) Quantity {
	if c.Value(name) == "" {
		return 0
	}
	v, err := money.Parse(c.Value(name))
	if err != nil {
		wrong.Wrong(name, "stock.not_a_number")
	}
	return Quantity(v)
}

func (d *Desk) formPage(c *web.Call) (p formPage, err error) {
	p.For, err = d.Ledger.AxisChoices(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.formPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postNew(c *web.Call) error {
	var wrong base.Checks
	draft := Draft{Kind: Kind(c.Value("kind")), Label: c.Value("label"), Unit: c.Value("unit"), Earlier: c.Amount("earlier", &wrong), Axes: ledger.AxesIn(c, "")}
	err := wrong.Fault()
	var s Stock
	if err == nil {
		s, err = d.Add(c.Context(), c.Who, draft)
	}
	if err != nil {
		p, failed := d.formPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/stocks/%s", s.ID), "stock.added")
}

func (d *Desk) onePage(c *web.Call) (onePage, error) {
	p := onePage{Today: day.Of(d.DB.Now(), c.Who.Zone)}
	var err error
	if p.Stock, err = d.Get(c.Context(), d.DB, c.Who, ID(c.Path("id"))); err != nil {
		return p, err
	}
	if p.For, err = d.Ledger.AxisChoices(c.Context(), c.Who); err != nil {
		return p, err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	p.Life = p.Stock.Life(years)
	asked := c.Value("year")
	if asked == "" {
		asked = c.Query("year")
	}
	year, _ := ledger.Working(years, ledger.YearID(asked))
	p.Now = p.Stock.In(year.ID, years)
	in, err := d.Receipts(c.Context(), d.DB, c.Who, p.Stock.ID)
	if err != nil {
		return p, err
	}
	for _, r := range in {
		if year.Holds(r.Day) {
			p.In = append(p.In, r)
		}
	}
	p.Average = AverageOf(p.Now.Before, in, year)
	p.Entries, err = d.entries(c.Context(), d.DB, c.Who, year, years, p.Stock)
	return p, err
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.onePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// done goes back to the stock, or shows it with what was refused.
func (d *Desk) done(c *web.Call, err error, flash string) error {
	if err != nil {
		p, failed := d.onePage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/stocks/%s?year=%s", c.Path("id"), c.Value("year")), flash)
}

func (d *Desk) postReceipt(c *web.Call) error {
	var wrong base.Checks
	in := Receipt{Day: day.Day(c.Value("day")), Quantity: quantity(c, "quantity", &wrong), Amount: c.Amount("amount", &wrong)}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Receive(c.Context(), c.Who, ID(c.Path("id")), in)
	}
	return d.done(c, err, "stock.received")
}

func (d *Desk) postCount(c *web.Call) error {
	var wrong base.Checks
	count := Count{quantity(c, "counted", &wrong), c.Amount("worth", &wrong)}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Count(c.Context(), c.Who, ID(c.Path("id")), ledger.YearID(c.Value("year")), count)
	}
	return d.done(c, err, "stock.counted")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Remove(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return d.done(c, err, "")
	}
	return c.Goto(c.At("/stocks"), "stock.removed")
}

func (d *Desk) postEntries(c *web.Call) error {
	n, err := d.Book(c.Context(), c.Who, ledger.YearID(c.Path("year")))
	if err != nil {
		return err
	}
	return c.Goto(c.Back(c.At("/stocks?year=%s", c.Path("year"))), "ledger.inventory_written", base.Args{"n": n})
}
