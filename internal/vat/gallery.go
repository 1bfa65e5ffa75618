package vat

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	const today = day.Day("2027-05-12")
	known := func(key string) law.Known { k, _ := law.On(key, today); return k }
	std, mid := known("vat_std"), known("vat_mid")
	services := Limit{known("vat_franchise_services"), known("vat_franchise_services_plus")}
	goods := Limit{known("vat_franchise_goods"), known("vat_franchise_goods_plus")}
	sold := []Sold{{"2027-01-20", false, 1_200_000}, {"2027-02-20", true, 900_000}, {"2027-03-20", false, 1_100_000}, {"2027-04-20", false, 1_000_000}}
	watched := func(more ...Sold) startPage {
		all := slices.Concat(sold, more)
		return startPage{On: today, Now: Regime{From: "2026-01-01", Kind: Franchise}, Meters: []Meter{Measure(all, 2027, true, services), Measure(all, 2027, false, goods)}}
	}
	real := Regime{From: "2027-01-01", Kind: Real, Filing: Monthly, DueDom: 24, Taxed: 6_570_000, Turnover: 8_570_000}
	t := Return{Period: PeriodOn("2027-04-01", Monthly), Regime: real, DueOn: "2027-05-24", Drafts: 2, Least: 760_00, Form: Fill([]Held{
		{Account: "445710", Use: Collected, Rate: std, Moved: -160_050}, {Account: "445712", Use: Collected, Rate: mid, Moved: -20_000},
		{Account: "445660", Use: OnCosts, Moved: 50_850}, {Account: "445670", Use: Credit, Before: 12_000}}, real.Coefficient())}
	t.Entry = ledger.Draft{Lines: t.Lines(Accounts{Payable: "445510", Credit: "445670", Lost: "635000", Less: "658000", More: "758000"})}
	credit := t
	credit.Form = Fill([]Held{{Account: "445710", Use: Collected, Rate: std, Moved: -20_000}, {Account: "445620", Use: OnAssets, Moved: 240_000}}, whole)
	credit.Entry.Lines = credit.Lines(Accounts{Payable: "445510", Credit: "445670", Asked: "445830", Lost: "635000", Less: "658000", More: "758000"})
	booked := t
	booked.Booked, booked.Drafts = "e1", 0
	duties := []Duty{{PeriodOn(today, Monthly), "2027-06-24", ""}, {t.Period, t.DueOn, ""}, {PeriodOn("2027-03-01", Monthly), "2027-04-26", ""}, {PeriodOn("2027-02-01", Monthly), "2027-03-24", "e1"}}
	running := t
	running.Period = duties[0].Period
	refused := Regime{Kind: Real}.check()
	accounts := []Account{{Account: ledger.Account{Code: "445660"}, Use: OnCosts}, {Account: ledger.Account{Code: "445710"}, Use: Collected, Rate: std}}
	rates := []law.Known{std, mid}
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	var none money.Cents
	return []ui.Sample{
		{Name: "vat: nothing said yet", Page: startPage{On: today}, Scene: as(base.Treasurer)},
		{Name: "vat: franchise, near the threshold", Page: watched(), Scene: as(base.Treasurer)},
		{Name: "vat: franchise, above the first threshold", Page: watched(Sold{"2027-05-02", false, 460_000}), Scene: as(base.Treasurer)},
		{Name: "vat: franchise lost", Page: watched(Sold{"2027-05-02", false, 1_000_000}), Scene: as(base.Treasurer)},
		{Name: "vat: the real regime", Page: startPage{On: today, Now: real, Regimes: []Regime{real, {From: "2026-01-01", Kind: Franchise}}, Duties: duties, Running: running}, Scene: as(base.Treasurer)},
		{Name: "vat: outside of it", Page: startPage{On: today, Now: Regime{From: "2026-01-01", Kind: Outside}}, Scene: as(base.Board)},
		{Name: "vat: how the place stands", Page: formPage{Regime: real}, Scene: as(base.Treasurer)},
		{Name: "vat: how the place stands, refused", Page: formPage{Form: ui.FormOf(nil, refused)}, Scene: as(base.Treasurer)},
		{Name: "vat: accounts and rates", Page: accountsPage{All: accounts, Rates: rates}, Scene: as(base.Treasurer)},
		{Name: "vat: no account", Page: accountsPage{Rates: rates}, Scene: as(base.Board)},
		{Name: "vat: a return to book", Page: returnPage{Return: t, Rates: rates, On: today}, Scene: as(base.Treasurer)},
		{Name: "vat: a return refused", Page: returnPage{Return: t, ui: ui.FormOf(nil, base.Refuse(base.Conflict, "vat.booked_already")), On: today}, Scene: as(base.Treasurer)},
		{Name: "vat: a return that is booked", Page: returnPage{Return: booked, On: today}, Scene: as(base.Treasurer)},
		{Name: "vat: a credit to carry or ask back", Page: returnPage{Return: credit, Rates: rates, On: "2027-06-10"}, Scene: as(base.Treasurer)},
		{Name: "vat: a return of nothing", Page: returnPage{Return: Return{Period: duties[0].Period, DueOn: "2027-06-24", Form: Form{Coefficient: whole, Net: none}}, On: today}, Scene: as(base.Board)},
	}
}
