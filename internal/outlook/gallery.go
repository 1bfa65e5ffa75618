package outlook

import (
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	o := sample()
	was := toldIn(words.Languages[0], o)
	short := o
	short.Body.Hypotheses.Grants = nil
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	years := []ledger.Year{{ID: "y1", From: "2026-01-01", To: "2026-12-31"}}
	out := []ui.Sample{
		{Name: "outlook: none yet", Page: listPage{}, Scene: as(base.Manager)},
		{Name: "outlook: one", Page: listPage{All: []Told{was}}, Scene: as(base.Board)},
		{Name: "outlook: a new one", Page: newPage{Years: years, Copies: []Outlook{o}}, Scene: as(base.Manager)},
		{Name: "outlook: a new one refused", Page: newPage{Form: ui.FormOf(nil, base.Wrong("name", "base.required"))}, Scene: as(base.Manager)},
		{Name: "outlook: a forecast", Page: onePage{Told: was}, Scene: as(base.Manager)},
		{Name: "outlook: a spreadsheet", Page: sheetPage{Outlook: o}, Scene: as(base.Manager)},
		{Name: "outlook: a spreadsheet refused in part", Page: sheetPage{Outlook: o, Taken: Taken{Added: 2, Refused: []Refused{{7, colAmount, "beaucoup", "outlook.sheet_not_a_number", nil}, {9, colKind, "", "outlook.sheet_kind_missing", nil}}}}, Scene: as(base.Manager)},
		{Name: "outlook: short of money", Page: onePage{Told: toldIn(words.Languages[0], short)}, Scene: as(base.Manager)},
		{Name: "outlook: accounts of a year", Page: accountsPage{Told: was, Year: 1}, Scene: as(base.Board)},
		{Name: "outlook: cash plan", Page: cashPage{Told: was}, Scene: as(base.Board)},
		{Name: "outlook: settings", Page: framePage{Outlook: o}, Scene: as(base.Manager)},
	}
	for _, kind := range Kinds() {
		p := linePage{Told: was, Tried: was, Kind: kind, Key: heads(&o.Body.Hypotheses, kind)[0].Key}
		out = append(out, ui.Sample{Name: "outlook: a line of " + string(kind), Page: p, Scene: as(base.Manager)})
	}
	out = append(out, scenarioSamples(was, as(base.Manager))...)
	out = append(out, ui.Sample{Name: "outlook: a line with what life says", Page: linePage{Told: was, Tried: was, Kind: forecast.OfSales, Key: newKey, Offers: offersLike(o.Body.Hypotheses.Sales), Taken: "1"}, Scene: as(base.Manager)})
	return append(out, ui.Sample{Name: "outlook: a line refused", Page: linePage{Told: was, Tried: was, Kind: forecast.OfSales, Key: newKey,
		Form: ui.FormOf(nil, base.Wrong("amount[0].value", "base.not_an_amount"))}, Scene: as(base.Manager)})
}

// offersLike are offers of sales like those of a sample.
func offersLike(all []forecast.Sale) (out []Offer) {
	for i := range 4 {
		s := all[i%2]
		s.Source = words.T(words.Languages[0], "outlook.from_months", base.Args{"to": "octobre 2027"})
		out = append(out, Offer{Key: strconv.Itoa(i), Sale: &s, Month: 260000})
	}
	return out
}

// toldIn is what a sample says.
func toldIn(lang string, o Outlook) Told {
	m, err := forecast.Compile(o.Body.Hypotheses)
	if err != nil {
		panic(err) // the sample is ours
	}
	out := m.Run()
	return Told{o, out, Draw(out, lang, words.T(lang, "outlook.unreachable"))}
}

func sample() Outlook {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	head := func(key, label, account string) forecast.Head {
		return forecast.Head{Key: key, Label: say(label), Account: account, Why: forecast.Why{Confidence: forecast.Medium}}
	}
	net, employer := money.Cents(171820), money.Cents(39019)
	h := forecast.Hypotheses{Start: "2027-01", Months: 36, Association: true, Inflation: usualInflation, VAT: forecast.VAT{Regime: forecast.Real, Refunds: []forecast.Refund{{Asked: "2027-03", Paid: "2027-05"}}},
		Tax: []forecast.Band{{UpTo: 4250000, Rate: 1500}, {Rate: 2500}}, Advances: &forecast.Advances{Before: 412000, Spared: 300000},
		Sales: []forecast.Sale{
			{Head: head("sales-1", "outlook.sample_sale", "706000"), VATRate: usualVAT, Driver: &forecast.Driver{Capacity: 16, Openings: forecast.Always(1), Occupancy: forecast.Series{{From: "2027-01", Value: 5000}, {From: "2027-09", Value: 7500}}, Price: forecast.Always(18000)}},
			{Head: head("sales-2", "outlook.sample_cafe", "707000"), VATRate: 1000, OnInvoice: true, Amount: forecast.Always(260000), Season: []int64{8000, 8000, 10000, 10000, 11000, 12000, 13000, 6000, 11000, 10000, 10000, 11000}},
		},
		Costs: []forecast.Cost{
			{Head: head("costs-1", "outlook.sample_goods", "607000"), Of: []string{"sales-2"}, Share: 3500, VATRate: 550, Delay: 30, Stock: &forecast.Stock{Account: "370000", Days: 20}},
			{Head: head("costs-2", "outlook.sample_rent", "613200"), Amount: forecast.Always(150000), VATRate: usualVAT},
		},
		Staff: []forecast.Hire{{Head: head("staff-1", "outlook.sample_host", "641100"), From: "2027-01", Gross: 220000, Net: &net, Employer: &employer}},
		Grants: []forecast.Grant{{Head: head("grants-1", "outlook.sample_grant", "741000"), Cents: 2400000, Funder: say("outlook.sample_funder"), State: forecast.Probable, Probability: 7000, From: "2027-01", To: "2027-12",
			Instalments: []forecast.Instalment{{Month: "2027-05", Share: 5000}, {Month: "2027-11", Share: 5000}}}},
		Investments: []forecast.Investment{{Head: head("investments-1", "outlook.sample_works", "218100"), Cents: 3200000, Month: "2027-02", Years: 8, VATRate: usualVAT}},
		Endowments:  []forecast.Endowment{{Head: head("investment_grants-1", "outlook.sample_works_grant", ""), Cents: 1200000, State: forecast.Signed, Month: "2027-07", For: []string{"investments-1"}}},
		Loans:       []forecast.Loan{{Head: head("loans-1", "outlook.sample_loan", "164000"), Cents: 1500000, Rate: 400, Month: "2027-02", Terms: 60, Deferred: 3}},
		Flows:       []forecast.Flow{{Head: head("flows-1", "outlook.sample_flow", "102000"), Month: "2027-01", Cents: 1800000}},
	}
	return Outlook{ID: "o1", Name: say("outlook.sample_name"), Revision: 1, Body: Body{Hypotheses: h, Scenarios: []Variant{{say("outlook.cautious"), cautious}, {say("outlook.bold"), bold}}}}
}
