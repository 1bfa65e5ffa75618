package budget

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	say := func(key string, args ...base.Args) string { return words.T(words.Languages[0], key, args...) }
	draft := Version{ID: "b2", Label: say("budget.label_first", base.Args{"year": "2027"}), From: "2027-01-01", To: "2027-12-31", Amends: "b1"}
	decided := draft
	decided.ID, decided.Amends, decided.Vote = "b1", "", Vote{On: "2027-01-20", Body: say("budget.sample_body")}
	plan := func(account string, year money.Cents) Line {
		return Line{ID: LineID(account), Account: account, Months: year.Spread(12)}
	}
	lines := []Line{plan("606", 480_000), plan("613", 1_800_000), plan("641", 2_640_000), plan("706", 3_300_000), plan("741", 1_500_000), plan("756", 120_000), plan("864", 384_640), plan("875", 384_640)}
	labels := map[string]string{"606": say("budget.sample_606"), "613": say("budget.sample_613"), "641": say("budget.sample_641"), "706": say("budget.sample_706"), "741": say("budget.sample_741"), "756": say("budget.sample_756"), "623000": say("budget.sample_623")}
	books := Book{"606100": lived(45_000), "613200": lived(150_000), "641100": lived(220_000), "706000": lived(262_000), "741000": lived(160_000), "623000": lived(6_000)}
	compared := Compared{Version: decided, Rows: Against(lines, books, 12), Done: 5}
	for i := range compared.Rows {
		compared.Rows[i].Label = name(labels, compared.Rows[i].Account)
	}
	compared.Rows[0].Remark = say("budget.sample_remark")
	future := Compared{Version: draft, Rows: Against(lines, Book{}, 12)}
	grid := gridPage{Version: draft, Lines: lines, Labels: labels}
	short := slices.Clone(lines)
	short[3] = plan("706", 3_000_000)
	nobody := func(Line) string { return "" }
	shares := []Share{{Name: say("budget.sample_cafe"), Income: Cell{1_200_000, 1_310_000}, Costs: Cell{900_000, 870_000}}, {Income: Cell{600_000, 540_000}, Costs: Cell{700_000, 720_000}}}
	line := ledger.Placed{Day: "2027-03-04", EntryText: say("budget.sample_606"), Line: ledger.Line{Account: "606100", Debit: 45_000}}
	verdicts := []Verdict{{Line: 2, Account: "606100", Amount: 480_000}, {Line: 3, Account: "999", Key: "budget.account_code", Args: base.Args{"code": "999"}}}
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "budget: none yet", Page: listPage{}, Scene: as(base.Treasurer)},
		{Name: "budget: several", Page: listPage{All: []Version{draft, decided}}, Scene: as(base.Board)},
		{Name: "budget: a new one", Page: newPage{From: "2028-01-01", To: "2028-12-31", Versions: []Version{decided}}, Scene: as(base.Treasurer)},
		{Name: "budget: a new one refused", Page: newPage{From: "2028-01-01", To: "2028-12-31", Form: ui.FormOf(nil, Version{}.check())}, Scene: as(base.Treasurer)},
		{Name: "budget: followed", Page: onePage{Compared: compared}, Scene: as(base.Treasurer)},
		{Name: "budget: a draft of a year to come", Page: onePage{Compared: future}, Scene: as(base.Treasurer)},
		{Name: "budget: a vote refused", Page: onePage{Compared: future, Form: ui.FormOf(nil, Vote{}.check("2027-01-01", 0))}, Scene: as(base.Treasurer)},
		{Name: "budget: nothing planned", Page: onePage{Compared: Compared{Version: draft}}, Scene: as(base.Treasurer)},
		{Name: "budget: by activity", Page: axisPage{Version: decided, Axis: "activity", All: shares, Upto: 5}, Scene: as(base.Board)},
		{Name: "budget: an account explained", Page: accountPage{Version: decided, Row: compared.Rows[0], Done: 5, Lines: []ledger.Placed{line}, Found: 1}, Scene: as(base.Treasurer)},
		{Name: "budget: the lines", Page: grid, Scene: as(base.Treasurer)},
		{Name: "budget: the lines, read", Page: gridPage{Version: decided, Lines: lines, Labels: labels}, Scene: as(base.Board)},
		{Name: "budget: a line by month", Page: monthsPage{Version: draft, Line: lines[0], Label: labels["606"]}, Scene: as(base.Treasurer)},
		{Name: "budget: a file", Page: importPage{Version: draft}, Scene: as(base.Treasurer)},
		{Name: "budget: a file refused", Page: importPage{Version: draft, Verdicts: verdicts, Form: ui.FormOf(nil, base.Wrong("file", "budget.import_wrong", base.Args{"n": 1}))}, Scene: as(base.Treasurer)},
		{Name: "budget: for a grant", Page: grantPage{Version: decided, Grant: Lay(lines, nobody), Asked: 500_000}, Scene: as(base.Board)},
		{Name: "budget: for a grant, out of balance", Page: grantPage{Version: decided, Grant: Lay(short, nobody)}, Scene: as(base.Treasurer)},
	}
}

// lived is five months of one amount.
func lived(c money.Cents) []money.Cents {
	return append(slices.Repeat([]money.Cents{c}, 5), make([]money.Cents, 7)...)
}
