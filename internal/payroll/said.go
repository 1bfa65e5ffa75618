package payroll

import (
	"context"
	"net/url"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/ui"
)

// coefficient writes the coefficient of the reduction with its four decimals.
func (p page) coefficient(ctx context.Context) string {
	text := p.Estimate.Coefficient.Write()
	if ui.In(ctx).Lang == "fr" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// step is a line of how the tax on wages is reckoned.
type step struct {
	key   string
	cents money.Cents
}

func (t WageTax) steps() []step {
	return []step{{"before", t.Before}, {"relief", -t.Relief}, {"abatement", -t.Abatement}, {"due", t.Due}}
}

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	e, err := Of(Ask{Gross: 220000, On: "2026-03-01"}, law.On)
	if err != nil {
		panic(err) // the figures are ours
	}
	wages := ui.Form{Values: url.Values{"wages": {"26400\n26400"}, "association": {"on"}}}
	tax, err := WageTaxOf([]money.Cents{2_640_000, 2_640_000}, false, "2026-03-01", law.On)
	if err != nil {
		panic(err)
	}
	stale := e
	stale.Stale = true
	typed := ui.Form{Values: url.Values{"gross": {"2200"}}}
	as := func(s *ui.Scene) { s.Who.Role = base.Manager }
	return []ui.Sample{
		{Name: "payroll: nothing asked yet", Page: page{}, Scene: as},
		{Name: "payroll: an estimate", Page: page{typed, e}, Scene: as},
		{Name: "payroll: with figures of another year", Page: page{typed, stale}, Scene: as},
		{Name: "payroll: refused", Page: page{Form: ui.FormOf(nil, base.Wrong("gross", "payroll.no_wage"))}, Scene: as},
		{Name: "payroll: the tax on wages", Page: taxPage{wages, true, tax}, Scene: as},
		{Name: "payroll: the tax on wages, refused", Page: taxPage{Form: ui.FormOf(wages.Values, checkWages(nil))}, Scene: as},
	}
}
