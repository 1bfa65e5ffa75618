package stock

import (
	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	say := func(key string) string { return words.T(words.Languages[0], key) }
	years := []ledger.Year{{ID: "y1", From: "2027-01-01", To: "2027-12-31", Chart: "asso2025"}}
	drinks := Stock{ID: "s1", Draft: Draft{Kind: Goods, Label: say("stock.sample_drinks"), Unit: say("stock.sample_unit")}, Counts: map[ledger.YearID]Count{}}
	counted := drinks
	counted.Counts = map[ledger.YearID]Count{"y1": {Quantity: 4000, Worth: 8400}}
	in := []Receipt{{"r2", "2027-09-10", 5000, 11500}, {"r1", "2027-02-03", 10000, 20000}}
	average := AverageOf(Count{}, in, years[0])
	entries := ledger.Foreseen(years[0], counted.entry(counted.In("y1", years)))
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	waiting := onePage{Stock: drinks, Life: drinks.Life(years), Now: drinks.In("y1", years), Today: "2028-01-10"}
	refused := waiting
	refused.Form = ui.FormOf(nil, base.Wrong("worth", "stock.worth_unknown"))
	return []ui.Sample{
		{Name: "stock: none yet", Page: listPage{}, Scene: as(base.Treasurer)},
		{Name: "stock: several", Page: listPage{All: []Stock{counted, drinks}, Years: years, Year: years[0], Entries: entries}, Scene: as(base.Treasurer)},
		{Name: "stock: a new one", Page: formPage{}, Scene: as(base.Treasurer)},
		{Name: "stock: refused", Page: formPage{Form: ui.FormOf(nil, Draft{}.check())}, Scene: as(base.Treasurer)},
		{Name: "stock: one to count", Page: waiting, Scene: as(base.Treasurer)},
		{Name: "stock: not counted so", Page: refused, Scene: as(base.Treasurer)},
		{Name: "stock: one counted", Page: onePage{Stock: counted, Life: counted.Life(years), Now: counted.In("y1", years), In: in, Average: average, Entries: entries, Today: "2028-01-10"}, Scene: as(base.Treasurer)},
		{Name: "stock: before the books", Page: onePage{Stock: drinks}, Scene: as(base.Board)},
	}
}
