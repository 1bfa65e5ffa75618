package diagnosis

import (
	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/statement"
	"pilotis/internal/treasury"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	figure := func(cents money.Cents) analysis.Figure { return analysis.Figure{Cents: cents} }
	mark := analysis.Mark{Ratio: analysis.CashDays, Source: analysis.OwnSource(words.T(words.Languages[0], "diagnosis.mark_free"))}
	s := Standing{Period: statement.Period{From: "2027-01-01", To: "2027-12-31"}, Short: true, Red: treasury.Week{From: "2028-02-07", End: -120000}, Lights: []Light{
		light(Solvency, Part{Key: analysis.Autonomy, Value: 6738, Unit: analysis.Percent, State: analysis.Good, Of: figure(5619338), By: figure(8339784)}),
		light(Liquidity, Part{Key: analysis.CashDays, Value: 1310, Unit: analysis.Days, State: analysis.Weak, Mark: mark, Of: figure(256000), By: figure(7050662)}),
		light(Profitability, Part{Key: analysis.ResultRate, Value: -310, Unit: analysis.Percent, State: analysis.Watch, Of: figure(-306000), By: figure(9890000)}),
		light(Dependence, Part{Key: analysis.GrantShare, Value: 3357, Unit: analysis.Percent, State: analysis.Good, Of: figure(3320000), By: figure(9890000)}),
		light(FreeCash, Part{Key: "free", Value: -45000, Unit: Amount, State: analysis.Weak}),
	}}
	none := Standing{Period: s.Period, Lights: []Light{light(Solvency), light(Liquidity), light(Profitability), light(Dependence), light(FreeCash)}}
	note := Note{ID: "n1", On: "2028-01-15", Text: words.T(words.Languages[0], "diagnosis.write_lede")}
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "diagnosis: five lights", Page: page{s, []Note{note}}, Scene: as(base.Manager)},
		{Name: "diagnosis: nothing to measure", Page: page{Standing: none}, Scene: as(base.Board)},
		{Name: "diagnosis: no books", Page: page{}, Scene: as(base.Manager)},
		{Name: "diagnosis: a note drafted", Page: draftPage{Standing: s}, Scene: as(base.Manager)},
		{Name: "diagnosis: a note refused", Page: draftPage{ui.FormOf(nil, base.Wrong("text", "base.required")), s}, Scene: as(base.Manager)},
		{Name: "diagnosis: a note kept", Page: notePage{note}, Scene: as(base.Board)},
	}
}
