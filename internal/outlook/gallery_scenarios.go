package outlook

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// scenarioSamples are the pages of scenarios and risks.
func scenarioSamples(was Told, as func(*ui.Scene)) []ui.Sample {
	o := was.Outlook
	cases := o.Body.cases()
	for i := range cases {
		c := &cases[i]
		c.Told = toldAs(o, c.Scenario)
		gaps, err := o.Body.gaps(c.Scenario, reckon)
		if err != nil {
			panic(err) // the sample is ours
		}
		c.Gaps = gaps
	}
	all, unsaid := funders(o.Body.Hypotheses)
	scenarios := scenariosPage{Told: was, Cases: cases, Unsaid: unsaid, Funder: all[0], Without: toldAs(o, leaving(plain, all[0].Keys))}
	one := scenarioPage{Told: was, Now: cases[1].Told, Key: "0", Variant: o.Body.Scenarios[0]}
	fresh, refused := scenarioPage{Told: was, Now: was, Key: newKey}, one
	refused.Form = ui.FormOf(nil, base.Wrong("bends[0].factor_bp", "base.not_an_amount"))
	risks := riskPage{Told: was, Form: ui.FormOf(nil, base.Wrong("risks[0].high_bp", "forecast.risk_order"))}
	return []ui.Sample{
		{Name: "outlook: scenarios", Page: scenarios, Scene: as},
		{Name: "outlook: a scenario", Page: one, Scene: as},
		{Name: "outlook: a new scenario", Page: fresh, Scene: as},
		{Name: "outlook: a scenario refused", Page: refused, Scene: as},
		{Name: "outlook: risks", Page: drawnSample(o), Scene: as},
		{Name: "outlook: nothing varies", Page: riskPage{Told: was}, Scene: as},
		{Name: "outlook: risks refused", Page: risks, Scene: as},
	}
}

// toldAs is what a sample says in a scenario.
func toldAs(o Outlook, s forecast.Scenario) Told {
	o.Body.Hypotheses = o.Body.In(s)
	return toldIn(words.Languages[0], o)
}

// drawnSample is a sample with risks, and few draws.
func drawnSample(o Outlook) riskPage {
	h := &o.Body.Hypotheses
	h.Risks = []forecast.Risk{{Key: forecast.EverySale, Shape: forecast.Triangular, Low: 7000, Mode: 10000, High: 11500}, {Key: "costs-2", Shape: forecast.Uniform, Low: 9500, High: 12500}}
	h.Links = []forecast.Link{{A: forecast.EverySale, B: "costs-2", Rho: degrees[4]}}
	h.Draws = 200
	p := riskPage{Told: toldIn(words.Languages[0], o)}
	draws, err := forecast.Draw(context.Background(), *h)
	if err == nil {
		p.Draws = draws
		p.Middle, p.Sways, err = forecast.Tornado(*h)
	}
	if err != nil {
		panic(err) // the sample is ours
	}
	return p
}
