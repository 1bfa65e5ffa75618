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
	return []ui.Sample{
		{Name: "statement: the money of a place", Page: moneyPage{m}},
		{Name: "statement: books not yet open", Page: moneyPage{}},
		{Name: "statement: an income statement", Page: reportPage{Kind: "income", Period: p, Rows: rows}},
		{Name: "statement: a balance sheet", Page: reportPage{Kind: "sheet", Period: p, Rows: rows}},
		{Name: "statement: a trial balance", Page: reportPage{Kind: "balance", Period: p, Trial: []Weighed{{"512000", "Banque", 100_000, 250_000, 1_000}, {"706000", "Prestations de services", 0, 0, 3_300_000}}}},
	}
}
