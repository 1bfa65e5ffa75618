package tally

import (
	"fmt"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/jury"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	manager := func(s *ui.Scene) { s.Who.Role = base.Manager }
	v := certification.Version{ID: "v", Name: "2020", Published: true, Content: certification.Content{Units: []certification.Unit{
		{Code: "1", Title: "Animer", Competences: []certification.Competence{{Code: "1.1", Title: "Fédérer une communauté"}, {Code: "1.2", Title: "Faire vivre le lieu"}}}}}}
	w := certification.Whole{Certification: certification.Certification{ID: "c", Code: "RS5142", Title: "Piloter un tiers-lieu", Terms: certification.Terms{MaskUnder: 5}}, Versions: []certification.Version{v}}
	var all []Passage
	for i := range 12 {
		p := Passage{Session: "a", Name: "Jury de mars", Day: day.Day("2026-03-12"), Version: "v", Candidate: base.ID[candidacy.Candidate](fmt.Sprint(i)), Who: fmt.Sprintf("Camille %d", i),
			Route: certification.Continuing, Outcome: candidacy.Total, Acquired: []string{"1"}, Marks: []jury.Mark{{Competence: "1.1", Level: jury.Acquired}, {Competence: "1.2", Level: jury.Expert}}}
		if i%4 == 3 {
			p.Outcome, p.Acquired, p.Marks[1].Level = candidacy.Failed, nil, jury.NotYet
		}
		if i > 9 {
			p.Route, p.Session, p.Name = certification.Experience, "b", "Jury d’octobre"
		}
		all = append(all, p)
	}
	s := count(w, all, 0)
	return []ui.Sample{
		{Name: "tally: figures", Page: sheetPage{s}, Scene: manager},
		{Name: "tally: too few", Page: sheetPage{count(w, all[:2], 2026)}},
		{Name: "tally: nobody was heard", Page: sheetPage{count(w, nil, 0)}, Scene: manager},
		{Name: "tally: behind a figure", Page: behindPage{Sheet: s, By: ByCompetence, Key: "1.2", All: s.Behind(ByCompetence, "1.2", "v")}, Scene: manager},
		{Name: "tally: nobody behind it", Page: behindPage{Sheet: s, By: ByRoute, Key: "statut_eleve"}, Scene: manager},
	}
}
