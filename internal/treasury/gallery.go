package treasury

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	months := []Month{
		{Kind: forecast.OfSales, Label: say("treasury.sample_sales"), Month: "2027-02", Cents: 540000}, {Kind: forecast.OfSales, Label: say("treasury.sample_sales"), Month: "2027-03", Cents: 560000},
		{Kind: forecast.OfStaff, Label: say("treasury.sample_staff"), Month: "2027-02", Cents: -420000}, {Kind: forecast.OfStaff, Label: say("treasury.sample_staff"), Month: "2027-03", Cents: -420000},
		{Kind: forecast.OfGrants, Label: say("treasury.sample_grant"), Month: "2027-04", Cents: 1200000, Sure: true},
	}
	promised := []Flow{
		{Kind: forecast.OfCosts, Label: say("treasury.sample_bill"), Day: "2027-01-20", Cents: -310000, Sure: true, Source: "bill:b1", Path: "/bills/b1"},
		{Kind: forecast.OfStaff, Label: "treasury.contributions", Day: "2027-02-15", Cents: -180000, Sure: true, Source: "state:43"},
	}
	flows := slices.Concat(promised, Expect("2027-02-03", months, promised))
	v := View{Plan: Place("2027-02-03", 260000, flows, Weeks), Free: Free{260000, 120000, 0, 180000}, Own: []Line{{ID: "l1", Day: "2027-02-20", Label: say("treasury.sample_line"), Cents: -25000}}}
	v.Ahead = append([]Point{{Month: "2027-01", In: 900000, Out: 940000, End: 300000, Actual: true}}, ahead("2027-02-03", 260000, flows)...)
	calm := v
	calm.Plan, calm.ByBooks = Place("2027-02-03", 5260000, flows, Weeks), true
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "treasury: no books yet", Page: page{Unbegun: true}},
		{Name: "treasury: short in a few weeks", Page: page{View: v}, Scene: as(base.Manager)},
		{Name: "treasury: calm, without a forecast", Page: page{View: calm}, Scene: as(base.Board)},
		{Name: "treasury: a line refused", Page: page{View: calm, Form: ui.FormOf(nil, base.Wrong("day", "treasury.past"))}, Scene: as(base.Manager)},
	}
}
