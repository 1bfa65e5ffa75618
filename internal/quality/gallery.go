package quality

import (
	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	manager, team := as(base.Manager), as(base.Team)
	book := Book{Settings: usual(), On: "2026-11-23"}
	book.NextAudit = "2027-02-10"
	shown := map[int]Shown{2: {Proofs: []Proof{{"quality.proof_mean", base.Args{"title": "À chaud, promotion 2026", "n": 9, "asked": 10, "mean": "4,40"}, "/surveys/s", "2026-10-12"}}},
		23: {Gaps: []Gap{{"quality.gap_unused", base.Args{"source": "Journal officiel"}, "/watch"}}, Proofs: []Proof{{"quality.proof_note", base.Args{"source": "Centre Inffo"}, "/watch", "2026-09-02"}}},
		30: {Gaps: []Gap{{"quality.gap_view_funders", nil, "/surveys/new"}, {"quality.gap_view_team", nil, "/surveys/new"}}},
		31: {Gaps: []Gap{{"quality.gap_unanswered", base.Args{"number": "2026-0001"}, "/complaints/c"}}, Proofs: []Proof{{"quality.proof_register", base.Args{"n": 2, "days": 30}, "/complaints", "2026-10-20"}}}}
	for _, i := range National().Indicators {
		book.Lines = append(book.Lines, line(book.Profile, i, shown[i.Number], Review{}))
	}
	complaint := Complaint{ID: "c", Number: "2026-0001", Kind: Grievance, Public: Trainees, Name: "Malika Benali", Email: "malika@exemple.fr", Subject: "Salle trop froide",
		Text: "Nous avons gardé nos manteaux deux jours.\nMerci de chauffer la salle.", Opened: "2026-10-20", Due: "2026-11-19"}
	answered := complaint
	answered.ID, answered.Number, answered.Kind, answered.Answer, answered.Answered = "d", "2026-0002", Incident, "Le chauffage est réparé.", "2026-10-24"
	better := []Improvement{{ID: "i", Title: "Vérifier le chauffage la veille", Origin: FromComplaint, OriginID: "d", Carrier: "Ana", Made: "2026-10-24", Due: "2026-11-30"},
		{ID: "j", Title: "Un livret d’accueil plus court", Origin: FromIdea, Carrier: "Zoé", Made: "2026-06-01", Due: "2026-09-01", Done: "2026-08-20", Effect: "Lu par tous, d’après le bilan à chaud."},
		{ID: "k", Title: "Appeler les financeurs", Origin: FromIndicator, OriginID: "30", Carrier: "Ana", Made: "2026-06-01", Due: "2026-09-01"}}
	survey := Survey{ID: "s", Title: "À chaud, promotion 2026", About: "Piloter un tiers-lieu", Public: Trainees, Moment: Hot, Kind: Opinion, Questions: []string{"La formation répond à mon besoin", "Le lieu était agréable"}, Made: "2026-10-02"}
	var all []Given
	for n := range 6 {
		all = append(all, Given{Notes: []int{3 + n%3, min(n, 5)}, On: "2026-10-12"})
	}
	all[0].Words = "Plus de visites de lieux."
	heard := hear(survey, 10, all, 5)
	few := hear(Survey{ID: "t", Title: "Avis des financeurs", Public: Funders, Moment: Cold, Kind: Opinion, Questions: survey.Questions, Closed: "2026-11-01"}, 3, all[:2], 5)
	guests := []Invite{{ID: "g", Name: "Malika Benali", Email: "malika@exemple.fr", Sent: "2026-10-02", Answered: true}, {ID: "h", Email: "zoe@exemple.fr", Sent: "2026-10-02", Reminded: "2026-10-09"}}
	notes := []Note{{ID: "n", Indicator: 23, On: "2026-11-02", Source: "Journal officiel", Text: "Le décret sur les délais de rétractation.", By: "Ana"},
		{ID: "o", Indicator: 26, On: "2026-09-02", Source: "Agefiph", Text: "Échange sur les salles accessibles.", Result: "Une fiche par salle.", By: "Zoé"}}
	wrong := complainPage{Form: ui.FormOf(nil, base.Wrong("subject", "base.required")), On: book.On, Days: 30}
	line31, _ := book.Line(31)
	line13, _ := book.Line(13)
	documents := []Evidence{{ID: "e", Indicator: 31, Title: "Procédure affichée", Name: "procedure.pdf", On: "2026-01-12"}}
	return []ui.Sample{
		{Name: "quality: the book", Page: bookPage{Book: book}, Scene: manager},
		{Name: "quality: what is major", Page: bookPage{Book: book, State: Major}, Scene: team},
		{Name: "quality: nothing so", Page: bookPage{Book: Book{On: book.On}, State: Minor}, Scene: team},
		{Name: "quality: an indicator with something missing", Page: indicatorPage{Line: line31, On: book.On, Evidence: documents, Better: better[2:]}, Scene: manager},
		{Name: "quality: an indicator that is not asked for", Page: indicatorPage{Line: line13, On: book.On}, Scene: team},
		{Name: "quality: the register", Page: complaintsPage{All: []Complaint{answered, complaint}, On: book.On, Days: 30}, Scene: manager},
		{Name: "quality: an empty register", Page: complaintsPage{On: book.On, Days: 30}, Scene: manager},
		{Name: "quality: what I wrote", Page: complaintsPage{All: []Complaint{complaint}, On: "2026-10-25", Days: 30, Mine: true}, Scene: as(base.Visitor)},
		{Name: "quality: a complaint to answer", Page: complaintPage{Complaint: complaint, On: "2026-10-25"}, Scene: manager},
		{Name: "quality: a complaint answered", Page: complaintPage{Complaint: answered, On: book.On, Better: better[:1]}, Scene: manager},
		{Name: "quality: a complaint, to whom it is of", Page: complaintPage{Complaint: complaint, On: "2026-10-25"}, Scene: as(base.Visitor)},
		{Name: "quality: complain", Page: wrong, Scene: manager},
		{Name: "quality: improvements", Page: improvementsPage{All: better, On: book.On}, Scene: team},
		{Name: "quality: no improvement", Page: improvementsPage{On: book.On}, Scene: team},
		{Name: "quality: surveys", Page: surveysPage{All: []Heard{heard, few}}, Scene: manager},
		{Name: "quality: no survey", Page: surveysPage{}, Scene: team},
		{Name: "quality: a survey", Page: surveyPage{Heard: heard, Guests: guests, Under: 5, Better: better[:1], On: book.On}, Scene: manager},
		{Name: "quality: a survey that few answered", Page: surveyPage{Heard: few, Under: 5, On: book.On}, Scene: team},
		{Name: "quality: make a survey", Page: askPage{}, Scene: manager},
		{Name: "quality: answer a survey", Page: answerPage{Survey: survey, Token: "x"}, Scene: as(base.Stranger), Bare: true},
		{Name: "quality: thanks", Page: thanksPage{}, Scene: as(base.Stranger), Bare: true},
		{Name: "quality: the journal", Page: watchPage{All: notes, On: book.On}, Scene: team},
		{Name: "quality: settings", Page: settingsPage{Settings: usual()}, Scene: manager},
	}
}
