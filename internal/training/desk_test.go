package training_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/testkit"
	"pilotis/internal/training"
)

var ctx = context.Background()

// school is one that gives a session.
type school struct {
	*training.Desk
	t    *testing.T
	boss base.Actor
	of   training.Programme
	in   training.Session
}

func open(t *testing.T, kept *db.DB) *school {
	t.Helper()
	s := &school{t: t, boss: base.System("coop", testkit.Paris)}
	s.boss.Lang = "fr"
	s.Desk = &training.Desk{DB: kept, Certifications: &certification.Desk{DB: kept}, Law: &law.Desk{DB: kept},
		Department: func(context.Context, db.Reader, base.PlaceID) (string, error) { return "33", nil },
		Place: func(context.Context, string) (training.Organisation, error) {
			return training.Organisation{ID: "coop", Name: "La coopérative", Zone: testkit.Paris}, nil
		},
		Head: func(context.Context, db.Reader, base.PlaceID) (training.Head, error) {
			return training.Head{Name: "La coopérative", Email: "ecole@ex.fr", URL: "https://lieu.example/p/coop"}, nil
		},
		Venue: func(context.Context, base.Actor, base.ID[training.Session]) ([]paper.Chapter, error) { return nil, nil }}
	var err error
	s.of, err = s.Write(ctx, s.boss, training.Programme{Offer: s.offer()})
	s.must(err)
	s.in, err = s.Plan(ctx, s.boss, training.Session{Programme: s.of.ID, Name: "Promotion", Host: "La Manufacture", Capacity: 2})
	s.must(err)
	return s
}

func (s *school) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// offer tells all that the public must find, and prepares for the whole certification.
func (s *school) offer() training.Offer {
	w, err := s.Certifications.Find(ctx, "RS5142")
	s.must(err)
	v, _ := w.InForce("2026-11-01")
	o := training.Offer{Title: "Piloter un tiers-lieu", Certification: w.ID, Version: v.ID, Objectives: []string{"Piloter"}, Prerequisites: "Aucun", Access: "Un entretien", Delay: "Deux mois", Price: 3_500_00,
		Contacts: "ecole@ex.fr", Methods: "Séminaires", Assessment: "Dossier et oral", Accessibility: "Plain-pied"}
	for _, u := range v.Units {
		m := training.Module{Title: u.Title, Minutes: 2800}
		for _, k := range u.Competences {
			m.Competences = append(m.Competences, k.Code)
		}
		o.Modules = append(o.Modules, m)
	}
	return o
}

func (s *school) enrol(name string) training.Trainee {
	s.t.Helper()
	t, err := s.Enrol(ctx, s.boss, training.Trainee{Session: s.in.ID, Name: name, Email: name + "@ex.fr", Status: training.Own, Payer: "9", Price: 3_500_00})
	s.must(err)
	return t
}

func (s *school) refused(err error, key string) {
	s.t.Helper()
	var f *base.Fault
	if errors.As(err, &f) {
		for _, field := range f.Fields {
			if field.Key == key {
				return
			}
		}
		if f.Key == key {
			return
		}
	}
	s.t.Errorf("%v, not %s", err, key)
}

func TestAProgrammeIsInTheCatalogueOnceThePublicFindsAll(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		s := open(t, kept)
		lacking := s.of
		lacking.Delay, lacking.Modules[0].Competences = "", lacking.Modules[0].Competences[1:]
		lacking, err := s.Write(ctx, s.boss, lacking)
		s.must(err)
		err = s.Publish(ctx, s.boss, lacking.ID, true)
		s.refused(err, "training.lacks_access_delay")
		s.refused(err, "training.uncovered")
		whole := training.Programme{ID: lacking.ID, Offer: s.offer(), Revision: lacking.Revision}
		whole, err = s.Write(ctx, s.boss, whole)
		s.must(err)
		s.must(s.Publish(ctx, s.boss, whole.ID, true))
		shown, err := s.Catalogue(ctx, training.Organisation{ID: "coop", Zone: testkit.Paris})
		s.must(err)
		if len(shown) != 1 || shown[0].Published == "" {
			t.Error(shown)
		}
		now, _, err := s.Programme(ctx, s.boss, whole.ID)
		s.must(err)
		now.Prerequisites = ""
		_, err = s.Write(ctx, s.boss, now)
		s.refused(err, "training.lacks_prerequisites")
		s.must(s.Publish(ctx, s.boss, whole.ID, false))
		if shown, err = s.Catalogue(ctx, training.Organisation{ID: "coop", Zone: testkit.Paris}); err != nil || len(shown) > 0 {
			t.Error(shown, err)
		}
		_, err = s.Write(ctx, s.boss, whole)
		s.refused(err, "training.changed_meanwhile")
	})
}

func TestS4NothingIsPaidWhileOneMayWithdraw(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		s := open(t, kept)
		kept.Clock = func() time.Time { return time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC) }
		_, err := s.Hold(ctx, s.boss, s.in.ID, training.Usual{Days: []day.Day{"2027-01-11"}, Morning: training.Hours{From: 540, To: 750, Minutes: 210}})
		s.must(err)
		m := s.enrol("malika")
		s.refused(s.Pay(ctx, s.boss, m.ID, "2026-11-20", 1_000_00), "training.not_signed")
		m.Agreement = training.Agreement{Form: training.Contract, Remote: true, SignedOn: "2026-11-09"}
		s.must(s.Follow(ctx, s.boss, m))
		until, may, err := s.Until(ctx, s.boss, m)
		s.must(err)
		if !may || until != "2026-11-23" {
			t.Error(until, may)
		}
		for _, on := range []day.Day{"2026-11-20", "2026-11-23"} {
			s.refused(s.Pay(ctx, s.boss, m.ID, on, 1_000_00), "training.may_withdraw")
		}
		s.refused(s.Pay(ctx, s.boss, m.ID, "2026-11-24", 1_050_01), "training.deposit")
		s.must(s.Pay(ctx, s.boss, m.ID, "2026-11-24", 1_050_00))
		s.refused(s.Pay(ctx, s.boss, m.ID, "2026-12-24", 1), "training.deposit")
		s.must(s.Pay(ctx, s.boss, m.ID, "2027-01-11", 2_450_00))
		s.refused(s.Pay(ctx, s.boss, m.ID, "2027-01-12", 1), "training.too_much")
		now, paid, err := s.Trainee(ctx, s.boss, m.ID)
		s.must(err)
		if training.Paid(paid) != 3_500_00 {
			t.Error(paid)
		}
		now.SignedOn = "2026-11-01"
		s.refused(s.Follow(ctx, s.boss, now), "training.paid_already")
	})
}

func TestTheLastSeatIsTakenOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		s := open(t, kept)
		var done sync.WaitGroup
		taken := make(chan error, 6)
		for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
			done.Go(func() {
				_, err := s.Enrol(ctx, s.boss, training.Trainee{Session: s.in.ID, Name: name, Email: name + "@ex.fr", Status: training.Seeker, Payer: "7"})
				taken <- err
			})
		}
		done.Wait()
		close(taken)
		in := 0
		for err := range taken {
			if err == nil {
				in++
			} else {
				s.refused(err, "training.full")
			}
		}
		all, err := s.Trainees(ctx, kept, s.boss, s.in.ID)
		s.must(err)
		if in != 2 || len(all) != 2 {
			t.Error(in, len(all))
		}
		_, err = s.Enrol(ctx, s.boss, training.Trainee{Session: s.in.ID, Name: "Encore", Email: all[0].Email, Status: training.Seeker, Payer: "7"})
		s.refused(err, "training.enrolled_already")
	})
}

func TestHalfDaysComeInOrderAndOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		s := open(t, kept)
		trainer, err := s.Know(ctx, s.boss, training.Trainer{Name: "Awa", Email: "Awa@ex.fr", External: true})
		s.must(err)
		u := training.Usual{Days: []day.Day{"2027-03-28", "2027-03-22"}, Morning: training.Hours{From: 540, To: 750, Minutes: 210}, After: training.Hours{From: 810, To: 1020, Minutes: 210}, Trainers: []base.ID[training.Trainer]{trainer.ID}}
		added, err := s.Hold(ctx, s.boss, s.in.ID, u)
		s.must(err)
		if len(added) != 4 || added[0].Day != "2027-03-22" || added[0].Part != training.Morning || added[3].Day != "2027-03-28" {
			t.Error(added)
		}
		_, err = s.Hold(ctx, s.boss, s.in.ID, training.Usual{Days: []day.Day{"2027-03-29", "2027-03-22"}, Morning: u.Morning})
		s.refused(err, "training.held_already")
		now, err := s.Session(ctx, kept, s.boss, s.in.ID)
		s.must(err)
		if len(now.Halves) != 4 || now.Minutes() != 840 {
			t.Error(now.Halves)
		}
		for field, bad := range map[string]training.Usual{
			"training.no_days":     {Morning: u.Morning},
			"base.not_a_day":       {Days: []day.Day{"2027-02-30"}, Morning: u.Morning},
			"training.no_half":     {Days: u.Days},
			"training.hours_wrong": {Days: u.Days, Morning: training.Hours{From: 750, To: 540, Minutes: 10}},
			"base.not_a_choice":    {Days: []day.Day{"2027-04-01"}, Morning: u.Morning, Trainers: []base.ID[training.Trainer]{"x"}},
		} {
			_, err := s.Hold(ctx, s.boss, s.in.ID, bad)
			s.refused(err, field)
		}
		s.must(s.Drop(ctx, s.boss, s.in.ID, added[3].ID))
		id, err := s.Holding(ctx, kept, s.boss, added[0].ID)
		s.must(err)
		of, err := s.Taking(ctx, kept, s.boss, "awa@ex.fr")
		s.must(err)
		if id != s.in.ID || len(of) != 1 || of[0] != s.in.ID {
			t.Error(id, of)
		}
	})
}

func TestAYearIsWhatWasFollowedInIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		s := open(t, kept)
		trainer, err := s.Know(ctx, s.boss, training.Trainer{Name: "Awa", Email: "awa@ex.fr", External: true})
		s.must(err)
		morning := training.Hours{From: 540, To: 750, Minutes: 210}
		_, err = s.Hold(ctx, s.boss, s.in.ID, training.Usual{Days: []day.Day{"2026-12-30", "2026-12-31", "2027-01-04", "2027-01-05"}, Morning: morning, Trainers: []base.ID[training.Trainer]{trainer.ID}})
		s.must(err)
		m, z := s.enrol("malika"), s.enrol("zoe")
		z.Left, z.LeftWhy = "2026-12-30", "Un emploi"
		s.must(s.Follow(ctx, s.boss, z))
		r, _, err := s.Yearly(ctx, s.boss, 2026)
		s.must(err)
		if all := r.All(); all != (training.Counted{People: 2, Minutes: 630}) || r.Total() != 3_500_00 || r.Specific.People != 2 || r.Trainers[1] != (training.Counted{People: 1, Minutes: 420}) {
			t.Error(all, r.Total(), r.Specific, r.Trainers)
		}
		s.Followed = func(_ context.Context, _ base.Actor, _ base.ID[training.Session], from, _ day.Day) (map[base.ID[training.Trainee]]int, error) {
			return map[base.ID[training.Trainee]]int{m.ID: 210}, nil
		}
		if r, _, err = s.Yearly(ctx, s.boss, 2026); err != nil || r.All() != (training.Counted{People: 1, Minutes: 210}) {
			t.Error(r.All(), err)
		}
	})
}

func TestATraineeIsPlacedOnWhatTheProgrammePrepares(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		s := open(t, kept)
		m := s.enrol("malika")
		s.must(s.Stand(ctx, s.boss, m.ID, false, map[string]int{"1.1": 1, "2.1": 0}))
		s.must(s.Stand(ctx, s.boss, m.ID, true, map[string]int{"1.1": 3}))
		now, _, err := s.Trainee(ctx, s.boss, m.ID)
		s.must(err)
		if at := now.Positions["1.1"]; *at.Entry != 1 || *at.Exit != 3 || now.Positions["2.1"].Exit != nil {
			t.Error(now.Positions)
		}
		s.refused(s.Stand(ctx, s.boss, m.ID, false, map[string]int{"1.1": 4}), "training.level")
		s.refused(s.Stand(ctx, s.boss, m.ID, false, map[string]int{"9.9": 1}), "training.no_such_competence")
	})
}

func TestAnotherSchoolSeesNothing(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		s := open(t, kept)
		m := s.enrol("malika")
		other := base.System("ailleurs", testkit.Paris)
		for _, err := range []error{
			func() error { _, _, err := s.Trainee(ctx, other, m.ID); return err }(),
			func() error { _, err := s.Session(ctx, kept, other, s.in.ID); return err }(),
			func() error { _, _, err := s.Programme(ctx, other, s.of.ID); return err }(),
			s.Pay(ctx, other, m.ID, "2026-01-05", money.Cents(1)),
			s.Publish(ctx, other, s.of.ID, true),
		} {
			if base.KindOf(err) != base.NotFound {
				t.Error(err)
			}
		}
		all, err := s.Sessions(ctx, kept, other)
		if err != nil || len(all) > 0 {
			t.Error(all, err)
		}
	})
}
