package accrual

import (
	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	years := []ledger.Year{{ID: "y1", From: "2027-01-01", To: "2027-12-31", Chart: "asso2025"}, {ID: "y2", From: "2028-01-01", To: "2028-12-31", Chart: "asso2025"}}
	insurance := Accrual{"a1", Draft{Way: Ahead, Label: say("accrual.sample_insurance"), Account: "616000", Amount: 120000, Day: "2027-11-15", Span: Span{"2027-11-15", "2028-11-13", Days}}}
	grant := Accrual{"a2", Draft{Way: Ahead, Label: say("accrual.sample_grant"), Account: "741000", Amount: 4500000, Day: "2027-10-01", Span: Span{"2027-10-01", "2029-03-31", Months}}}
	power := Accrual{"a3", Draft{Way: Late, Label: say("accrual.sample_power"), Account: "606100", Amount: 21450, Day: "2027-12-31"}}
	all := []Accrual{insurance, grant, power}
	entries := ledger.Foreseen(years[0], insurance.closing("2027-12-31", years), grant.closing("2027-12-31", years), power.closing("2027-12-31", years))
	both := ledger.Foreseen(years[0], insurance.closing("2027-12-31", years), insurance.opening(years[1], years))
	accounts := []ledger.Account{{Code: "606100", Label: "Énergie, eau"}, {Code: "616000", Label: "Primes d'assurance"}, {Code: "741000", Label: "Subventions d'exploitation"}}
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "accrual: none yet", Page: listPage{}, Scene: as(base.Treasurer)},
		{Name: "accrual: several", Page: listPage{Any: true, Years: years, Year: years[0], Rows: rowsOf(all, years[0], years), Entries: entries}, Scene: as(base.Treasurer)},
		{Name: "accrual: none in that year", Page: listPage{Any: true, Years: years, Year: years[1]}, Scene: as(base.Board)},
		{Name: "accrual: recorded ahead", Page: formPage{Way: Ahead, Year: years[0], Accounts: accounts}, Scene: as(base.Treasurer)},
		{Name: "accrual: not recorded yet", Page: formPage{Way: Late, Year: years[0], Accounts: accounts}, Scene: as(base.Treasurer)},
		{Name: "accrual: refused", Page: formPage{Form: ui.FormOf(nil, Draft{Way: Ahead}.check()), Way: Ahead, Accounts: accounts}, Scene: as(base.Treasurer)},
		{Name: "accrual: one shared between years", Page: onePage{Accrual: insurance, Account: accounts[1].Label, Parts: insurance.Parts(years), Entries: both}, Scene: as(base.Treasurer)},
		{Name: "accrual: one that is late", Page: onePage{Accrual: power, Account: accounts[0].Label}, Scene: as(base.Board)},
	}
}
