package payroll

import (
	"context"
	"net/http"

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
	return Of(a, func(key string, on day.Day) (law.Known, error) { return d.Law.On(ctx, d.DB, who, key, on) })
}

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	return []web.Route{{Pattern: "GET /payroll", Need: base.To(base.See, "ledger"), Do: d.show}}
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

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/payroll/estimate", Need: base.To(base.See, "ledger"), Name: "estimate-wage",
		Summary: "Estimate what an employee costs in a month; it is not a payslip"}, d.apiEstimate)
}

// EstimateJSON is an estimate as programs read it.
type EstimateJSON struct {
	Gross       money.Cents        `json:"gross_cents"`
	Lines       []ContributionJSON `json:"contributions" nullable:"false"`
	Coefficient law.Value          `json:"reduction_coefficient" doc:"in ten-thousandths"`
	Reduction   money.Cents        `json:"reduction_cents"`
	Charges     money.Cents        `json:"employer_cents" doc:"the employer's part"`
	Cost        money.Cents        `json:"cost_cents" doc:"gross and employer's part"`
	Net         money.Cents        `json:"net_cents" doc:"what is paid, by a convention of forecasts"`
	Stale       bool               `json:"stale" doc:"whether the figures are of another year"`
}

// ContributionJSON is one contribution.
type ContributionJSON struct {
	Key    string      `json:"key"`
	Rate   law.Value   `json:"rate" doc:"in ten-thousandths of a percent"`
	Cents  money.Cents `json:"amount_cents"`
	Source string      `json:"source"`
}

func (d *Desk) apiEstimate(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Gross money.Cents `query:"gross_cents" required:"true" doc:"a month, before contributions"`
	Share money.Rate  `query:"share_bp" doc:"of full time; all of it where 0"`
	Staff int         `query:"staff" doc:"employees of the place"`
	On    day.Day     `query:"on" doc:"today where empty"`
}) (*struct{ Body EstimateJSON }, error) {
	e, err := d.Estimate(ctx, who, Ask{Gross: in.Gross, Share: in.Share, Staff: in.Staff, On: in.On})
	if err != nil {
		return nil, err
	}
	out := EstimateJSON{Gross: e.Gross, Lines: []ContributionJSON{}, Coefficient: e.Coefficient, Reduction: e.Reduction, Charges: e.Charges, Cost: e.Cost, Net: e.Net, Stale: e.Stale}
	for _, l := range e.Lines {
		out.Lines = append(out.Lines, ContributionJSON{l.Key, l.Value, l.Cents, l.Source})
	}
	return &struct{ Body EstimateJSON }{out}, nil
}
