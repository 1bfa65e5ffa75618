package certification

import (
	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	v := Version{ID: "v1", Certification: "c1", Name: "v1", From: "2020-01-01", Digest: "0123456789abcdef", Published: true, Content: Content{
		Units: []Unit{{Code: "1", Title: "Rassembler", Competences: []Competence{
			{Code: "1.1", Title: "Accueillir", Criteria: []string{"Chacun est reçu"}, Evidence: []string{"Un livret"}}, {Code: "1.2", Title: "Conclure"}}}},
		Routes: []Access{{Route: Student}, {Route: Continuing, Open: true}},
		Jury:   Bench{External: 10000, Seats: []Seat{{Code: "a", Title: "Un représentant", Count: 1, Fields: []string{"ess", "recherche"}}, {Code: "b", Title: "Deux pairs", Count: 2, Fields: []string{"fablab"}}}}}}
	draft := v
	draft.ID, draft.Name, draft.Published, draft.Digest = "v2", "2027", false, ""
	c := Certification{ID: "c1", Code: "RS5142", Register: Specific, Title: "Piloter un tiers-lieu", Certifier: Certifier{Name: "La coopérative"}, Terms: usualTerms, Revision: 1}
	w := Whole{c, []Version{v, draft}}
	refused := ui.FormOf(nil, base.Wrong("outline", "certification.outline_unknown", base.Args{"line": 3}))
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "certification: the list", Page: listPage{[]Certification{c}}, Scene: as(base.Manager)},
		{Name: "certification: one, to its keeper", Page: onePage{Whole: w, Shown: v, Today: "2027-01-01"}, Scene: as(base.Manager)},
		{Name: "certification: one, to a candidate", Page: onePage{Whole: w, Shown: v, Today: "2027-01-01"}, Scene: as(base.Visitor)},
		{Name: "certification: a draft", Page: onePage{Whole: w, Shown: draft, Today: "2027-01-01"}, Scene: as(base.Manager)},
		{Name: "certification: a file refused", Page: importPage{ui.FormOf(nil, base.Wrong("file", "base.required"))}, Scene: as(base.Manager)},
		{Name: "certification: the parameters", Page: termsPage{Certification: c}, Scene: as(base.Manager)},
		{Name: "certification: an outline", Page: outlinePage{Version: draft}, Scene: as(base.Manager)},
		{Name: "certification: an outline refused", Page: outlinePage{refused, draft}, Scene: as(base.Manager)},
		{Name: "certification: a mapping", Page: mappingPage{From: v, To: draft, Pairs: []Pair{{"1.1", []string{"1.1", "1.2"}}}}, Scene: as(base.Manager)},
	}
}
