package vat

import (
	"context"
	"strconv"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Said names the period: "avril 2027", "2e trimestre 2027".
func (p Period) Said(lang string) string {
	if p.quarter() {
		return words.T(lang, "vat.quarter_"+p.Name()[6:], base.Args{"year": string(p.From[:4])})
	}
	return words.Month(lang, p.From.Month()) + " " + string(p.From[:4])
}

func (p Period) said(ctx context.Context) string { return p.Said(ui.In(ctx).Lang) }

// lines leads to the lines of an account over the period.
func (p Period) lines(ctx context.Context, account string) templ.SafeURL {
	return ui.At(ctx, "/ledger/accounts/%s", account) + templ.SafeURL("?from="+string(p.From)+"&to="+string(p.To))
}

// said tells the regime in a sentence.
func (r Regime) said(ctx context.Context) string {
	text := ui.T(ctx, "vat.kind_"+string(r.Kind))
	if r.Kind != Real {
		return text
	}
	text += ", " + ui.T(ctx, "vat.filing_"+string(r.Filing))
	if r.Debits {
		text += ", " + ui.T(ctx, "vat.on_debits")
	}
	if c := r.Coefficient(); c != whole {
		text += ", " + ui.T(ctx, "vat.coefficient_is", base.Args{"percent": words.Percent(ui.In(ctx).Lang, int64(c)*100)})
	}
	return text
}

// name says what the meter adds up.
func (m Meter) name(ctx context.Context) string {
	if m.Services {
		return ui.T(ctx, "vat.meter_services")
	}
	return ui.T(ctx, "vat.meter_all")
}

func (m Meter) tone() ui.Tone {
	switch {
	case m.Exit != "":
		return ui.Wrong
	case m.Alert != "", m.Near():
		return ui.Watch
	}
	return ui.Well
}

// verdict tells what the meter means.
func (m Meter) verdict(ctx context.Context) string {
	first, second := m.First.Value.Cents(), m.Second.Value.Cents()
	switch {
	case m.Before:
		return ui.T(ctx, "vat.meter_before", base.Args{"day": words.Day(m.Exit), "year": strconv.Itoa(m.Year - 1)})
	case m.Exit != "":
		return ui.T(ctx, "vat.meter_exit", base.Args{"day": words.Day(m.Exit), "second": second})
	case m.Alert != "":
		return ui.T(ctx, "vat.meter_alert", base.Args{"day": words.Day(m.Alert), "first": first, "left": second - m.Turnover})
	case m.Near():
		return ui.T(ctx, "vat.meter_near", base.Args{"left": first - m.Turnover})
	}
	return ui.T(ctx, "vat.meter_well", base.Args{"left": first - m.Turnover})
}

func (m Meter) gauge(ctx context.Context) ui.Gauge {
	first := m.First.Value.Cents()
	return ui.Gauge{Label: m.name(ctx), Percent: int(m.Turnover.Ratio(100, int64(max(first, 1)))), Tone: m.tone(), Hue: 1,
		Words: ui.T(ctx, "vat.of", base.Args{"sum": m.Turnover, "first": first})}
}

// chart draws the turnover as it grew, under the two thresholds.
func (m Meter) chart(ctx context.Context, on day.Day) ui.Chart {
	c := ui.Chart{Title: m.verdict(ctx), Note: m.name(ctx), Axis: ui.T(ctx, "vat.month"),
		Write: ui.WriteEuros(ctx)}
	sold := ui.Series{Name: ui.T(ctx, "vat.sold"), Hue: 1}
	first, second := m.First.Value.Cents(), m.Second.Value.Cents()
	c.Levels = []ui.Level{{Value: float64(first), Words: ui.T(ctx, "vat.first", base.Args{"sum": first}), Hue: 5, Below: true},
		{Value: float64(second), Words: ui.T(ctx, "vat.second", base.Args{"sum": second}), Hue: 2}}
	for i, sum := range m.Sums() {
		from := day.Date(m.Year, 1, 1).AddMonths(i)
		c.Labels = append(c.Labels, words.MonthShort(ui.In(ctx).Lang, from.Month()))
		mark := ui.Mark{Value: float64(sum), Words: ui.Money(ctx, sum), None: from > on}
		mark.Href = ui.At(ctx, "/reports/income") + templ.SafeURL("?from="+string(from)+"&to="+string(from.AddMonths(1).Add(-1)))
		sold.Marks = append(sold.Marks, mark)
	}
	c.Series = []ui.Series{sold}
	return c
}

// unsure are the figures of the law that are out of date or to be checked.
func unsure(all []law.Known) (out []law.Known) {
	for _, k := range all {
		if k.Stale {
			out = append(out, k)
		}
	}
	return out
}
