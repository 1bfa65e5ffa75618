package payroll

import (
	"context"
	"net/url"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/law"
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

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	e, err := Of(Ask{Gross: 220000, On: "2026-03-01"}, law.On)
	if err != nil {
		panic(err) // the figures are ours
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
	}
}
