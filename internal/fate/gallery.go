package fate

import (
	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	manager := func(s *ui.Scene) { s.Who.Role = base.Manager }
	c := certification.Certification{ID: "c", Code: "RS5142", Title: "Piloter un tiers-lieu", Terms: certification.Terms{MaskUnder: 5, Waves: certification.Waves{FirstMonths: 6, SecondMonths: 24, ReminderDays: 21, OpenDays: 90}}}
	const today = day.Day("2026-11-20")
	zero, four := 0, 4
	answers := []Answer{
		{Situation: Employed, Steers: Steers, Trade: Aimed, Contract: Permanent, Months: &four, Changes: []Change{Job, Trust}, Words: "J’ai été embauchée pour ouvrir le lieu de ma commune."},
		{Situation: Independent, Steers: Steers, Trade: Aimed, Months: &zero, Changes: []Change{Place}},
		{Situation: Public, Steers: TakesPart, Trade: Near, Contract: Statutory, Months: &zero, Changes: []Change{Duties}},
		{Situation: Volunteer, Steers: Steers, Changes: []Change{Place, Partners}},
		{Situation: Seeking, Steers: Elsewhere, Changes: []Change{Nothing}},
		{Situation: Studying, Steers: Elsewhere},
		{Situation: Employed, Steers: Steers, Trade: Aimed, Contract: Fixed, Months: &four, Changes: []Change{Job, Pay}},
	}
	names := []string{"Zoé", "Max", "Ida", "Noé", "Léa", "Tom", "Eva", "Sam", "Lou"}
	var holders []award.Award
	var asked []Asking
	for i, name := range names {
		h := award.Award{Candidate: name, Number: "RS5142-2026-000" + string(rune('1'+i)), Decided: "2026-03-12", Holder: award.Holder{GivenName: name, BirthName: "Roux", Email: "roux@exemple.fr"}, Passage: award.Passage{Route: certification.Continuing}}
		a := Asking{ID: base.ID[Asking](name), Certification: "c", Candidate: name, Wave: First, Year: 2026, Route: certification.Continuing, Due: "2026-09-12", Until: "2026-12-11", Asked: "2026-09-12"}
		switch {
		case i < len(answers):
			a.Answered, a.Phone, a.Answer = "2026-09-20", i == 1, answers[i]
		case i == len(answers):
			a.Reminded = "2026-10-03"
		default:
			h.Holder.Email, a.ID = "", ""
		}
		holders = append(holders, h)
		if a.ID != "" {
			asked = append(asked, a)
		}
	}
	silence := map[string]bool{digest("candidate:Tom"): true}
	all := lines(c.Terms.Waves, holders, asked, silence)
	s, q := count(c, all, Filter{}, today), Question{asked[0], c.Title}
	fresh := Question{Asking{Until: "2026-12-11"}, c.Title}
	wrong := Answer{Situation: Employed}.check()
	return []ui.Sample{
		{Name: "fate: nobody holds anything", Page: sheetPage{}, Scene: manager},
		{Name: "fate: figures", Page: sheetPage{s, []certification.Certification{c}}, Scene: manager},
		{Name: "fate: too few", Page: sheetPage{count(c, all[:4], Filter{}, today), []certification.Certification{c, c}}},
		{Name: "fate: holders", Page: holdersPage{Sheet: s, Wave: First}, Scene: manager},
		{Name: "fate: nobody in a state", Page: holdersPage{Sheet: s, Wave: Second, State: Missed}, Scene: manager},
		{Name: "fate: one who answered", Page: holderPage{Of: c, Lines: all[:2], Today: today}, Scene: manager},
		{Name: "fate: one to call, refused", Page: holderPage{Form: ui.FormOf(nil, wrong), Of: c, Lines: all[16:], Today: today, Wrong: First}, Scene: manager},
		{Name: "fate: one to leave in peace", Page: holderPage{Of: c, Lines: all[10:12], Today: today}, Scene: manager},
		{Name: "fate: the question", Page: questionPage{Question: fresh, Secret: "x"}, Bare: true},
		{Name: "fate: the question, refused", Page: questionPage{ui.FormOf(map[string][]string{"situation": {"employed"}, "words": {"Bonjour"}}, wrong), fresh, "x"}, Bare: true},
		{Name: "fate: the question again", Page: questionPage{Question: q, Secret: "x"}, Bare: true},
		{Name: "fate: thanks", Page: thanksPage{q, "x"}, Bare: true},
		{Name: "fate: left in peace", Page: silencePage{}, Bare: true},
	}
}
