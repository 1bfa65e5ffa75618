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
	return append(partnerSamples(c), []ui.Sample{
		{Name: "certification: the list", Page: listPage{[]Certification{c}}, Scene: as(base.Manager)},
		{Name: "certification: one, to its keeper", Page: onePage{Whole: w, Shown: v, Today: "2027-01-01"}, Scene: as(base.Manager)},
		{Name: "certification: one, to a candidate", Page: onePage{Whole: w, Shown: v, Today: "2027-01-01"}, Scene: as(base.Visitor)},
		{Name: "certification: a draft", Page: onePage{Whole: w, Shown: draft, Today: "2027-01-01"}, Scene: as(base.Manager)},
		{Name: "certification: a file refused", Page: importPage{ui.FormOf(nil, base.Wrong("file", "base.required"))}, Scene: as(base.Manager)},
		{Name: "certification: the parameters", Page: termsPage{Certification: c}, Scene: as(base.Manager)},
		{Name: "certification: an outline", Page: outlinePage{Version: draft}, Scene: as(base.Manager)},
		{Name: "certification: an outline refused", Page: outlinePage{refused, draft}, Scene: as(base.Manager)},
		{Name: "certification: a mapping", Page: mappingPage{From: v, To: draft, Pairs: []Pair{{"1.1", []string{"1.1", "1.2"}}}}, Scene: as(base.Manager)},
	}...)
}

// partnerSamples are the pages of the partners: those of the certifier, and those of who has a
// habilitation.
func partnerSamples(of Certification) []ui.Sample {
	runs := Partner{ID: "p1", Keeper: "p", Certification: of.ID, Name: "Le Réseau des lieux de Bretagne", Siret: "12345678200010", Email: "formation@reseau.example", Scope: Train, From: "2026-01-01", To: "2028-12-31",
		Signed: "2025-12-11", Convention: Convention{"convention.pdf", "application/pdf", "0123456789abcdef"}, Revision: 1}
	ends, gone, comes := runs, runs, runs
	ends.ID, ends.To, ends.Scope, ends.Convention, ends.Signed = "p2", "2027-02-10", Both, Convention{}, ""
	gone.ID, gone.Withdrawn, gone.WithdrawnWhy = "p3", "2026-12-01", "Le programme publié ne prépare plus l’unité 2."
	comes.ID, comes.From = "p4", "2027-03-01"
	checks := []Control{{ID: "k1", Partner: "p1", On: "2026-11-05", Subject: "Information du public", Finding: "Le taux de réussite manque sur la page.", Author: "Solène"}, {ID: "k2", Partner: "p1", On: "2026-06-12", Subject: "Formateurs", Met: true, Author: "Solène"}}
	titles := map[base.ID[Certification]]string{of.ID: of.Title}
	all := []Partner{ends, runs, comes, gone}
	at := func(role base.Role, place base.PlaceID) func(*ui.Scene) {
		return func(s *ui.Scene) { s.Who.Role, s.Who.Place = role, place }
	}
	refused := partnerForm{Partner: runs, Open: []Certification{of}, Form: ui.FormOf(nil, base.Wrong("from", "certification.partner_overlaps", base.Args{"from": runs.From, "to": runs.To}))}
	return []ui.Sample{
		{Name: "certification: the partners", Page: partnersPage{Given: all, Received: []Partner{runs}, Titles: titles, Today: "2027-01-01"}, Scene: at(base.Manager, "p")},
		{Name: "certification: no partner yet", Page: partnersPage{None: true, Today: "2027-01-01"}, Scene: at(base.Manager, "p")},
		{Name: "certification: no partner found", Page: partnersPage{Words: "zoé", Today: "2027-01-01"}, Scene: at(base.Team, "p")},
		{Name: "certification: a partner to accredit", Page: partnerForm{Open: []Certification{of}, Partner: Partner{Scope: Train}}, Scene: at(base.Manager, "p")},
		{Name: "certification: a partner refused", Page: refused, Scene: at(base.Manager, "p")},
		{Name: "certification: a partner, to its certifier", Page: partnerPage{Partner: runs, Of: of, Controls: checks, Today: "2027-01-01"}, Scene: at(base.Manager, "p")},
		{Name: "certification: a partner whose time ends", Page: partnerPage{Partner: ends, Of: of, Today: "2027-01-01"}, Scene: at(base.Manager, "p")},
		{Name: "certification: a partner withdrawn, to itself", Page: partnerPage{Partner: gone, Of: of, Today: "2027-01-01"}, Scene: at(base.Manager, "other")},
	}
}
