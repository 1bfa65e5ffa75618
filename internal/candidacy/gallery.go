package candidacy

import (
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	v := certification.Version{ID: "v1", Certification: "c1", Name: "v1", Published: true, Content: certification.Content{
		Routes: []certification.Access{{Route: certification.Student}, {Route: certification.Continuing, Open: true}}}}
	next := certification.Version{ID: "v2", Certification: "c1", Name: "2027", Published: true}
	k := certification.Certification{ID: "c1", Code: "RS5142", Title: "Piloter un tiers-lieu"}
	c := Candidate{ID: "a", Certification: "c1", Version: "v1", Route: certification.Continuing, Email: "malika@exemple.fr", PlaceName: "Le Moulin", Enrolled: "2026-11-22",
		Civil: Civil{GivenName: "Malika", BirthName: "Benali", BirthDate: "1988-04-12", BirthPlace: "Bordeaux", BirthInsee: "33063", Sex: "F"}}
	partial := c
	partial.ID, partial.Verdict, partial.Outcome, partial.Kept = "b", Admissible, Partial, []string{"1", "3"}
	refused := c
	refused.ID, refused.Verdict, refused.Motive = "c", Inadmissible, "La pièce d’identité manque."
	needs := []Need{{ID: "n1", ExtraTime: true, Agreed: true}, {ID: "n2", Text: "Salle au rez-de-chaussée"}}
	w := certification.Whole{Certification: k, Versions: []certification.Version{v, next}}
	form := formPage{Open: []Offer{{k, v}}, Year: 2026, Partners: []certification.Partner{{ID: "p1", Name: "Le Réseau des lieux de Bretagne"}}}
	wrong := form
	wrong.Form = ui.FormOf(nil, base.Wrong("route", "candidacy.route_refused"))
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "candidacy: the list", Page: listPage{All: []Candidate{c, partial, refused}}, Scene: as(base.Manager)},
		{Name: "candidacy: those whom one trains for another", Page: listPage{Trained: []Candidate{c, partial}}, Scene: as(base.Manager)},
		{Name: "candidacy: nobody yet", Page: listPage{}, Scene: as(base.Manager)},
		{Name: "candidacy: nobody found", Page: listPage{Filter: Filter{Words: "zoé"}}, Scene: as(base.Team)},
		{Name: "candidacy: enrol", Page: form, Scene: as(base.Manager)},
		{Name: "candidacy: a route refused", Page: wrong, Scene: as(base.Manager)},
		{Name: "candidacy: one to look at", Page: onePage{Candidate: c, Of: w, Needs: needs}, Scene: as(base.Manager)},
		{Name: "candidacy: one with units kept, to a trainer", Page: onePage{Candidate: partial, Of: w, Needs: needs}, Scene: as(base.Team)},
		{Name: "candidacy: one refused", Page: onePage{Candidate: refused, Of: w}, Scene: as(base.Manager)},
		{Name: "candidacy: an identity", Page: identityPage{Candidate: c}, Scene: as(base.Manager)},
	}
}
