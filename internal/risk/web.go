package risk

import (
	"strconv"
	"strings"

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
		{Pattern: "GET /risks", Need: see, Do: d.showAll},
		{Pattern: "GET /risks/new", Need: run, Do: d.showNew},
		{Pattern: "POST /risks", Need: run, Do: d.postNew},
		{Pattern: "POST /risks/years/{year}/entries", Need: run, Do: d.postEntries},
		{Pattern: "GET /risks/{id}", Need: see, Do: d.showOne},
		{Pattern: "POST /risks/{id}/estimates", Need: run, Do: d.postEstimate},
		{Pattern: "POST /risks/{id}/end", Need: run, Do: d.postEnd},
		{Pattern: "POST /risks/{id}/removal", Need: run, Do: d.postRemoval},
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
	if p.Late, err = d.late(c.Context(), d.DB, c.Who, day.Of(d.DB.Now(), c.Who.Zone), all); err != nil {
		return err
	}
	year, found := ledger.Working(years, ledger.YearID(c.Query("year")))
	if !found {
		return c.Page(p)
	}
	p.Year, p.Table = year, TableOf(all, year.ID, years)
	w, err := d.Work(c.Context(), d.DB, c.Who, year)
	if err != nil {
		return err
	}
	p.Entries = w.Entries
	return c.Page(p)
}

// formPage is for a customer where the address names one, or says so.
func (d *Desk) formPage(c *web.Call, kind Kind) (formPage, error) {
	p := formPage{Customer: kind == Customer, Today: day.Of(d.DB.Now(), c.Who.Zone), Third: c.Query("third"), Account: c.Query("account")}
	if cents, err := strconv.ParseInt(c.Query("amount"), 10, 64); err == nil {
		p.Amount = money.Cents(cents)
	}
	var err error
	if p.For, err = d.Ledger.AxisChoices(c.Context(), c.Who); err != nil {
		return p, err
	}
	accounts, err := d.Ledger.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	for _, a := range accounts {
		if strings.HasPrefix(a.Code, "41") && a.Code[:3] != "416" && a.ClosedOn == "" {
			p.Accounts = append(p.Accounts, a)
		}
	}
	thirds, err := d.Ledger.Thirds(c.Context(), d.DB, c.Who)
	for _, t := range thirds {
		if t.Code == p.Third {
			p.Name = t.Label
		}
	}
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.formPage(c, Kind(c.Query("kind")))
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) add(c *web.Call) (Risk, error) {
	third, err := d.Ledger.ThirdIn(c, "third")
	if err != nil {
		return Risk{}, err
	}
	var wrong base.Checks
	draft := Draft{Kind: Kind(c.Value("kind")), Label: c.Value("label"), Account: c.Value("account"), Third: third, Amount: c.Amount("amount", &wrong),
		VAT: c.Amount("vat", &wrong), Since: day.Day(c.Value("since")), Earlier: c.Amount("earlier", &wrong), Axes: ledger.AxesIn(c, "")}
	if err := wrong.Fault(); err != nil {
		return Risk{}, err
	}
	return d.Add(c.Context(), c.Who, draft)
}

func (d *Desk) postNew(c *web.Call) error {
	r, err := d.add(c)
	if err != nil {
		p, failed := d.formPage(c, Kind(c.Value("kind")))
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/risks/%s", r.ID), "risk.added")
}

func (d *Desk) onePage(c *web.Call) (onePage, error) {
	p := onePage{Today: day.Of(d.DB.Now(), c.Who.Zone)}
	var err error
	if p.Risk, err = d.Get(c.Context(), d.DB, c.Who, ID(c.Path("id"))); err != nil {
		return p, err
	}
	if p.For, err = d.Ledger.AxisChoices(c.Context(), c.Who); err != nil {
		return p, err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	p.Life = p.Risk.Life(years)
	asked := c.Value("year")
	if asked == "" {
		asked = c.Query("year")
	}
	p.Now = p.at(ledger.YearID(asked))
	p.Entries, err = d.entries(c.Context(), d.DB, c.Who, p.Now.Year, years, p.Risk)
	return p, err
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.onePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// done goes back to the risk, or shows it with what was refused.
func (d *Desk) done(c *web.Call, err error, flash string) error {
	if err != nil {
		p, failed := d.onePage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/risks/%s?year=%s", c.Path("id"), c.Value("year")), flash)
}

func (d *Desk) postEstimate(c *web.Call) error {
	var wrong base.Checks
	estimate := c.Amount("estimate", &wrong)
	err := wrong.Fault()
	if err == nil {
		_, err = d.Say(c.Context(), c.Who, ID(c.Path("id")), ledger.YearID(c.Value("year")), estimate)
	}
	return d.done(c, err, "risk.estimated")
}

func (d *Desk) postEnd(c *web.Call) error {
	_, err := d.End(c.Context(), c.Who, ID(c.Path("id")), day.Day(c.Value("on")), c.Value("how") == "lost")
	return d.done(c, err, "risk.ended")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Remove(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return d.done(c, err, "")
	}
	return c.Goto(c.At("/risks"), "risk.removed")
}

func (d *Desk) postEntries(c *web.Call) error {
	n, err := d.Book(c.Context(), c.Who, ledger.YearID(c.Path("year")))
	if err != nil {
		return err
	}
	return c.Goto(c.Back(c.At("/risks?year=%s", c.Path("year"))), "ledger.inventory_written", base.Args{"n": n})
}
