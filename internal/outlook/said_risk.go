package outlook

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/ui"
)

// oddsSaid rounds a share to cases out of a hundred.
func oddsSaid(share money.Rate) int { return int((share + 50) / 100) }

// answer says how often the bank goes under zero, and when it does the most often.
func (p riskPage) answer(ctx context.Context) string {
	worst := slices.MaxFunc(p.Draws.Months, func(a, b forecast.Spread) int { return cmp.Compare(a.First, b.First) })
	switch n := oddsSaid(p.Draws.Under); {
	case p.Draws.Under == 0:
		return ui.T(ctx, "outlook.risk_never")
	case n == 0:
		return ui.T(ctx, "outlook.risk_rarely")
	default:
		return ui.T(ctx, "outlook.risk_under", base.Args{"n": n, "month": ui.MonthOf(ctx, string(worst.Month))})
	}
}

func (p riskPage) tone() ui.Tone {
	switch {
	case p.Draws.Under >= 2000:
		return ui.Wrong
	case p.Draws.Under >= 500:
		return ui.Watch
	}
	return ui.Well
}

// spread makes the drawing of five ranks ready.
func spread(ctx context.Context, c ui.Chart, hue ui.Hue, all []forecast.Quantiles) ui.Spread {
	s := ui.Spread{Chart: c, Wide: ui.T(ctx, "outlook.band_wide"), Narrow: ui.T(ctx, "outlook.band_narrow"), Middle: ui.T(ctx, "outlook.band_middle")}
	for rank, of := range []func(forecast.Quantiles) money.Cents{
		func(q forecast.Quantiles) money.Cents { return q.P5 }, func(q forecast.Quantiles) money.Cents { return q.P25 },
		func(q forecast.Quantiles) money.Cents { return q.P50 }, func(q forecast.Quantiles) money.Cents { return q.P75 },
		func(q forecast.Quantiles) money.Cents { return q.P95 },
	} {
		series := ui.Series{Name: ui.T(ctx, "outlook.rank_"+strconv.Itoa(rank+1)), Hue: hue}
		for _, q := range all {
			series.Marks = append(series.Marks, ui.Mark{Value: float64(of(q)), Words: euro(ctx, of(q)), Kind: ui.Forecast})
		}
		s.Series = append(s.Series, series)
	}
	return s
}

// fan draws what the bank may hold at the end of each month.
func (p riskPage) fan(ctx context.Context) ui.Spread {
	c := ui.Chart{Title: p.answer(ctx), Note: ui.T(ctx, "outlook.fan_note", base.Args{"n": p.Draws.Count}), Axis: ui.T(ctx, "outlook.month"), Write: ui.WriteEuros(ctx)}
	var all []forecast.Quantiles
	for _, m := range p.Draws.Months {
		c.Labels, c.Short = append(c.Labels, ui.MonthOf(ctx, string(m.Month))), append(c.Short, monthShort(ctx, m.Month))
		all = append(all, m.Quantiles)
	}
	return spread(ctx, c, 1, all)
}

// results draws how the result of each year is spread.
func (p riskPage) results(ctx context.Context) ui.Spread {
	first := p.Draws.Results[0]
	c := ui.Chart{Title: ui.T(ctx, "outlook.results_title", base.Args{"year": yearSaid(ctx, p.Income[0].Stretch), "low": euro(ctx, first.P5), "high": euro(ctx, first.P95)}), Axis: ui.T(ctx, "outlook.year")}
	for _, y := range p.Income {
		c.Labels = append(c.Labels, yearSaid(ctx, y.Stretch))
	}
	return spread(ctx, c, 3, p.Draws.Results)
}

// swaysMax is how many things a tornado shows: the weakest are not worth a look.
const swaysMax = 12

// tornado draws what moves a figure the most.
func (p riskPage) tornado(ctx context.Context, key string, hue ui.Hue, of func(forecast.Effect) money.Cents) ui.Spread {
	swing := func(s forecast.Sway) money.Cents { return (of(s.High) - of(s.Low)).Abs() }
	sways := slices.Clone(p.Sways)
	slices.SortStableFunc(sways, func(a, b forecast.Sway) int { return cmp.Compare(swing(b), swing(a)) })
	still := slices.IndexFunc(sways, func(s forecast.Sway) bool { return swing(s) == 0 })
	if still < 1 {
		still = len(sways)
	}
	sways = sways[:min(still, swaysMax)]
	c := ui.Chart{Title: ui.T(ctx, "outlook.tornado_"+key, base.Args{"label": p.keyLabel(ctx, sways[0].Key), "amount": euro(ctx, swing(sways[0]))}), Axis: ui.T(ctx, "outlook.what_varies")}
	s := ui.Spread{Wide: ui.T(ctx, "outlook.swing"), Middle: ui.T(ctx, "outlook.all_middle", base.Args{"amount": euro(ctx, of(p.Middle))})}
	rows := make([][]money.Cents, 3)
	for _, sway := range sways {
		c.Labels = append(c.Labels, p.keyLabel(ctx, sway.Key))
		for k, e := range []forecast.Effect{sway.Low, p.Middle, sway.High} {
			rows[k] = append(rows[k], of(e))
		}
	}
	for k, row := range rows {
		series := ui.Series{Name: ui.T(ctx, "outlook.sway_"+strconv.Itoa(k+1)), Hue: hue}
		for _, v := range row {
			series.Marks = append(series.Marks, ui.Mark{Value: float64(v), Words: euro(ctx, v)})
		}
		c.Series = append(c.Series, series)
	}
	s.Chart = c
	return s
}

// riskRows is how many risks a form shows: those there are, those that were typed, and two more.
func (p riskPage) riskRows() int {
	return p.rows("risks[%d].key", len(p.Outlook.Body.Hypotheses.Risks)) + 2
}

func (p riskPage) linkRows() int {
	return p.rows("links[%d].a", len(p.Outlook.Body.Hypotheses.Links)) + 1
}

func (p riskPage) rows(name string, n int) int {
	for p.Values.Get(fmt.Sprintf(name, n)) != "" {
		n++
	}
	return min(n, rowsMax-2)
}

func (p riskPage) riskAt(i int) forecast.Risk {
	if all := p.Outlook.Body.Hypotheses.Risks; i < len(all) {
		return all[i]
	}
	return usually
}

func (p riskPage) linkAt(i int) forecast.Link {
	if all := p.Outlook.Body.Hypotheses.Links; i < len(all) {
		return all[i]
	}
	return forecast.Link{Rho: degrees[1]}
}

// varying lists what a risk may be about.
func (p riskPage) varying(ctx context.Context) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "outlook.bend_nothing")}}
	for _, key := range everyKeys[:2] {
		out = append(out, ui.Option{Value: key, Label: ui.T(ctx, "outlook.every_"+key), Group: ui.T(ctx, "outlook.every")})
	}
	return append(out, p.optionsOf(ctx, forecast.OfSales, forecast.OfCosts)...)
}

// degreeOptions are the degrees in words, and an exact number.
func (p riskPage) degreeOptions(ctx context.Context) (out []ui.Option) {
	for _, rho := range degrees {
		label := ui.T(ctx, "outlook.degree_with_"+strconv.FormatInt(rho/3000, 10))
		if rho < 0 {
			label = ui.T(ctx, "outlook.degree_against_"+strconv.FormatInt(-rho/3000, 10))
		}
		out = append(out, ui.Option{Value: strconv.FormatInt(rho, 10), Label: label})
	}
	return append(out, ui.Option{Value: "", Label: ui.T(ctx, "outlook.degree_exact")})
}

// degree is that of a link in words, and its number where it is none of them.
func degree(ctx context.Context, l forecast.Link) (inWords, exact string) {
	if slices.Contains(degrees, l.Rho) {
		return strconv.FormatInt(l.Rho, 10), ""
	}
	return "", typedOf(ctx, money.Cents(l.Rho))
}

// lowShown is the low of a risk as it is typed; the normal law has none.
func lowShown(ctx context.Context, r forecast.Risk) string {
	if r.Shape == forecast.Normal {
		return ""
	}
	return typedOf(ctx, money.Cents(r.Low))
}

// modeShown is the most likely of a risk as it is typed; the uniform law has none.
func modeShown(ctx context.Context, r forecast.Risk) string {
	if r.Shape == forecast.Uniform {
		return ""
	}
	return typedOf(ctx, money.Cents(r.Mode))
}

// drawsShown is how many futures are drawn.
func (p riskPage) drawsShown() string {
	return strconv.Itoa(cmp.Or(p.Outlook.Body.Hypotheses.Draws, forecast.DrawsUsual))
}
