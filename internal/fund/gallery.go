package fund

import (
	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	years := []ledger.Year{{ID: "y1", From: "2027-01-01", To: "2027-12-31", Chart: "asso2025", ClosedOn: "2028-04-20"},
		{ID: "y2", From: "2028-01-01", To: "2028-12-31", Chart: "asso2025"}}
	f := Fund{ID: "f1", Draft: Draft{Label: say("fund.sample_label"), Origin: Grant, Funder: say("fund.sample_funder"), Project: "p1",
		Agreement: say("fund.sample_agreement"), Amount: 5000000, GivenOn: "2027-02-20"}, Uses: map[ledger.YearID]Use{"y1": {Spent: 1840000}}}
	still := f
	still.ID, still.Uses = "f2", map[ledger.YearID]Use{"y1": {Spent: 1840000}, "y2": {}}
	projects := []ledger.AxisValue{{ID: "p1", Axis: ledger.Project, Name: say("fund.sample_project"), Funder: f.Funder}}
	life, stopped := f.Life(years), still.Life(years)
	stopped[1].Idle = true
	entries := ledger.Foreseen(years[0], f.entry(life[0]))
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	one := onePage{Fund: f, Project: projects[0].Name, Life: life, Now: life[1], InBooks: 1215040, Entries: ledger.Foreseen(years[1], f.entry(life[0]))}
	refused := one
	refused.Form = ui.FormOf(nil, base.Wrong("spent", "fund.more_than_left", base.Args{"left": life[0].Closing()}))
	garden := Fund{ID: "f3", Draft: Draft{Label: say("fund.sample_garden"), Origin: Foundation, Funder: f.Funder, Project: "p2", Agreement: f.Agreement, Amount: 800000, GivenOn: "2027-06-01"}}
	moved := one
	moved.Funds = []Fund{f, garden}
	moved.Fund.Transfers = []Transfer{{ID: "t1", From: f.ID, To: garden.ID, Year: "y2", Cents: 500000, Agreement: f.Agreement, Other: side{garden.Label, garden.Origin, garden.Project}}}
	moved.Life = moved.Fund.Life(years)
	moved.Now, moved.Entries = moved.Life[1], ledger.Foreseen(years[1], moved.Fund.entry(moved.Life[1]))
	unmoved := moved
	unmoved.Moving, unmoved.Form = true, ui.FormOf(nil, Transfer{}.check())
	promised := Cofunding{ID: "c1", Terms: Terms{Label: say("fund.sample_promise"), Funder: say("fund.sample_region"), Project: "p1", Agreement: say("fund.sample_agreement"),
		Rate: 6000, Ceiling: 3000000, From: "2027-01-01", Until: "2028-12-31"}, Years: map[ledger.YearID]Actual{"y1": {Spent: 1000000, Booked: 1500000}}}
	running := cofundingPage{Cofunding: promised, Project: projects[0].Name, Life: promised.Life(years)}
	running.Now = running.Life[1]
	over := promised
	over.Years = map[ledger.YearID]Actual{"y1": {Spent: 1000000, Booked: 1500000}, "y2": {Spent: 3200000, Booked: 1500000}}
	back := cofundingPage{Cofunding: over, Project: projects[0].Name, Life: over.Life(years), Entries: ledger.Foreseen(years[1], over.entry(over.Life(years)[1]))}
	back.Now = back.Life[1]
	return []ui.Sample{
		{Name: "fund: none yet", Page: listPage{}, Scene: as(base.Treasurer)},
		{Name: "fund: a year's movements", Page: listPage{Any: true, Years: years, Year: years[1], Table: TableOf([]Fund{f, still}, "y2", years), Entries: entries,
			Promised: []promiseRow{{over, back.Now, true}, {promised, running.Now, true}}}, Scene: as(base.Treasurer)},
		{Name: "fund: none in that year", Page: listPage{Any: true, Years: years, Year: years[0]}, Scene: as(base.Board)},
		{Name: "fund: a new one", Page: formPage{Projects: projects, Since: "2027-01-01"}, Scene: as(base.Treasurer)},
		{Name: "fund: refused", Page: formPage{Form: ui.FormOf(nil, Draft{}.check()), Projects: projects}, Scene: as(base.Treasurer)},
		{Name: "fund: no project yet", Page: formPage{}, Scene: as(base.Treasurer)},
		{Name: "fund: one", Page: one, Scene: as(base.Treasurer)},
		{Name: "fund: more than is left", Page: refused, Scene: as(base.Treasurer)},
		{Name: "fund: a part goes to another", Page: moved, Scene: as(base.Treasurer)},
		{Name: "fund: a transfer refused", Page: unmoved, Scene: as(base.Treasurer)},
		{Name: "fund: one that stands still", Page: onePage{Fund: still, Project: projects[0].Name, Life: stopped, Now: stopped[1]}, Scene: as(base.Board)},
		{Name: "fund: a new grant that follows spending", Page: promisePage{formPage{Projects: projects}}, Scene: as(base.Treasurer)},
		{Name: "fund: terms refused", Page: promisePage{formPage{Form: ui.FormOf(nil, Terms{}.check()), Projects: projects}}, Scene: as(base.Treasurer)},
		{Name: "fund: no project for it", Page: promisePage{}, Scene: as(base.Treasurer)},
		{Name: "fund: received in advance", Page: running, Scene: as(base.Treasurer)},
		{Name: "fund: an excess to give back", Page: back, Scene: as(base.Board)},
		{Name: "fund: promised before the books", Page: cofundingPage{Cofunding: promised, Project: projects[0].Name}, Scene: as(base.Treasurer)},
		{Name: "fund: before the books", Page: onePage{Fund: f, Project: projects[0].Name}, Scene: as(base.Treasurer)},
	}
}
