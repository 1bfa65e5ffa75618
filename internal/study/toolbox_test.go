package study_test

import (
	"strings"
	"sync"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/study"
	"pilotis/internal/testkit"
	"pilotis/internal/training"
)

func TestTheToolboxTellsWhoOpenedWhatAndWhichEdition(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		told := study.Told{Kind: study.Template, Title: "Prévisionnel", Competences: []string{"2.1", "2.1"}}
		r, err := s.Put(ctx, s.tom, s.in, study.Resource{Told: told, File: study.File{Name: "plan.csv"}}, strings.NewReader("mois;ventes\n"))
		s.must(err)
		if r.Edition != 1 || r.File.Size != 12 || r.File.Sum != "beaca6f3658447171e78e9c2aa90135aab58777a62804e9d22c56591d2185814" || len(r.Competences) != 1 {
			t.Errorf("%+v", r)
		}
		for range 2 {
			got, content, err := s.Open(ctx, s.malika, s.in, r.ID)
			s.must(err)
			if got.ID != r.ID || string(content) != "mois;ventes\n" {
				t.Errorf("%+v %q", got, content)
			}
		}
		s.opens(s.awa, r.ID) // the school's own people are not counted
		view, err := s.Toolbox(ctx, s.tom, s.in)
		s.must(err)
		readers := view.Readers(r)
		if len(readers) != 1 || readers[0].Name != "Malika" {
			t.Fatalf("%+v", readers)
		}
		malika := readers[0].ID
		if o, _ := view.Opened(r, malika); o.Times != 2 || o.Edition != 1 || view.Stands(r, malika) != study.Read {
			t.Errorf("%+v", o)
		}
		r.Title = "Prévisionnel sur trois ans"
		r, err = s.Put(ctx, s.tom, s.in, r, nil) // the file stays, and its edition
		s.must(err)
		if r.Edition != 1 || r.File.Name != "plan.csv" {
			t.Errorf("%+v", r)
		}
		r, err = s.Put(ctx, s.tom, s.in, study.Resource{ID: r.ID, Told: r.Told, File: study.File{Name: "plan2.csv"}, Revision: r.Revision}, strings.NewReader("mois;ventes;aides\n"))
		s.must(err)
		view, err = s.Toolbox(ctx, s.tom, s.in)
		s.must(err)
		if r.Edition != 2 || view.Stands(r, malika) != study.Behind || s.count("study_file") != 1 {
			t.Errorf("%+v %s", r, view.Stands(r, malika))
		}
		if n, of := view.Seen(malika); n != 1 || of != 1 {
			t.Error(n, of)
		}
		mine, err := s.Toolbox(ctx, s.zoe, s.in)
		s.must(err)
		if len(mine.Readers(r)) != 0 {
			t.Error("Zoé reads what Malika opened")
		}
	})
}

func (s *scene) opens(who base.Actor, id base.ID[study.Resource]) {
	s.Helper()
	_, _, err := s.Open(ctx, who, s.in, id)
	s.must(err)
}

func TestTraineesSeeWhatIsOpenToThem(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		now := s.method("Accueillir")
		later, err := s.Put(ctx, s.tom, s.in, study.Resource{Told: study.Told{Kind: study.Document, Title: "Grille", Text: "…", Opens: "2026-11-24"}}, nil)
		s.must(err)
		_, err = s.Put(ctx, s.tom, s.in, study.Resource{Session: s.in, Told: study.Told{Kind: study.Reading, Title: "Panorama", Link: "https://exemple.fr/panorama"}}, nil)
		s.must(err)
		for _, c := range []struct {
			who  base.Actor
			in   base.ID[training.Session]
			sees string
		}{{s.malika, s.in, "Accueillir, Panorama"}, {s.tom, s.in, "Accueillir, Grille, Panorama"}, {s.awa, s.in, "Accueillir, Grille, Panorama"}, {s.yann, s.other, "Accueillir"}} {
			if got := s.sees(c.who, c.in); got != c.sees {
				t.Errorf("%s: %s, want %s", c.who.Name, got, c.sees)
			}
		}
		_, _, err = s.Open(ctx, s.malika, s.in, later.ID)
		s.refused(err, base.NotFound, "base.not_found")
		testkit.At(d, "2026-11-24T00:00:00+01:00")
		s.opens(s.malika, later.ID)
		s.must(s.Withdraw(ctx, s.tom, s.in, now.ID, true))
		if got := s.sees(s.malika, s.in); got != "Grille, Panorama" {
			t.Error(got)
		}
		s.must(s.Withdraw(ctx, s.awa, s.in, now.ID, false))
		if got := s.sees(s.malika, s.in); got != "Accueillir, Grille, Panorama" {
			t.Error(got)
		}
	})
}

func TestAToolboxIsNotThereForStrangersAndIsFilledByItsTrainers(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		r := s.method("Accueillir")
		elsewhere := testkit.As(base.Manager, "ailleurs")
		for _, who := range []base.Actor{s.yann, testkit.Who("member.lea", s.boss.Place), elsewhere} {
			_, err := s.Toolbox(ctx, who, s.in)
			s.refused(err, base.NotFound, "base.not_found")
			_, _, err = s.Open(ctx, who, s.in, r.ID)
			s.refused(err, base.NotFound, "base.not_found")
		}
		_, err := s.Put(ctx, s.malika, s.in, study.Resource{Told: r.Told}, nil)
		s.refused(err, base.Forbidden, "study.not_yours")
		s.refused(s.Withdraw(ctx, s.malika, s.in, r.ID, true), base.Forbidden, "study.not_yours")
		_, err = s.Toolbox(ctx, s.boss, "nothing")
		s.refused(err, base.NotFound, "base.not_found")
	})
}

func TestAResourceIsOneOfAFileAnAddressAndAText(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		told := study.Told{Kind: study.Document, Title: "Guide"}
		for code, r := range map[string]study.Resource{
			"study.nothing":     {Told: told},
			"study.several":     {Told: study.Told{Kind: study.Document, Title: "Guide", Text: "…", Link: "https://exemple.fr"}},
			"study.not_a_link":  {Told: study.Told{Kind: study.Document, Title: "Guide", Link: "javascript:alert(1)"}},
			"base.required":     {Told: study.Told{Kind: study.Document, Text: "…"}},
			"base.not_a_choice": {Told: study.Told{Kind: "film", Title: "Guide", Text: "…"}},
			"base.not_a_day":    {Told: study.Told{Kind: study.Document, Title: "Guide", Text: "…", Opens: "2026-02-30"}},
			"base.too_long":     {Told: study.Told{Kind: study.Document, Title: strings.Repeat("é", 201), Text: "…"}},
		} {
			_, err := s.Put(ctx, s.tom, s.in, r, nil)
			s.refused(err, base.Invalid, code)
		}
		_, err := s.Put(ctx, s.tom, s.in, study.Resource{Told: study.Told{Kind: study.Method, Title: "Guide", Text: "…", Competences: []string{"9.9"}}}, nil)
		s.refused(err, base.Invalid, "base.not_a_choice")
		_, err = s.Put(ctx, s.tom, s.in, study.Resource{Told: told, File: study.File{Name: "vide.pdf"}}, strings.NewReader(""))
		s.refused(err, base.Invalid, "study.file_empty")
		_, err = s.Put(ctx, s.tom, s.in, study.Resource{Told: told, File: study.File{Name: "gros.bin"}}, strings.NewReader(strings.Repeat("x", 20<<20+1)))
		s.refused(err, base.Invalid, "study.file_large")
		if s.count("study_resource")+s.count("study_file") != 0 {
			t.Error("something refused was kept")
		}
	})
}

func TestOfTwoWhoChangeAResourceAtOnceOneIsTold(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		r := s.method("Accueillir")
		var gate sync.WaitGroup
		refused := make(chan error, 2)
		for _, title := range []string{"Accueillir mieux", "Accueillir plus"} {
			gate.Go(func() {
				mine := r
				mine.Title = title
				if _, err := s.Put(ctx, s.tom, s.in, mine, nil); err != nil {
					refused <- err
				}
			})
		}
		gate.Wait()
		if len(refused) != 1 {
			t.Fatalf("%d refused", len(refused))
		}
		s.refused(<-refused, base.Conflict, "study.changed_meanwhile")
	})
}

func TestTheFirstPageTellsWhatIsNew(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		a, _ := s.method("Accueillir"), s.method("Écouter")
		s.opens(s.malika, a.ID)
		_, err := s.Ask(ctx, s.zoe, s.in, study.Thread{Title: "Le café"}, "Comment faites-vous ?")
		s.must(err)
		seats, err := s.Seats(ctx, s.malika)
		s.must(err)
		if len(seats) != 1 || seats[0].Name != "Promotion 12" || seats[0].Tools != 2 || seats[0].Fresh != 1 || seats[0].Unread != 1 || seats[0].Of != "Piloter un tiers-lieu" {
			t.Errorf("%+v", seats)
		}
		x, err := s.Exchange(ctx, s.malika, s.in)
		s.must(err)
		testkit.At(d, "2026-11-23T10:05:00+01:00")
		s.must(s.Visit(ctx, s.malika, x.Group))
		seats, err = s.Seats(ctx, s.malika)
		s.must(err)
		if seats[0].Unread != 0 {
			t.Errorf("%+v", seats[0])
		}
		if seats, err = s.Seats(ctx, s.awa); err != nil || len(seats) != 2 || seats[1].Fresh != 0 {
			t.Errorf("%+v %v", seats, err)
		}
		if seats, err = s.Seats(ctx, testkit.Who("member.lea", s.boss.Place)); err != nil || len(seats) != 0 {
			t.Errorf("%+v %v", seats, err)
		}
	})
}

func TestTheToolboxProvesThatTraineesUseIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		r := s.method("Accueillir")
		s.opens(s.malika, r.ID)
		uses, err := s.Uses(ctx, s.boss, "2026-01-01")
		s.must(err)
		got := map[string][4]any{}
		for _, u := range uses {
			got[u.Name] = [4]any{u.Tools, u.Readers, u.Trainees, string(u.Last)}
		}
		if len(got) != 2 || got["Promotion 12"] != [4]any{1, 1, 2, "2026-11-23"} || got["Promotion 13"] != [4]any{1, 0, 1, ""} {
			t.Error(got)
		}
		if uses, err = s.Uses(ctx, s.boss, "2026-11-24"); err != nil || len(uses) != 0 {
			t.Error(uses, err)
		}
	})
}
