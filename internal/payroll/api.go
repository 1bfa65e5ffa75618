package payroll

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/payroll/estimate", Need: base.To(base.See, "ledger"), Name: "estimate-wage",
		Summary: "Estimate what an employee costs in a month; it is not a payslip"}, d.apiEstimate)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/payroll/tax", Need: base.To(base.See, "ledger"), Name: "estimate-wage-tax",
		Summary: "Reckon the tax on the wages of a year, of an employer that is not liable to VAT"}, d.apiTax)
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
	On     money.Cents `json:"base_cents" doc:"the part of the wage that it is reckoned on"`
	Cents  money.Cents `json:"amount_cents"`
	Source string      `json:"source"`
}

func (d *Desk) apiEstimate(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Gross money.Cents `query:"gross_cents" required:"true" doc:"a month, before contributions"`
	Share money.Rate  `query:"share_bp" doc:"of full time; all of it where 0"`
	Staff int         `query:"staff" doc:"employees of the place"`
	On    day.Day     `query:"on" doc:"today where empty"`

	Accident law.Value `query:"accident" doc:"the place's own rate of work accidents, in ten-thousandths of a percent; the average where 0"`
}) (*struct{ Body EstimateJSON }, error) {
	e, err := d.Estimate(ctx, who, Ask{Gross: in.Gross, Share: in.Share, Staff: in.Staff, Accident: in.Accident, On: in.On})
	if err != nil {
		return nil, err
	}
	out := EstimateJSON{Gross: e.Gross, Lines: []ContributionJSON{}, Coefficient: e.Coefficient, Reduction: e.Reduction, Charges: e.Charges, Cost: e.Cost, Net: e.Net, Stale: e.Stale}
	for _, l := range e.Lines {
		out.Lines = append(out.Lines, ContributionJSON{l.Key, l.Value, l.On, l.Cents, l.Source})
	}
	return &struct{ Body EstimateJSON }{out}, nil
}

// WageTaxJSON is the tax on the wages of a year as programs read it.
type WageTaxJSON struct {
	Before    money.Cents `json:"before_cents" doc:"by bands, each employee's apart"`
	Relief    money.Cents `json:"relief_cents" doc:"for small sums"`
	Abatement money.Cents `json:"abatement_cents" doc:"of associations"`
	Due       money.Cents `json:"due_cents"`
	Stale     bool        `json:"stale" doc:"whether the figures are of another year"`
}

func (d *Desk) apiTax(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Wages       []int64 `query:"wage_cents" required:"true" doc:"gross wages of the year, one for each employee"`
	Association bool    `query:"association"`
}) (*struct{ Body WageTaxJSON }, error) {
	wages := make([]money.Cents, len(in.Wages))
	for i, w := range in.Wages {
		wages[i] = money.Cents(w)
	}
	t, err := d.WageTax(ctx, who, wages, in.Association)
	return &struct{ Body WageTaxJSON }{WageTaxJSON(t)}, err
}
