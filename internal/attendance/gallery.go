package attendance

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	v := sampleView()
	mine := v
	mine.Staff, mine.Self = false, Self{Trainee: v.Trainees[0]}
	trainer := v
	trainer.Staff, trainer.Self = false, Self{Trainer: v.Halves[0].Trainers[0]}
	closed := v
	closed.Closed = Closing{Session: v.ID, Digest: "0123456789abcdef", At: v.Now, By: "Odile"}
	as := func(role base.Role) func(*ui.Scene) {
		return func(s *ui.Scene) { s.Who.Role, s.Who.Account, s.Now = role, "a", v.Now }
	}
	last := len(v.Halves) - 1
	code, _ := paper.CodeOf("https://lieu.example", "")
	refused := ui.FormOf(nil, base.Wrong("reason", "attendance.why_after"))
	today := v.Halves[last].Day
	given := Certificate{ID: "c", Number: "CR-2026-0001", Trainee: "m", Tally: v.Tally(v.Trainees[0], v.Halves)}
	return []ui.Sample{
		{Name: "attendance: a trainee's day", Page: homePage{Mine: []View{mine}, Today: today}, Scene: as(base.Visitor)},
		{Name: "attendance: a trainer's day", Page: homePage{Mine: []View{trainer}, Today: today}, Scene: as(base.Team)},
		{Name: "attendance: the sessions", Page: homePage{All: []View{v, closed}, Today: today}, Scene: as(base.Manager)},
		{Name: "attendance: nothing to sign", Page: homePage{Today: today}, Scene: as(base.Visitor)},
		{Name: "attendance: a sheet, by the trainer", Page: sheetPage{View: trainer, Half: v.Halves[last], Trains: true, Code: code}, Scene: as(base.Team)},
		{Name: "attendance: a sheet, by a trainee", Page: sheetPage{View: mine, Half: v.Halves[last]}, Scene: as(base.Visitor)},
		{Name: "attendance: a sheet of a closed session, refused", Page: sheetPage{Form: refused, View: closed, Half: v.Halves[1]}, Scene: as(base.Manager)},
		{Name: "attendance: a session", Page: sessionPage{View: v, Codes: map[string]string{"m": "123456"}, Given: []Certificate{given}}, Scene: as(base.Manager)},
		{Name: "attendance: a session, by a trainee", Page: sessionPage{View: mine}, Scene: as(base.Visitor)},
		{Name: "attendance: a closed session", Page: sessionPage{View: closed}, Scene: as(base.Manager)},
		{Name: "attendance: a session without anybody", Page: sessionPage{View: View{Register: Read(Course{Name: "Session 13"}, nil, nil, nil, v.Now), Staff: true}}, Scene: as(base.Manager)},
		{Name: "attendance: settings", Page: settingsPage{Settings: usual()}, Scene: as(base.Manager)},
	}
}

// sampleView is a session of four days on its last afternoon: somebody late, absent, in dispute.
func sampleView() View {
	tom := Person{ID: "t", Name: "Tom Nguyen"}
	c := Course{ID: "s", Organisation: "La Coopérative", Name: "Session de l’automne", Programme: "Piloter un tiers-lieu", Where: "Le Moulin", Objectives: []string{"Situer son lieu"},
		Trainees: []Trainee{{Person: Person{ID: "m", Name: "Malika Benali"}}, {Person: Person{ID: "z", Name: "Zoé Çelik"}}, {Person: Person{ID: "p", Name: "Paul Roux"}, Left: "2026-10-06"}}}
	var kept []Sheet
	var signed []Signature
	for i := range 8 {
		from := time.Date(2026, 10, 5+i/2, 7+5*(i%2), 0, 0, 0, time.UTC)
		h := Half{ID: base.ID[Half](string(rune('a' + i))), Day: day.Of(from, time.UTC), Part: []Part{Morning, Afternoon}[i%2], From: from, To: from.Add(210 * time.Minute), Minutes: 210, Title: "Atelier", Trainers: []Person{tom}}
		c.Halves = append(c.Halves, h)
		kept = append(kept, c.Sheet(h))
		sign := func(p Party, person, name string, late bool) {
			signed = append(signed, Signature{ID: base.ID[Signature](string(h.ID) + person), Half: h.ID, Party: p, Person: person, Name: name, At: h.From.Add(time.Hour), Late: late, Digest: c.Sheet(h).Digest(), Way: ByAccount})
		}
		if i < 7 {
			sign(AsTrainer, "t", tom.Name, false)
			sign(AsTrainee, "m", "Malika Benali", i == 2)
		}
		if i < 6 && i != 3 {
			sign(AsTrainee, "z", "Zoé Çelik", false)
		}
		if i < 4 {
			sign(AsTrainee, "p", "Paul Roux", false)
		}
	}
	noted := []Absence{{Half: "d", Trainee: "z", Excused: true, Reason: "Panne de train", At: c.Halves[3].To, By: "Tom Nguyen"}, {Half: "f", Trainee: "z", Reason: "Partie plus tôt", At: c.Halves[5].To, By: "Tom Nguyen"}}
	return View{Register: Read(c, kept, signed, noted, c.Halves[7].From.Add(time.Hour)), Settings: usual(), Staff: true}
}
