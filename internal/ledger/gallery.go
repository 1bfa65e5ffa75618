package ledger

import (
	"net/url"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
)

const sampleDay day.Day = "2027-03-28"

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	year := Year{ID: "y", From: "2027-01-01", To: "2027-12-31"}
	sealed, draft := sampleEntry(12), sampleEntry(0)
	rows := []Listed{{Entry: draft, Sum: 12_450, Vouchers: 1}, {Entry: sealed, Sum: 12_450}}
	reader := func(s *ui.Scene) { s.Who.Role = base.Board }
	var wrong base.Checks
	wrong.Require("what", "")
	wrong.Wrong("amount", "ledger.amount_positive")
	refused := ui.FormOf(url.Values{"what": {""}, "amount": {"0"}}, wrong.Fault())
	unbalanced := ui.FormOf(url.Values{"label": {"Assurance"}, lineField(0, "debit"): {"120"}, lineField(1, "credit"): {"102"}},
		base.Wrong("lines", "ledger.unbalanced", base.Args{"gap": "18,00 €", "debit": "120,00 €", "credit": "102,00 €"}))
	history := []ui.Event{{Who: "Malika", When: "28 mars 2027", What: "a validé l’écriture"}}
	aged := Aged{Account: "411000", Third: "MAGUY", Name: "Maguy", Oldest: "2027-01-05"}
	aged.Parts[0], aged.Parts[3] = 4_000, 96_000
	maguy := Third{Code: "MAGUY", Label: "Maguy"}
	return append(sampleFrames(year), []ui.Sample{
		{Name: "ledger: no year yet", Page: listPage{}},
		{Name: "ledger: no entry yet", Page: listPage{Begun: true}},
		{Name: "ledger: entries", Page: listPage{Begun: true, Page: Page{Rows: rows, Next: "next"}, Journals: Basics("fr")}},
		{Name: "ledger: entries, as the board reads them", Page: listPage{Begun: true, Page: Page{Rows: rows}, Journals: Basics("fr")}, Scene: reader},
		{Name: "ledger: entries, none found", Page: listPage{Begun: true, Filter: Filter{Query: "peinture"}, Journals: Basics("fr")}},
		{Name: "ledger: I paid", Page: simplePage{choices: sampleChoices(), Way: Paid, Today: sampleDay}},
		{Name: "ledger: I received, refused", Page: simplePage{Form: refused, choices: sampleChoices(), Way: Received, Today: sampleDay}},
		{Name: "ledger: a transfer", Page: simplePage{choices: sampleChoices(), Way: Moved, Today: sampleDay}},
		{Name: "ledger: no purse yet", Page: simplePage{Way: Paid, Today: sampleDay}},
		{Name: "ledger: volunteer time", Page: givenPage{choices: sampleChoices(), Today: sampleDay}},
		{Name: "ledger: a full entry", Page: fullPage{choices: sampleChoices(), Rows: rowsFirst, Entry: Entry{Draft: Draft{Day: sampleDay}}}},
		{Name: "ledger: a full entry, unbalanced", Page: fullPage{Form: unbalanced, choices: sampleChoices(), Rows: rowsFirst}},
		{Name: "ledger: a draft", Page: entryPage{choices: sampleChoices(), Entry: draft, Year: year, Today: sampleDay, History: history,
			Vouchers: []Attachment{{ID: "v", Name: "facture.pdf", Kind: "application/pdf", Size: 48_213, Sum: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"}}}},
		{Name: "ledger: a validated entry", Page: entryPage{choices: sampleChoices(), Entry: sealed, Year: year, Today: sampleDay, History: history}},
		{Name: "ledger: an entry undone", Page: entryPage{choices: sampleChoices(), Entry: sealed, Year: year, UndoneBy: "e2", Today: sampleDay, History: history}},
		{Name: "ledger: an entry of a closed year", Page: entryPage{choices: sampleChoices(), Entry: sealed, Year: Year{ID: "y", From: year.From, To: year.To, ClosedOn: sampleDay}, History: history}},
		{Name: "ledger: what a line is for", Page: linePage{choices: sampleChoices(), Entry: sealed}},
		{Name: "ledger: what a line is for, nothing to choose", Page: linePage{Entry: sealed}},
		{Name: "ledger: third parties", Page: thirdsPage{On: sampleDay, Aged: []Aged{aged}, All: []Third{maguy}}},
		{Name: "ledger: third parties, none", Page: thirdsPage{On: sampleDay}},
		{Name: "ledger: a third party", Page: thirdPage{Third: maguy, Open: []letterPage{sampleLettering()}}},
		{Name: "ledger: a third party that owes nothing", Page: thirdPage{Third: maguy}},
		{Name: "ledger: lettering", Page: sampleLettering()},
		{Name: "ledger: nothing to letter", Page: letterPage{Account: Account{Code: "411000", Label: "Usagers"}}},
	}...)
}

// sampleFrames are the pages of what entries stand on.
func sampleFrames(year Year) []ui.Sample {
	ch := sampleChoices()
	bank := ch.Accounts[0]
	sums := map[string]Total{"512000": {Account: "512000", Debit: 1_250_000, Credit: 312_450}, "606100": {Account: "606100", Debit: 12_450}}
	months := []Total{{Month: "2027-01", Opening: true, Debit: 800_000}, {Month: "2027-01", Debit: 200_000, Credit: 300_000}, {Month: "2027-03", Debit: 250_000, Credit: 12_450}}
	ch.Splits = []SplitKey{{ID: "k", Axis: "activity", Name: "Loyer", Versions: []SplitVersion{{From: "2027-01-01", Shares: []Share{{"a1", 60}, {"a2", 40}}}}}}
	template := Template{ID: "t", Name: "Loyer", From: "2027-01-05", Draft: sampleEntry(0).Draft}
	return []ui.Sample{
		{Name: "ledger: accounts", Page: accountsPage{All: ch.Accounts, Years: []Year{year, {ID: "x", From: "2026-01-01", To: "2026-12-31", ClosedOn: sampleDay}}, Year: year, Sums: sums}},
		{Name: "ledger: no account yet", Page: accountsPage{Empty: true}},
		{Name: "ledger: an account", Page: accountPage{Account: bank, Years: []Year{year}, Year: year, Months: months, From: "2027-03-01", To: "2027-03-31", Before: 700_000, Lines: sampleRanked()}},
		{Name: "ledger: an account that stands still", Page: accountPage{Account: bank, Years: []Year{year}, Year: year}},
		{Name: "ledger: templates", Page: templatesPage{All: []Template{template}}},
		{Name: "ledger: no template", Page: templatesPage{}},
		{Name: "ledger: years", Page: yearsPage{All: []Year{year}, Today: sampleDay}},
		{Name: "ledger: the first year", Page: yearsPage{Today: sampleDay}},
		{Name: "ledger: settings", Page: settingsPage{choices: ch}},
	}
}

func sampleChoices() choices {
	return choices{
		Accounts: []Account{{Code: "512000", Label: "Banque"}, {Code: "530000", Label: "Caisse"}, {Code: "606100", Label: "Énergie, eau"}, {Code: "606300", Label: "Petit équipement"}, {Code: "706000", Label: "Prestations de services"}},
		Journals: Basics("fr"),
		AxisChoices: AxisChoices{Activities: []Named{{"a1", "Fablab"}, {"a2", "Café"}},
			Targets: []AxisValue{{ID: "p1", Axis: Project, Name: "Jardin partagé", Funder: "Département"}, {ID: "s1", Axis: Site, Name: "La gare"}}},
	}
}

func sampleEntry(rank int64) Entry {
	e := Entry{ID: "e1", Year: "y", Rank: rank, Draft: Draft{Journal: "BQ", Day: sampleDay, Piece: "FA-27-118", Label: "Électricité de mars",
		Lines: []Line{{Account: "606100", Debit: 12_450, Axes: Axes{Activity: "a1"}}, {Account: "512000", Credit: 12_450}}}}
	if rank > 0 {
		e.Number, e.ValidatedOn, e.Hash = "12", sampleDay, "5f70bf18a086007016e948b04aed3b82103a36be"
	}
	return e
}

func samplePlaced() []Placed {
	owed := Placed{At: At{"e1", 0}, Day: "2027-01-05", Number: "4", EntryText: "Location de la salle", Voucher: "FV-27-4",
		Line: Line{Account: "411000", Third: "MAGUY", Debit: 96_000}}
	paid := Placed{At: At{"e2", 1}, Day: sampleDay, Number: "12", EntryText: "Virement de Maguy", Line: Line{Account: "411000", Third: "MAGUY", Credit: 96_000}}
	return []Placed{owed, paid}
}

func sampleRanked() []Ranked {
	var out []Ranked
	for i, p := range samplePlaced() {
		out = append(out, Ranked{p, int64(i + 1)})
	}
	return out
}

func sampleLettering() letterPage {
	return letterPage{Account: Account{Code: "411000", Label: "Usagers", Opened: true}, Lines: samplePlaced(),
		Letters: []lettered{{"A", "2027-02-01", 2, 50_000}}}
}
