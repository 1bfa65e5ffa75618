package dossier

import (
	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	lang := words.Languages[0]
	say := func(key string) string { return words.T(lang, "dossier."+key) }
	f := Dossier{ID: "d1", Revision: 3, Content: Content{Name: say("sample_name"), Funder: say("sample_funder"), Purpose: say("sample_purpose"), Forecast: "o1", Asked: 2400000, Years: 3,
		Texts: map[Section]string{Place: say("hint_place"), Need: say("hint_need")}}}
	o := outlook.Outlook{ID: "o1", Name: say("sample_name"), Body: outlook.Body{Hypotheses: forecast.Hypotheses{Start: "2027-01", Months: 36, VAT: forecast.VAT{Regime: forecast.NoVAT},
		Sales: []forecast.Sale{{Head: forecast.Head{Key: "s", Label: say("kind_sales"), Account: "706000"}, Amount: forecast.Always(400000)}},
		Costs: []forecast.Cost{{Head: forecast.Head{Key: "c", Label: say("kind_costs"), Account: "613200"}, Amount: forecast.Always(430000)}}}}}
	compiled, err := forecast.Compile(o.Body.Hypotheses)
	if err != nil {
		panic(err) // the sample is ours
	}
	v := View{Dossier: f, Outlook: o, Outcome: compiled.Run()}
	v.Result = outlook.Draw(v.Outcome, lang, "")
	short := v
	table := laid(v.Outcome)
	short.Grant, short.Table = &table, FromForecast
	well := v
	well.Texts = map[Section]string{}
	for _, s := range Sections() {
		well.Texts[s] = say("hint_" + string(s))
	}
	well.Sent = []Sending{{ID: "x", Dossier: "d1", Revision: 2, Funder: f.Funder, Asked: f.Asked, On: "2027-03-01", Paper: Sum{1, "9f86d081884c7d65"}}}
	balanced := budget.Lay([]budget.Line{{Account: "613", Months: []money.Cents{3000000}}, {Account: "706", Months: []money.Cents{600000}}, {Account: "741", Months: []money.Cents{2400000}}}, func(budget.Line) string { return f.Funder })
	well.Grant = &balanced
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	of := choices{Forecasts: []outlook.Outlook{o}}
	return []ui.Sample{
		{Name: "dossier: none yet", Page: listPage{}, Scene: as(base.Manager)},
		{Name: "dossier: one", Page: listPage{All: []Dossier{f}}, Scene: as(base.Board)},
		{Name: "dossier: none found", Page: listPage{Query: "x"}, Scene: as(base.Board)},
		{Name: "dossier: a new one", Page: newPage{choices: of}, Scene: as(base.Manager)},
		{Name: "dossier: a new one refused", Page: newPage{Form: ui.FormOf(nil, base.Wrong("name", "base.required"))}, Scene: as(base.Manager)},
		{Name: "dossier: written", Page: contentPage{Dossier: f, choices: of}, Scene: as(base.Manager)},
		{Name: "dossier: written by two at once", Page: contentPage{Form: ui.FormOf(nil, base.Refuse(base.Conflict, "dossier.conflict")), Dossier: f, choices: of}, Scene: as(base.Manager)},
		{Name: "dossier: empty", Page: onePage{told: told{View{Dossier: Dossier{ID: "d1", Content: Content{Name: f.Name}}}, lang}}, Scene: as(base.Manager)},
		{Name: "dossier: a table that does not balance", Page: onePage{told: told{short, lang}}, Scene: as(base.Manager)},
		{Name: "dossier: sent", Page: onePage{told: told{well, lang}, Today: "2027-03-05"}, Scene: as(base.Manager)},
		{Name: "dossier: read by the board", Page: onePage{told: told{well, lang}}, Scene: as(base.Board)},
	}
}
