package statement

import (
	"pilotis/internal/chart"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	p := Period{Year: ledger.Year{From: "2027-01-01", To: "2027-12-31", Chart: string(chart.Asso2025)}, From: "2027-01-01", To: "2027-12-31"}
	rows := Draw(p.Model(), []Held{{"706000", "", -3_300_000}, {"741000", "", -3_000_000}, {"606100", "", 480_000}, {"641100", "", 2_640_000},
		{"218300", "", 2_000_000}, {"281830", "", -400_000}, {"411000", "MAGUY", 96_000}, {"401000", "EDF", -170_313}, {"512000", "", 1_973_692}, {"102400", "", -319_379}})
	m := Money{Period: p, On: "2027-10-12", Cash: 1_768_856, OwedToUs: 96_000, OwedByUs: 274_312, CameIn: 8_210_000, Left: 6_120_400}
	for i, name := range []string{"2027-01", "2027-02", "2027-03"} {
		m.Months = append(m.Months, Month{name, 300_000 + money.Cents(i)*250_000, 579_000})
	}
	lines := []ledger.Ranked{{Placed: ledger.Placed{At: ledger.At{Entry: "e1"}, Day: "2027-03-28", EntryText: "Facture d'électricité", Voucher: "F-12", Journal: "AC", Number: "12", Line: ledger.Line{Account: "606100", Third: "EDF", Debit: 48_000}}, Rank: 12}}
	book := ledgerPage{Period: p, Shown: []shown{{Section: Section{Account: "512000", Label: "Banque", Before: 100_000}, Start: 100_000},
		{Section: Section{Account: "606100", Label: "Électricité", Debit: 48_000}, Lines: lines}}, Journals: []ledger.Journal{{Code: "AC", Label: "Achats"}}}
	journal := journalPage{Period: p, Names: map[string]string{"606100": "Électricité"}, Next: "..1.0.", Entries: []ledger.Entry{{ID: "e1", Number: "12",
		Draft: ledger.Draft{Journal: "AC", Day: "2027-03-28", Piece: "F-12", Label: "Facture d'électricité", Lines: []ledger.Line{lines[0].Line, {Account: "401000", Third: "EDF", Credit: 48_000}}}}}}
	income := reportPage{Kind: "income", Period: p, Rows: rows}
	shares := sharesPage{Period: p, Axis: "activity", Shares: []Share{{"a", "Café", 2_400_000, 2_150_000}, {"b", "Fablab", 900_000, 1_230_000}, {"", "", 0, 84_000}}}
	share := sharePage{sharesPage: shares, Share: shares.Shares[0], Names: map[string]string{"606100": "Électricité"},
		Parts: []sharePart{{"707000", "", "", 2_400_000}, {"606100", "k", "Surface des locaux", -2_150_000}}}
	annex := annexPage{Period: p, Moved: Annex(p.Model(), []Weighed{{Code: "218300", Label: "Matériel informatique", Before: 1_200_000, Debit: 800_000}, {Code: "281830", Label: "Amortissements", Before: -240_000, Credit: 160_000},
		{Code: "102400", Label: "Fonds propres", Before: -319_379}, {Code: "706000", Credit: 200_000}})}
	annex.Receivable, annex.Owed = Dues(rows)
	pieces, sum := rows.pieces("AE")
	return []ui.Sample{
		{Name: "statement: the tables of the annex", Page: annex},
		{Name: "statement: results by activity", Page: shares},
		{Name: "statement: no result to part", Page: sharesPage{Period: p, Axis: "project"}},
		{Name: "statement: what an activity is made of", Page: share},
		{Name: "statement: a general ledger", Page: book},
		{Name: "statement: a general ledger without a line", Page: ledgerPage{Period: p, Book: ledger.Book{Journal: "OD"}}},
		{Name: "statement: a journal", Page: journal},
		{Name: "statement: a journal without an entry", Page: journalPage{Period: p}},
		{Name: "statement: what a figure is made of", Page: piecesPage{reportPage: income, Key: "AE", Pieces: pieces, Sum: sum, Names: map[string]string{"606100": "Électricité"}}},
		{Name: "statement: the money of a place", Page: moneyPage{m}},
		{Name: "statement: books not yet open", Page: moneyPage{}},
		{Name: "statement: an income statement", Page: income},
		{Name: "statement: a balance sheet", Page: reportPage{Kind: "sheet", Period: p, Rows: rows}},
		{Name: "statement: a trial balance", Page: reportPage{Kind: "balance", Period: p, Trial: []Weighed{{Code: "512000", Label: "Banque", Before: 100_000, Debit: 250_000, Credit: 1_000}, {Code: "706000", Label: "Prestations de services", Credit: 3_300_000}}}},
	}
}
