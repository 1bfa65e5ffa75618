package analysis

import (
	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/statement"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	v := sample()
	first := view{Now: v.Now, Reading: Association}
	all := judge(v.Now, v.Last, usual)
	debt, _ := all.Of(DebtYears)
	rent, _ := all.Of(RentShare)
	names := map[base.ActivityID]activity.Activity{"cafe": {Draft: activity.Draft{Name: "Café", Hue: 2}}, "lab": {Draft: activity.Draft{Name: "Fablab", Hue: 6}}}
	even := evenPage{view: v}
	even.Months = []Reached{{"2027-01-01", 400_000, 400_000, 620_000}, {"2027-02-01", 900_000, 2_400_000, 1_250_000}, {"2027-03-01", 1_500_000, 3_000_000, 1_900_000}}
	causes := causesPage{view: v, Known: true, Activities: names, Causes: Explain(v.Last.Books, v.Now.Books,
		map[base.ActivityID]Sold{"cafe": {Rest: 2_200_000}, "lab": {Lent: 900_000, Minutes: 40_000}}, map[base.ActivityID]Sold{"cafe": {Rest: 2_550_000}, "lab": {Lent: 750_000, Minutes: 36_000}})}
	margins := []Margin{{"cafe", 2_550_000, 1_400_000, 420_000, 0, Use{Surface: 60, Minutes: 120_000}}, {"lab", 750_000, 690_000, 480_000, 310_000, Use{8, 90, 96_000}}, {Direct: 84_000}}
	figure, _ := v.Now.Find("balance.ebitda", Reformed)
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "analysis: no books yet", Page: emptyPage{}},
		{Name: "analysis: from sales to result", Page: balancesPage{v}},
		{Name: "analysis: by the convention of associations, a first year", Page: balancesPage{first}},
		{Name: "analysis: the functional sheet", Page: sheetPage{v}},
		{Name: "analysis: ratios", Page: ratiosPage{v, all}},
		{Name: "analysis: a ratio", Page: ratioPage{view: v, Judged: debt}, Scene: as(base.Board)},
		{Name: "analysis: a ratio, and what it should be", Page: ratioPage{view: v, Judged: rent, Form: ui.FormOf(nil, base.Wrong("source", "base.required"))}, Scene: as(base.Treasurer)},
		{Name: "analysis: break-even", Page: even},
		{Name: "analysis: break-even out of reach", Page: evenPage{view: view{Now: Stand{Period: v.Now.Period, Books: Books{Chart: chart.Asso2025}}}, Months: even.Months}},
		{Name: "analysis: causes", Page: causes},
		{Name: "analysis: causes of a first year", Page: causesPage{view: first}},
		{Name: "analysis: margins", Page: marginsPage{v, margins, map[base.ActivityID]Margin{"cafe": {Income: 2_200_000, Direct: 1_350_000}}, names}},
		{Name: "analysis: no margin", Page: marginsPage{view: v}},
		{Name: "analysis: a figure", Page: figurePage{view: v, Address: "balance.ebitda", Figure: figure, Names: map[string]string{"606100": "Électricité"}}},
	}
}

func sample() view {
	year := func(from, to day.Day, held ...statement.Held) Stand {
		y := ledger.Year{From: from, To: to, Chart: string(chart.Asso2025)}
		return Stand{Period: statement.Period{Year: y, From: y.From, To: y.To}, Stretch: Stretch{Days: 365, Repaid: 553_066}, Books: Books{Chart: chart.Asso2025, Held: held}}
	}
	now := year("2027-01-01", "2027-12-31", statement.Held{Account: "706000", Net: -3_300_000}, statement.Held{Account: "707000", Net: -2_550_000}, statement.Held{Account: "607000", Net: 892_500},
		statement.Held{Account: "606100", Net: 480_000}, statement.Held{Account: "613200", Net: 1_800_000}, statement.Held{Account: "641100", Net: 2_640_000}, statement.Held{Account: "741000", Net: -2_000_000},
		statement.Held{Account: "681100", Net: 800_000}, statement.Held{Account: "661100", Net: 110_000}, statement.Held{Account: "671000", Net: 40_000},
		statement.Held{Account: "218300", Net: 6_000_000}, statement.Held{Account: "281830", Net: -800_000}, statement.Held{Account: "164000", Net: -2_446_934}, statement.Held{Account: "194000", Net: -300_000},
		statement.Held{Account: "411000", Third: "MAGUY", Net: 96_000}, statement.Held{Account: "401000", Third: "EDF", Net: -170_313}, statement.Held{Account: "512000", Net: 1_708_747}, statement.Held{Account: "102400", Net: -3_000_000})
	last := year("2026-01-01", "2026-12-31", statement.Held{Account: "706000", Net: -3_100_000}, statement.Held{Account: "641100", Net: 2_500_000}, statement.Held{Account: "613200", Net: 1_760_000},
		statement.Held{Account: "741000", Net: -2_400_000}, statement.Held{Account: "512000", Net: 1_240_000})
	return view{Now: now, Last: &last, Reading: Reformed}
}
