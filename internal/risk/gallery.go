package risk

import (
	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	years := []ledger.Year{{ID: "y1", From: "2027-01-01", To: "2027-12-31", Chart: "asso2025", ClosedOn: "2028-04-20"}, {ID: "y2", From: "2028-01-01", To: "2028-12-31", Chart: "asso2025"}}
	unpaid := Risk{ID: "r1", Draft: Draft{Kind: Customer, Label: say("risk.sample_customer"), Account: "411", Third: "COUTURIERS", Amount: 96000, VAT: 16000, Since: "2028-10-04"},
		Estimates: map[ledger.YearID]money.Cents{"y2": 40000}}
	dispute := Risk{ID: "r2", Draft: Draft{Kind: Dispute, Label: say("risk.sample_dispute"), Since: "2027-03-01"}, Estimates: map[ledger.YearID]money.Cents{"y1": 300000}}
	over := dispute
	over.EndedOn = "2028-05-12"
	accounts := []ledger.Account{{Code: "411000", Label: "Usagers, clients"}}
	moveOf := func(r Risk) Move { m, _ := r.In("y2", years); return m }
	entries := ledger.Foreseen(years[1], unpaid.entries(moveOf(unpaid))...)
	late := []ledger.Aged{{Account: "411000", Third: "DUPUIS", Name: "Fabienne Dupuis", Parts: [4]money.Cents{0, 0, 0, 12000}, Oldest: "2028-06-02"}}
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	one := onePage{Risk: dispute, Life: dispute.Life(years), Now: moveOf(dispute), Today: "2028-12-31"}
	refused := onePage{Risk: unpaid, Life: unpaid.Life(years), Now: moveOf(unpaid), Entries: entries, Today: "2028-12-31"}
	refused.Form = ui.FormOf(nil, base.Wrong("estimate", "risk.more_than_owed", base.Args{"net": unpaid.Net()}))
	return []ui.Sample{
		{Name: "risk: none yet", Page: listPage{}, Scene: as(base.Treasurer)},
		{Name: "risk: none yet, somebody is late", Page: listPage{Late: late}, Scene: as(base.Treasurer)},
		{Name: "risk: a year's movements", Page: listPage{Any: true, Years: years, Year: years[1], Table: TableOf([]Risk{unpaid, dispute}, "y2", years), Entries: entries, Late: late}, Scene: as(base.Treasurer)},
		{Name: "risk: none in that year", Page: listPage{Any: true, Years: years, Year: years[0]}, Scene: as(base.Board)},
		{Name: "risk: a customer who may not pay", Page: formPage{Customer: true, Accounts: accounts, Third: "DUPUIS", Name: late[0].Name, Account: "411000", Amount: 12000, Today: "2028-12-31"}, Scene: as(base.Treasurer)},
		{Name: "risk: another", Page: formPage{Today: "2028-12-31"}, Scene: as(base.Treasurer)},
		{Name: "risk: not accepted", Page: formPage{Form: ui.FormOf(nil, Draft{Kind: Customer}.check()), Customer: true, Accounts: accounts}, Scene: as(base.Treasurer)},
		{Name: "risk: one", Page: one, Scene: as(base.Treasurer)},
		{Name: "risk: more than is owed", Page: refused, Scene: as(base.Treasurer)},
		{Name: "risk: one that is over", Page: onePage{Risk: over, Life: over.Life(years), Now: moveOf(over)}, Scene: as(base.Board)},
	}
}
