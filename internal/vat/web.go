package vat

import (
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run, rule := base.To(base.See, "ledger"), base.To(base.Run, "ledger"), base.To(base.Rule, "ledger")
	return []web.Route{
		{Pattern: "GET /vat", Need: see, Do: d.showStart},
		{Pattern: "GET /vat/regimes/new", Need: rule, Do: d.showForm},
		{Pattern: "POST /vat/regimes", Need: rule, Do: d.postRegime},
		{Pattern: "GET /vat/accounts", Need: see, Do: d.showAccounts},
		{Pattern: "POST /vat/accounts/{account}", Need: run, Do: d.postRate},
		{Pattern: "GET /vat/returns/{period}", Need: see, Do: d.showReturn},
		{Pattern: "POST /vat/returns/{period}", Need: run, Do: d.postReturn},
		{Pattern: "POST /vat/returns/{period}/withdrawal", Need: run, Do: d.postWithdrawal},
	}
}

func (d *Desk) showStart(c *web.Call) error {
	p := startPage{On: d.today(c.Who)}
	ctx := c.Context()
	var err error
	if p.Regimes, err = d.Regimes(ctx, d.DB, c.Who); err != nil {
		return err
	}
	var told bool
	p.Now, told = On(p.Regimes, p.On)
	switch {
	case told && p.Now.Kind == Franchise:
		p.Meters, err = d.Watch(ctx, d.DB, c.Who, p.On.Year())
	case told && p.Now.Kind == Real:
		if p.Duties, err = d.Duties(ctx, d.DB, c.Who, p.On); err == nil {
			p.Running, err = d.Prepare(ctx, d.DB, c.Who, p.Duties[0].Period)
		}
	}
	if err != nil {
		return err
	}
	return c.Page(p)
}

// showForm proposes what is in force, from the day that the address may name.
func (d *Desk) showForm(c *web.Call) error {
	all, err := d.Regimes(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	p := formPage{Regime: Regime{From: d.today(c.Who).FirstOfMonth(), Kind: Franchise, Filing: Monthly, DueDom: dueLast}}
	if now, told := On(all, d.today(c.Who)); told {
		now.From = p.Regime.From
		if now.Kind != Real {
			now.Filing, now.DueDom = p.Regime.Filing, p.Regime.DueDom
		}
		p.Regime = now
	}
	if from, err := day.Parse(c.Query("from")); err == nil {
		p.Regime.From, p.Regime.Kind = from, Real
	}
	return c.Page(p)
}

func (d *Desk) postRegime(c *web.Call) error {
	var wrong base.Checks
	g := Regime{From: day.Day(c.Value("from")), Kind: Kind(c.Value("kind")), Filing: Filing(c.Value("filing")), Debits: c.Checked("debits"),
		Taxed: c.Amount("taxed", &wrong), Turnover: c.Amount("turnover", &wrong)}
	g.DueDom, _ = strconv.Atoi(c.Value("due"))
	err := wrong.Fault()
	if err == nil {
		_, err = d.Stand(c.Context(), c.Who, g)
	}
	if err != nil {
		return c.Again(formPage{Form: ui.FormOf(c.Form(), err), Regime: g}, err)
	}
	return c.Goto(c.At("/vat"), "vat.said_regime")
}

func (d *Desk) showAccounts(c *web.Call) error {
	on := d.today(c.Who)
	all, err := d.Accounts(c.Context(), d.DB, c.Who, on)
	if err != nil {
		return err
	}
	known, err := d.Rates(c.Context(), d.DB, c.Who, on)
	if err != nil {
		return err
	}
	return c.Page(accountsPage{All: all, Rates: known})
}

func (d *Desk) postRate(c *web.Call) error {
	if err := d.Rate(c.Context(), c.Who, c.Path("account"), c.Value("rate")); err != nil {
		return err
	}
	return c.Goto(c.At("/vat/accounts"), "vat.said_rate")
}

func (d *Desk) page(c *web.Call) (returnPage, error) {
	p, err := ParsePeriod(c.Path("period"))
	if err != nil {
		return returnPage{}, err
	}
	t, err := d.Prepare(c.Context(), d.DB, c.Who, p)
	if err != nil {
		return returnPage{}, err
	}
	known, err := d.Rates(c.Context(), d.DB, c.Who, p.To)
	return returnPage{Return: t, Rates: known, On: d.today(c.Who)}, err
}

func (d *Desk) showReturn(c *web.Call) error {
	p, err := d.page(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// done goes on after a verb on a return, or shows the return with what was refused.
func (d *Desk) done(c *web.Call, err error, flash string) error {
	if err == nil {
		return c.Goto(c.At("/vat/returns/%s", c.Path("period")), flash)
	}
	if kind := base.KindOf(err); kind != base.Invalid && kind != base.Conflict {
		return err
	}
	p, missing := d.page(c)
	if missing != nil {
		return missing
	}
	p.ui = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postReturn(c *web.Call) error {
	var wrong base.Checks
	refund := c.Amount("refund", &wrong)
	p, err := ParsePeriod(c.Path("period"))
	if err == nil {
		err = wrong.Fault()
	}
	if err == nil {
		_, err = d.Book(c.Context(), c.Who, p, refund)
	}
	return d.done(c, err, "vat.said_booked")
}

func (d *Desk) postWithdrawal(c *web.Call) error {
	p, err := ParsePeriod(c.Path("period"))
	if err == nil {
		err = d.Withdraw(c.Context(), c.Who, p)
	}
	return d.done(c, err, "vat.said_withdrawn")
}
