package outlook

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// CaseJSON is one way in which a forecast may go.
type CaseJSON struct {
	Name   string        `json:"name" doc:"of the scenario; empty for what is the most likely"`
	Own    bool          `json:"own" doc:"whether the forecast reckons with it"`
	Lowest Low           `json:"lowest"`
	End    money.Cents   `json:"cash_end_cents"`
	Result []money.Cents `json:"results_cents" nullable:"false" doc:"of each financial year"`
	Causes []CauseJSON   `json:"causes" nullable:"false" doc:"why it differs from what is the most likely; they add up"`
}

// CauseJSON is what one difference alone does.
type CauseJSON struct {
	Key    string          `json:"key,omitempty" doc:"of a hypothesis, or sales, costs, staff; empty for the grants, and for what the others do to one another"`
	Factor money.Rate      `json:"factor_bp,omitempty"`
	Grants forecast.Policy `json:"grants,omitempty"`
	Result money.Cents     `json:"result_cents" doc:"of all the months together"`
	Lowest money.Cents     `json:"lowest_cash_cents"`
}

func (d *Desk) apiCases(ctx context.Context, who base.Actor, in *ForecastIn) (*one[web.List[CaseJSON]], error) {
	o, err := d.Get(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	all, err := d.compare(ctx, who, o)
	out := &one[web.List[CaseJSON]]{web.List[CaseJSON]{Items: []CaseJSON{}}}
	for _, c := range all {
		out.Body.Items = append(out.Body.Items, jsonCase(c))
	}
	return out, err
}

func jsonCase(c Case) CaseJSON {
	out := CaseJSON{Name: c.Name, Own: c.Own, Lowest: c.Told.Lowest, End: c.Told.end(), Result: []money.Cents{}, Causes: []CauseJSON{}}
	for _, y := range c.Told.Income {
		out.Result = append(out.Result, y.Result)
	}
	for _, g := range c.Gaps {
		out.Causes = append(out.Causes, CauseJSON{g.Bend.Key, g.Bend.Factor, g.Grants, g.Result, g.Lowest})
	}
	return out
}

// TornadoJSON is what moves a forecast the most, the strongest first.
type TornadoJSON struct {
	Middle forecast.Effect `json:"middle" doc:"when everything is in its middle, as often above as below"`
	Sways  []forecast.Sway `json:"sways" nullable:"false"`
}

func (d *Desk) apiTornado(ctx context.Context, who base.Actor, in *ForecastIn) (*one[TornadoJSON], error) {
	o, err := d.Get(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	h, err := d.complete(ctx, who, o.Body.Hypotheses)
	if err != nil {
		return nil, err
	}
	out := TornadoJSON{Sways: []forecast.Sway{}}
	middle, sways, err := forecast.Tornado(h)
	out.Middle, out.Sways = middle, append(out.Sways, sways...)
	return &one[TornadoJSON]{out}, err
}
