package jury

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
	asks := certification.Version{ID: "v1", Certification: "c", Name: "v1", Content: certification.Content{
		Units: []certification.Unit{{Code: "1", Title: "Rassembler", Competences: []certification.Competence{{Code: "1.1", Title: "Accueillir", Criteria: []string{"Chacun est reçu"}}, {Code: "1.2", Title: "Conclure"}}}},
		Jury: certification.Bench{External: 10000, Seats: []certification.Seat{
			{Code: "a", Title: "Un représentant de l’ESS", Short: "ESS", Count: 1, Fields: []string{"ess"}}, {Code: "b", Title: "Deux pairs", Short: "famille tiers-lieux", Count: 2, Fields: []string{"fablab", "coworking"}}}}}}
	k := certification.Certification{ID: "c", Code: "RS5142", Title: "Piloter un tiers-lieu"}
	malika := candidacy.Candidate{ID: "m", Certification: "c", Version: "v1", Verdict: candidacy.Admissible, Civil: candidacy.Civil{GivenName: "Malika", BirthName: "Benali"}}
	zoe := malika
	zoe.ID, zoe.GivenName, zoe.Outcome = "z", "Zoé", candidacy.Partial
	s := Session{ID: "s", Certification: "c", Version: "v1", Name: "Jury de novembre", Day: "2026-11-20", Where: "La Manufacture, salle 2"}
	awa := Member{ID: "1", Session: "s", Name: "Awa Diop", Quality: "Chercheuse", Seat: "a", Field: "ess", Declared: at}
	bo := Member{ID: "2", Session: "s", Name: "Bo Lind", Seat: "b", Field: "fablab"}
	heard := Hearing{ID: "h", Session: "s", Candidate: "m", Minute: 540, Minutes: 40, Presence: Present, Units: []string{"1"}}
	waiting := Hearing{ID: "w", Session: "s", Candidate: "z", Minute: 590, Minutes: 30, Units: []string{"1"}}
	marks := []Mark{{"1.1", Acquired, ""}, {"1.2", UnderWay, "Peu de preuves"}}
	result := Ruling{Hearing: "h", Candidate: "m", Name: malika.Name(), Outcome: candidacy.Partial, Acquired: []string{"1"}, Missing: []string{"2"}, Marks: marks}
	m := Minutes{ID: "p", Session: "s", Number: 1, Digest: "0123456789abcdef0123", Body: Account{Members: []Sitting{{ID: "1", Name: awa.Name}, {ID: "2", Name: bo.Name}}, Results: []Ruling{result}},
		Signed: []Signature{{Member: "1", Name: awa.Name, At: at}}}
	v := View{Session: s, Of: k, Asks: asks, Members: []Member{awa, bo}, Links: []Link{{Member: "2", Bond: Trainer, Candidate: "z", Computed: true}}, Hearings: []Hearing{heard, waiting},
		Candidates: map[base.ID[candidacy.Candidate]]candidacy.Candidate{"m": malika, "z": zoe},
		Needs:      map[base.ID[candidacy.Candidate]][]candidacy.Need{"m": {{Text: "Salle calme", Agreed: true}}}, Incidents: []Incident{{Text: "Coupure de courant, dix minutes.", At: at}}}
	signed := v
	signed.Minutes = []Minutes{m}
	both := m
	both.Signed = append(both.Signed, Signature{Member: "2", Name: bo.Name, At: at})
	whole := v
	whole.Minutes = []Minutes{both}
	reading := Reading{Panel: Panel{Hear: []Member{awa}}, In: []base.ID[Member]{"1"}, All: []Grid{{Member: "1", Marks: marks}}, Proposed: marks}
	asked := asks.Competences()
	wrong := ui.FormOf(nil, base.Wrong("seat", "jury.seat_vacant", base.Args{"seat": "ESS"}))
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	one := onePage{View: v, In: map[base.ID[Hearing]][]base.ID[Member]{"h": {"1"}}, Open: []candidacy.Candidate{malika, zoe}}
	refused := one
	refused.Form = wrong
	return []ui.Sample{
		{Name: "jury: the sessions", Page: listPage{All: []Session{s}, Progress: map[base.ID[Session]]Progress{"s": {Called: 2, Members: 3, Signed: 1}}, Today: "2026-11-20", Staff: true}, Scene: as(base.Manager)},
		{Name: "jury: none yet", Page: listPage{Staff: true}, Scene: as(base.Manager)},
		{Name: "jury: none of a juror's", Page: listPage{}, Scene: as(base.Visitor)},
		{Name: "jury: open a session", Page: formPage{Open: []certification.Certification{k}, Today: "2026-11-20", Partners: []certification.Partner{{ID: "p1", Name: "La Fabrique du Littoral"}}}, Scene: as(base.Manager)},
		{Name: "jury: a session", Page: one, Scene: as(base.Manager)},
		{Name: "jury: a session that begins", Page: onePage{View: View{Session: s, Of: k, Asks: asks}, Open: []candidacy.Candidate{malika}}, Scene: as(base.Manager)},
		{Name: "jury: a member refused", Page: refused, Scene: as(base.Manager)},
		{Name: "jury: minutes half signed", Page: onePage{View: signed}, Scene: as(base.Manager)},
		{Name: "jury: a decision to rectify", Page: deliberationPage{View: whole, Hearing: heard, Candidate: malika, Asked: asked, Reading: reading}, Scene: as(base.Manager)},
		{Name: "jury: a juror's home", Page: minePage{View: signed, Me: bo, In: one.In}, Scene: as(base.Visitor)},
		{Name: "jury: a grid", Page: gridPage{Session: s, Hearing: heard, Candidate: malika, Me: awa, Asked: asked, Grid: Grid{Marks: marks}}, Scene: as(base.Visitor)},
		{Name: "jury: a grid submitted", Page: gridPage{Session: s, Hearing: heard, Candidate: malika, Me: awa, Asked: asked, Grid: Grid{Marks: marks, Submitted: at}}, Scene: as(base.Visitor)},
		{Name: "jury: grids that wait", Page: deliberationPage{View: v, Hearing: heard, Candidate: malika, Asked: asked, Reading: Reading{Panel: Panel{Hear: []Member{awa, bo}}}}, Scene: as(base.Manager)},
		{Name: "jury: a deliberation", Page: deliberationPage{View: v, Hearing: heard, Candidate: malika, Asked: asked, Reading: reading}, Scene: as(base.Manager)},
		{Name: "jury: no appeal", Page: appealsPage{Today: "2026-11-20"}, Scene: as(base.Manager)},
		{Name: "jury: appeals", Page: appealsPage{Today: "2026-12-30", Judged: []candidacy.Candidate{zoe}, Names: v.Candidates, All: []Appeal{{ID: "a", Number: "2026-0002", Candidate: "m", Due: "2026-12-25", Motive: "Oral écourté"},
			{ID: "b", Number: "2026-0001", Candidate: "z", Answered: "2026-12-01", Upheld: true, Answer: "Nouveau passage"}}}, Scene: as(base.Manager)},
	}
}
