package app_test

import (
	"testing"

	"pilotis/internal/account"
	"pilotis/internal/attendance"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/quality"
	"pilotis/internal/testkit"
	"pilotis/internal/training"
)

// A session of training is signed by the people that training knows, and what they followed is
// what training tells the State.
func TestWhatIsSignedOfASessionIsWhatWasFollowed(t *testing.T) {
	t.Parallel()
	d := testkit.SQLite(t)
	h := house(t, d)
	school := h.place("École")
	boss := base.System(school.ID, school.Zone)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	testkit.At(d, "2026-10-01T10:00:00+02:00")
	p, err := h.Trainings.Write(ctx, boss, training.Programme{Offer: training.Offer{Title: "Tenir un budget", Objectives: []string{"Tenir un budget"}, Modules: []training.Module{{Title: "Budget", Minutes: 420}}}})
	must(err)
	s, err := h.Trainings.Plan(ctx, boss, training.Session{Programme: p.ID, Name: "Octobre", Host: "Le Moulin", Capacity: 5})
	must(err)
	tom, err := h.Trainings.Know(ctx, boss, training.Trainer{Name: "Tom Nguyen", Email: "tom@ex.fr"})
	must(err)
	m, err := h.Trainings.Enrol(ctx, boss, training.Trainee{Session: s.ID, Name: "Malika Benali", Email: "malika@ex.fr", Status: training.Seeker, Payer: "7"})
	must(err)
	held, err := h.Trainings.Hold(ctx, boss, s.ID, training.Usual{Days: []day.Day{"2026-10-25"}, Morning: training.Hours{From: 540, To: 750, Minutes: 210}, After: training.Hours{From: 1230, To: 1440, Minutes: 210}, Trainers: []base.ID[training.Trainer]{tom.ID}})
	must(err)
	yearly := func() int {
		t.Helper()
		_, followed, err := h.Trainings.Yearly(ctx, boss, 2026)
		must(err)
		return followed[0].Minutes
	}
	if got := yearly(); got != 420 {
		t.Errorf("nobody signs there: %d minutes planned", got)
	}
	as := func(name, email string) base.Actor {
		a, err := h.Accounts.Open(ctx, base.Actor{}, account.Opening{Email: email, Name: name, Password: "un moulin sur la Creuse"})
		must(err)
		return base.Actor{Account: a.ID, Name: name, Place: school.ID, Role: base.Visitor, Zone: school.Zone, Lang: "fr"}
	}
	malika, trainer := as("Malika", "malika@ex.fr"), as("Tom", "tom@ex.fr")
	sign := func(who base.Actor, half training.Half, p attendance.Party) attendance.Signature {
		t.Helper()
		v, x, err := h.Attendance.Sheet(ctx, who, base.ID[attendance.Half](half.ID))
		must(err)
		got, err := h.Attendance.Sign(ctx, who, attendance.Signing{Half: x.ID, Party: p, Digest: v.Sheet(x).Digest()})
		must(err)
		return got
	}
	testkit.At(d, "2026-10-25T10:00:00+01:00")
	sign(malika, held[0], attendance.AsTrainee)
	sign(trainer, held[0], attendance.AsTrainer)
	testkit.At(d, "2026-10-26T00:20:00+01:00") // twenty minutes after an evening that ends at midnight
	sign(trainer, held[1], attendance.AsTrainer)
	if got := yearly(); got != 210 {
		t.Errorf("%d minutes followed", got)
	}
	b, err := h.Quality.Book(ctx, boss)
	must(err)
	if l, err := b.Line(12); err != nil || l.State != quality.Met || l.Proofs[0].Path != "/attendance/sessions/"+string(s.ID) {
		t.Errorf("%+v, %v", l, err)
	}
	if got := sign(malika, held[1], attendance.AsTrainee); got.Late || got.Person != string(m.ID) {
		t.Errorf("%+v", got)
	}
	if _, err := h.Attendance.Close(ctx, boss, base.ID[attendance.Course](s.ID)); err != nil {
		t.Error(err)
	}
	c, err := h.Attendance.Certify(ctx, boss, base.ID[attendance.Course](s.ID), string(m.ID))
	if err != nil || c.Minutes != 420 || c.Name != "Malika Benali" {
		t.Errorf("%+v, %v", c, err)
	}
}
