package training

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	asked := []certification.Competence{{Code: "1.1", Title: "Situer son lieu"}, {Code: "1.2", Title: "Réunir les parties prenantes"}, {Code: "2.1", Title: "Établir un prévisionnel"}}
	offer := Offer{Title: "Piloter un tiers-lieu", Certification: "c", Version: "v1", Objectives: []string{"Élaborer un projet stratégique", "Piloter l’économie d’un lieu"}, Prerequisites: "Une expérience d’animation ou de gestion",
		Access: "Un dossier puis un entretien", Delay: "Entre quatre et huit semaines", Price: 3_500_00, Priced: "Finançable par le compte personnel de formation", Contacts: "ecole@exemple.fr", Methods: "Séminaires dans des tiers-lieux", Assessment: "Dossier et oral",
		Accessibility: "Locaux de plain-pied, référente : Awa Diop", Modules: []Module{{Title: "Immersion et culture", Minutes: 1260, Competences: []string{"1.1", "1.2"}}, {Title: "Pilotage financier", Minutes: 1290, Competences: []string{"2.1"}}}}
	whole := Programme{ID: "p", Offer: offer, Published: "2026-09-01", Updated: "2026-10-02", Revision: 3}
	lacking := whole
	lacking.ID, lacking.Published, lacking.Delay, lacking.Accessibility, lacking.Modules = "q", "", "", "", offer.Modules[:1]
	halves := []Half{{ID: "h1", Day: "2026-11-23", Part: Morning, From: 540, To: 750, Minutes: 210, Title: "Immersion", Trainers: []base.ID[Trainer]{"t"}}, {ID: "h2", Day: "2026-12-07", Part: Afternoon, From: 810, To: 1020, Minutes: 210}}
	s := Session{ID: "s", Programme: "p", Name: "Promotion 2027", Host: "La Manufacture", Room: "Salle 2", Capacity: 12, Halves: halves}
	trainer := Trainer{ID: "t", Name: "Awa Diop", Email: "awa@exemple.fr", Skills: "Finances des associations", Reviewed: "2026-09-10"}
	outside := Trainer{ID: "u", Name: "Bo Lind", Email: "bo@exemple.fr", External: true}
	two, three := 2, 3
	malika := Trainee{ID: "m", Session: "s", Name: "Malika Benali", Email: "malika@exemple.fr", Status: Employee, Payer: "2h", Price: 3_500_00, Needs: "Tenir un budget et le présenter.", NeedsOn: "2026-10-01",
		Agreement: Agreement{Form: Contract, Remote: true, SignedOn: "2026-11-09"}, Positions: map[string]Position{"1.1": {Entry: &two, Exit: &three}, "1.2": {Entry: &two}, "2.1": {Entry: &three}}, Revision: 2}
	zoe := Trainee{ID: "z", Session: "s", Name: "Zoé Martin", Email: "zoe@exemple.fr", Status: Seeker, Payer: "7", Price: 3_500_00, Left: "2026-11-23", LeftWhy: "Un emploi", Positions: map[string]Position{}}
	duties := []Duty{{Session: s, Due: "2026-11-26"}, {Session: s, Exit: true, Due: "2026-11-20"}}
	one := sessionPage{Session: s, Of: whole, Trainees: []Trainee{malika, zoe}, Trainers: []Trainer{trainer, outside}, Duties: duties, Today: "2026-11-23"}
	one.Called = map[base.ID[Trainee]]Convocation{"m": {Trainee: "m", At: time.Date(2026, 11, 10, 9, 0, 0, 0, time.UTC)}}
	rules := []Regulation{{Number: 2, Text: "1. Chacun range ce qu’il a sorti.\n2. On prévient de son absence.", From: "2026-12-01", Author: "Odile", At: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)}, {Number: 1, Text: "1. Chacun range ce qu’il a sorti.", From: "2026-01-01", Author: "Odile", At: time.Date(2025, 12, 20, 9, 0, 0, 0, time.UTC)}}
	refused := one
	refused.Form = ui.FormOf(nil, base.Wrong("email", "training.enrolled_already"))
	file := traineePage{Trainee: malika, In: s, Of: whole, Asked: asked, Until: "2026-11-23", Today: "2026-11-23", Paid: []Payment{{ID: "y", On: "2026-11-24", Amount: 1_000_00}}}
	early := file
	early.Form = ui.FormOf(nil, base.Wrong("on", "training.may_withdraw", base.Args{"last": file.Until}))
	gone := whole
	gone.ID = "r"
	mended := programmeForm{Programme: lacking, Form: ui.FormOf(nil, complete(lacking.Offer, asked))}
	year := yearPage{Names: map[base.ID[Trainee]]Trainee{"m": malika, "z": zoe}, Return: Tally(2026, []Followed{{Trainee: malika, Minutes: 7770, Product: 3_500_00, Register: "RS"}, {Trainee: zoe, Minutes: 8400, Product: 3_500_00, Register: "RS"}}, [2]Counted{{1, 4200}, {1, 4200}})}
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "training: the work of a school", Page: listPage{Programmes: []Programme{whole, lacking, gone}, Lost: map[base.ID[Programme]]bool{"r": true}, Sessions: []Session{s, {ID: "n", Name: "Promotion 2028", Host: "Le Moulin"}}, Duties: duties, Today: "2026-11-23"}, Scene: as(base.Manager)},
		{Name: "training: nothing yet", Page: listPage{}, Scene: as(base.Manager)},
		{Name: "training: a programme", Page: programmePage{Programme: whole, Asked: asked, Sessions: []Session{s}}, Scene: as(base.Manager)},
		{Name: "training: a programme that lacks something", Page: programmePage{Programme: lacking, Asked: asked}, Scene: as(base.Manager)},
		{Name: "training: write an offer", Page: programmeForm{Programme: whole}, Scene: as(base.Manager)},
		{Name: "training: kept out of the catalogue", Page: mended, Scene: as(base.Manager)},
		{Name: "training: a new offer", Page: programmeForm{}, Scene: as(base.Manager)},
		{Name: "training: the catalogue", Page: cataloguePage{Place: "La coopérative", All: []Programme{whole}}, Bare: true},
		{Name: "training: an empty catalogue", Page: cataloguePage{Place: "La coopérative"}, Bare: true},
		{Name: "training: a session", Page: one, Scene: as(base.Manager)},
		{Name: "training: a session, to a trainer", Page: one, Scene: as(base.Team)},
		{Name: "training: somebody enrolled twice", Page: refused, Scene: as(base.Manager)},
		{Name: "training: a trainee", Page: file, Scene: as(base.Manager)},
		{Name: "training: a payment too early", Page: early, Scene: as(base.Manager)},
		{Name: "training: internal rules", Page: rulesPage{All: rules, Today: "2026-11-23"}, Scene: as(base.Manager)},
		{Name: "training: no internal rules", Page: rulesPage{Today: "2026-11-23"}, Scene: as(base.Manager)},
		{Name: "training: internal rules, for the public", Page: publicRulesPage{"La coopérative", rules[1]}, Bare: true},
		{Name: "training: who trains", Page: trainersPage{All: []Trainer{trainer, outside}}, Scene: as(base.Manager)},
		{Name: "training: the return of a year", Page: year, Scene: as(base.Manager)},
		{Name: "training: an empty year", Page: yearPage{Return: Tally(2025, nil, [2]Counted{})}, Scene: as(base.Manager)},
	}
}
