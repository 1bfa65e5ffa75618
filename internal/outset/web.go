package outset

import (
	"cmp"
	"context"
	"strconv"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run, rule := base.To(base.See, "ledger"), base.To(base.Run, "ledger"), base.To(base.Rule, "ledger")
	return []web.Route{
		{Pattern: "GET /outset", Need: see, Do: d.showStart},
		{Pattern: "POST /outset", Need: rule, Do: d.postStart},
		{Pattern: "GET /outset/opening", Need: run, Do: d.showOpening},
		{Pattern: "POST /outset/opening", Need: run, Do: d.postOpening},
		{Pattern: "POST /outset/opening/validation", Need: run, Do: d.postValidation},
		{Pattern: "GET /outset/renewal", Need: see, Do: d.showRenewal},
		{Pattern: "POST /outset/renewal", Need: rule, Do: d.postRenewal},
	}
}

// startPage asks how the books begin; once they are, it leads through what follows.
type startPage struct {
	ui.Form
	Standing
	Today  day.Day
	Sealed bool // the opening is validated
}

// Title names the page.
func (p startPage) Title(ctx context.Context) string { return ui.T(ctx, "outset.title") }

// year are the days that a first year most likely has: that of the first statement, if one is there.
func (p startPage) year() (from, to day.Day) {
	from = cmp.Or(p.Since, p.Today)[:4] + "-01-01"
	return from, from.AddMonths(12).Add(-1)
}

// bank is the account at a bank that a place has already, of those that the form asks for.
func (p startPage) bank(i int) bank.Account {
	for _, a := range p.Purses {
		if a.Kind == bank.AtBank && a.Code == codeOf(bank.AtBank, i) {
			return a
		}
	}
	return bank.Account{}
}

// kinds are the charts that one chooses among: that of the day is taken.
func (p startPage) kinds(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, id := range []chart.ID{chart.Asso2025, chart.Coop2025, chart.General2025} {
		out = append(out, ui.Option{Value: string(id), Label: ui.T(ctx, "outset.chart_"+string(id))})
	}
	return out
}

// proposed is the choice that the legal form asks for, whatever the year.
func (p startPage) proposed() string { return string(chart.Then(p.Proposed, p.Today)) }

func (d *Desk) startPage(c *web.Call) (p startPage, err error) {
	p.Today = day.Of(d.DB.Now(), c.Who.Zone)
	if p.Standing, err = d.Standing(c.Context(), d.DB, c.Who); err != nil || p.Opening == "" {
		return p, err
	}
	e, err := d.Ledger.Entry(c.Context(), c.Who, p.Opening)
	p.Sealed = e.Validated()
	return p, err
}

func (d *Desk) showStart(c *web.Call) error {
	p, err := d.startPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// banksAsked is how many accounts at banks the form asks for.
const banksAsked = 3

func purseField(i int, name string) string { return "purses[" + strconv.Itoa(i) + "]." + name }

func (d *Desk) postStart(c *web.Call) error {
	a := Asked{From: day.Day(c.Value("from")), To: day.Day(c.Value("to")), Chart: chart.ID(c.Value("chart"))}
	for i := range banksAsked {
		if name := c.Value(purseField(i, "name")); name != "" {
			a.Purses = append(a.Purses, Purse{name, bank.AtBank, c.Value(purseField(i, "number"))})
		}
	}
	if c.Checked("cash") {
		a.Purses = append(a.Purses, Purse{Name: ui.T(c.Context(), "outset.cash_box"), Kind: bank.Cash})
	}
	_, err := d.Begin(c.Context(), c.Who, a)
	if err == nil {
		return c.Goto(c.At("/outset"), "outset.said_begun")
	}
	p, failed := d.startPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}
