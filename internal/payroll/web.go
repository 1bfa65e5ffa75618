package payroll

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Desk is where the verbs of the room live; all of them read.
type Desk struct {
	DB  *db.DB
	Law *law.Desk
}

// Estimate estimates a wage with the figures of the law, and those that the place entered.
func (d *Desk) Estimate(ctx context.Context, who base.Actor, a Ask) (Estimate, error) {
	if a.On == "" {
		a.On = day.Of(d.DB.Clock(), who.Zone)
	}
	return Of(a, d.find(ctx, who))
}

// WageTax taxes the wages of a year at the figures of today.
func (d *Desk) WageTax(ctx context.Context, who base.Actor, yearly []money.Cents, association bool) (WageTax, error) {
	return WageTaxOf(yearly, association, day.Of(d.DB.Clock(), who.Zone), d.find(ctx, who))
}

// find finds figures of the law, or those that the place entered.
func (d *Desk) find(ctx context.Context, who base.Actor) Finder {
	return func(key string, on day.Day) (law.Known, error) { return d.Law.On(ctx, d.DB, who, key, on) }
}

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see := base.To(base.See, "ledger")
	return []web.Route{
		{Pattern: "GET /payroll", Need: see, Do: d.show},
		{Pattern: "GET /payroll/tax", Need: see, Do: d.showTax},
	}
}

// show estimates what the address asks for: an estimate is kept nowhere.
func (d *Desk) show(c *web.Call) error {
	asked := c.Request().URL.Query()
	p := page{Form: ui.Form{Values: asked}}
	if !asked.Has("gross") {
		return c.Page(p)
	}
	var wrong base.Checks
	read := func(name string) money.Cents {
		if asked.Get(name) == "" {
			return 0
		}
		v, err := money.Parse(asked.Get(name))
		if err != nil {
			wrong.Wrong(name, "base.not_an_amount")
		}
		return v
	}
	a := Ask{Gross: read("gross"), Share: money.Rate(read("share")), Staff: int(read("staff") / 100), Accident: law.Value(100 * read("accident"))}
	err := wrong.Fault()
	if err == nil {
		p.Estimate, err = d.Estimate(c.Context(), c.Who, a)
	}
	if err != nil {
		p.Form = ui.FormOf(asked, err)
		return c.Again(p, err)
	}
	return c.Page(p)
}

// showTax taxes the wages that the address tells: nothing is kept.
func (d *Desk) showTax(c *web.Call) error {
	asked := c.Request().URL.Query()
	p := taxPage{Form: ui.Form{Values: asked}}
	if !asked.Has("wages") {
		return c.Page(p)
	}
	wages, err := wagesOf(asked.Get("wages"))
	if err == nil {
		var t WageTax
		t, err = d.WageTax(c.Context(), c.Who, wages, asked.Get("association") != "")
		p.Tax, p.Asked = t, err == nil
	}
	if err != nil {
		p.Form = ui.FormOf(asked, err)
		return c.Again(p, err)
	}
	return c.Page(p)
}

// wagesOf reads one amount on each line.
func wagesOf(text string) (out []money.Cents, err error) {
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		v, err := money.Parse(line)
		if err != nil {
			return nil, base.Wrong("wages", "payroll.wage_wrong", base.Args{"line": i + 1})
		}
		out = append(out, v)
	}
	return out, nil
}
