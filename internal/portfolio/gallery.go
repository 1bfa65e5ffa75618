package portfolio

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	asks := certification.Version{ID: "v1", Certification: "c", Name: "2026", Published: true, Content: certification.Content{Units: []certification.Unit{
		{Code: "1", Title: "Élaborer un projet", Competences: []certification.Competence{
			{Code: "1.1", Title: "Situer son lieu", Criteria: []string{"Le lieu est comparé à d’autres."}, Evidence: []string{"Carnet de visites"}}, {Code: "1.2", Title: "Réunir les parties prenantes"}}},
		{Code: "2", Title: "Piloter l’économie", Competences: []certification.Competence{{Code: "2.1", Title: "Établir un prévisionnel"}, {Code: "2.4", Title: "Évaluer la situation financière"}}}}}}
	of := certification.Whole{Certification: certification.Certification{ID: "c", Code: "RS5142", Title: "Piloter un tiers-lieu", Terms: certification.Terms{OralMinutes: 30, ExtraTime: 3333, ServesMany: 2}}, Versions: []certification.Version{asks}}
	c := candidacy.Candidate{ID: "m", Certification: "c", Version: "v1", Verdict: candidacy.Admissible, Enrolled: "2026-09-01", PlaceName: "Le Moulin", Civil: candidacy.Civil{GivenName: "Malika", BirthName: "Benali"}}
	plan := Piece{ID: "1", Candidate: "m", Added: at, Told: Told{Kind: Snapshot, Title: "Prévisionnel 2027", Source: "Le Moulin · Prévisions", On: "2026-11-18", Mine: "J’ai bâti les hypothèses et relancé la région.\nJ’ai présenté le trou de février au bureau.",
		Ours: "La trésorière a relu.", Shown: Nobody, Competences: []string{"2.1", "2.4"}, File: Kept{Name: "previsionnel.pdf", Media: paperMedia, Size: 120_000, Sum: "0123456789abcdef0123456789abcdef"}}}
	visits := Piece{ID: "2", Candidate: "m", Added: at, Told: Told{Kind: Document, Title: "Carnet de visites", Source: "carnet.pdf", On: "2026-10-02", Competences: []string{"1.1", "1.2", "2.1"}, File: Kept{Name: "carnet.pdf", Media: paperMedia, Sum: "fedcba9876543210"}}}
	slides := Piece{ID: "3", Candidate: "m", Added: at, Told: Told{Kind: Slides, Title: "Support de l’oral", Source: "oral.pdf", On: "2026-11-19", Shown: Agreed, File: Kept{Name: "oral.pdf", Media: paperMedia, Sum: "aa"}}}
	begins := View{Candidate: c, Of: of, Asks: asks}
	going := begins
	going.About, going.Pieces = "Je pilote Le Moulin depuis 2022.\nC’est un ancien moulin à papier.", []Piece{plan, visits, slides}
	going.Comments = []Comment{{Competence: "2.1", Text: "Dites d’où vient le taux d’occupation.", Author: "Awa Diop", At: at}}
	whole := going
	plan.Competences, visits.Mine, visits.Shown, visits.Competences = []string{"2.1", "2.4"}, "J’ai visité cinq lieux.", Masked, []string{"1.1", "1.2"}
	whole.Pieces = []Piece{plan, visits, slides}
	whole.Appointment = Appointment{Day: "2026-12-11", At: "09:30", Minutes: 40, Where: "La Manufacture, salle 2", Session: "Jury de décembre"}
	sent := whole
	sent.Sendings = []Sending{{ID: "s", Candidate: "m", Number: 1, Name: c.Name(), Content: whole.Content(), Digest: whole.Content().Digest(), Pages: 6, At: at, Paper: Kept{Sum: "bb"}}}
	reading := sent
	reading.Juror, reading.Pieces, reading.Comments = true, nil, nil
	held := sent
	held.Outcome = candidacy.Total
	need := []candidacy.Need{{ID: "n", ExtraTime: true, Agreed: true}}
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	living := []ui.Option{{Value: "le-moulin forecast:1", Label: "Trois ans avec l’atelier bois", Note: "20 novembre 2026", Group: "Le Moulin"}}
	refused := ui.FormOf(nil, base.Wrong("file", "portfolio.file_kind"))
	stopped := ui.FormOf(nil, stopped(going.Gaps()))
	tries := []Rehearsal{{ID: "r2", Began: at.Add(time.Hour)}, {ID: "r1", Began: at, Ended: at.Add(34 * time.Minute)}}
	return []ui.Sample{
		{Name: "portfolio: it begins", Page: homePage{View: begins, Mine: true}, Scene: as(base.Member)},
		{Name: "portfolio: on the way", Page: homePage{View: going, Mine: true, Needs: need}, Scene: as(base.Member)},
		{Name: "portfolio: not yet to be sent", Page: homePage{View: going, Mine: true, Form: stopped}, Scene: as(base.Member)},
		{Name: "portfolio: ready", Page: homePage{View: whole, Mine: true, Needs: need}, Scene: as(base.Member)},
		{Name: "portfolio: sent", Page: homePage{View: sent, Mine: true}, Scene: as(base.Member)},
		{Name: "portfolio: obtained", Page: homePage{View: held, Mine: true}, Scene: as(base.Member)},
		{Name: "portfolio: as a trainer reads it", Page: homePage{View: going}, Scene: as(base.Team)},
		{Name: "portfolio: as a juror reads it", Page: readingPage{reading}, Scene: as(base.Visitor)},
		{Name: "portfolio: nothing to read yet", Page: readingPage{begins}, Scene: as(base.Visitor)},
		{Name: "portfolio: none", Page: minePage{}, Scene: as(base.Member)},
		{Name: "portfolio: several", Page: minePage{All: []candidacy.Candidate{c}, Certifications: []certification.Certification{of.Certification}}, Scene: as(base.Member)},
		{Name: "portfolio: who I am", Page: aboutPage{View: going}, Scene: as(base.Member)},
		{Name: "portfolio: add evidence", Page: newPage{View: begins, Today: "2026-11-20", For: "1.1", Living: living}, Scene: as(base.Member)},
		{Name: "portfolio: nothing lives, a file refused", Page: newPage{View: begins, Today: "2026-11-20", Form: refused}, Scene: as(base.Member)},
		{Name: "portfolio: a snapshot", Page: piecePage{View: going, Piece: plan}, Scene: as(base.Member)},
		{Name: "portfolio: a document", Page: piecePage{View: going, Piece: visits}, Scene: as(base.Member)},
		{Name: "portfolio: practising", Page: oralPage{View: whole, More: true, All: tries, Now: at.Add(time.Hour + 754*time.Second)}, Scene: as(base.Member)},
		{Name: "portfolio: practised", Page: oralPage{View: whole, All: tries[1:], Now: at}, Scene: as(base.Member)},
	}
}
