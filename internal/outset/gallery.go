package outset

import (
	"net/url"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	const today day.Day = "2027-03-28"
	var wrong base.Checks
	wrong.Wrong("to", "ledger.year_length", base.Args{"max": 24})
	wrong.Wrong(purseField(0, "name"), "outset.no_purse")
	refused := ui.FormOf(url.Values{"from": {"2027-01-01"}, "to": {"2030-12-31"}, purseField(0, "name"): {""}}, wrong.Fault())
	begun := Standing{Year: ledger.Year{ID: "y", From: "2027-01-01", To: "2027-12-31", Chart: string(chart.Asso2025)},
		Purses: []bank.Account{{ID: "a", Code: "512000", Name: "Compte courant", Kind: bank.AtBank}, {ID: "c", Code: "530000", Name: "Caisse", Kind: bank.Cash}}}
	kept, taken, told := begun, begun, begun
	kept.Opening, taken.Taken = "e", true
	told.Opening, told.Since = "e", "2027-01-04"
	entry := ledger.Entry{ID: "e", Draft: ledger.Draft{Lines: []ledger.Line{ledger.Side("512000", 842_050), ledger.Side("411000", 36_000), ledger.Side("110000", -878_050)}}}
	sealed := entry
	sealed.Rank, sealed.Number = 1, "1"
	reading := sampleReading()
	fixed := reading
	fixed.Wrong = 0
	before := ledger.Year{ID: "b", From: "2024-01-01", To: "2024-12-31", Chart: string(chart.Asso2018)}
	moved := Renewal{Year: begun.Year, Moved: []Moved{
		{Account: ledger.Account{Code: "675000", Label: "Valeurs comptables des éléments d’actif cédés"}, Used: true, Net: 120_000, Becomes: chart.Since(chart.Asso2018, "675000")},
		{Account: ledger.Account{Code: "791000", Label: "Remboursements de frais"}, Used: true, Net: -48_000, Becomes: chart.Since(chart.Asso2018, "791000")},
		{Account: ledger.Account{Code: "797000", Label: "Autres remboursements"}, Becomes: chart.Since(chart.Asso2018, "797000")}}}
	reader := func(s *ui.Scene) { s.Who.Role = base.Board }
	return []ui.Sample{
		{Name: "outset: nothing yet", Page: startPage{Standing: Standing{Proposed: chart.Asso2025}, Today: today}},
		{Name: "outset: a cooperative, refused", Page: startPage{Form: refused, Standing: Standing{Proposed: chart.Coop2025}, Today: today}},
		{Name: "outset: nothing yet, as the board reads it", Page: startPage{Standing: Standing{Proposed: chart.Asso2025}, Today: today}, Scene: reader},
		{Name: "outset: begun", Page: startPage{Standing: begun, Today: today}},
		{Name: "outset: begun from a file", Page: startPage{Standing: taken, Today: today}},
		{Name: "outset: all done", Page: startPage{Standing: told, Today: today, Sealed: true}},
		{Name: "outset: opening, questions", Page: openingPage{Standing: begun, Way: byQuestions}},
		{Name: "outset: opening, answered", Page: openingPage{Standing: begun, Way: byQuestions, Rest: true, Reading: &fixed}},
		{Name: "outset: opening, a table with faults", Page: openingPage{Standing: begun, Way: byTable, Reading: &reading,
			Form: ui.FormOf(url.Values{"text": {"512000;Banque;8 420,50;\n401;;;abc"}}, base.Wrong("text", "outset.rows_wrong", base.Args{"n": 1}))}},
		{Name: "outset: opening, kept", Page: openingPage{Standing: kept, Way: byTable, Entry: entry, Text: written(entry.Lines)}},
		{Name: "outset: opening, validated", Page: openingPage{Standing: kept, Entry: sealed}},
		{Name: "outset: opening, come from elsewhere", Page: openingPage{Standing: taken}},
		{Name: "outset: accounts that moved", Page: renewalPage{Renewal: moved}},
		{Name: "outset: accounts that moved, a year still open", Page: renewalPage{Renewal: Renewal{Year: begun.Year, Open: &before, Moved: moved.Moved}}},
		{Name: "outset: no account moved", Page: renewalPage{}},
	}
}

func sampleReading() Reading {
	r := Reading{Debit: 842_050, Credit: 310_000, Wrong: 1, Result: 12_000}
	head := Row{Line: 1, Label: "Compte Libellé Débit Crédit"}
	head.skip("outset.why_heading")
	bad := Row{Line: 4, Account: "401"}
	bad.wrong("outset.why_amount", base.Args{"value": "abc"})
	r.Rows = []Row{head, {Line: 2, Account: "512000", Label: "Banque", Amount: 842_050, Verdict: Known},
		{Line: 3, Account: "164000", Label: "Prêt France Active", Third: "France Active", Amount: -310_000, Verdict: New}, bad,
		{Line: 5, Account: "706000", Label: "Prestations", Amount: -12_000, Verdict: Gathered}}
	return r
}
