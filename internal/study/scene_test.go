package study_test

import (
	"context"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/study"
	"pilotis/internal/testkit"
	"pilotis/internal/training"
)

var ctx = context.Background()

// scene is a session that Tom trains, followed by Malika and Zoé; Yann follows another of the same
// training, and Awa is the school's, but trains in none.
type scene struct {
	*testing.T
	*study.Desk
	boss, awa, tom, malika, zoe, yann base.Actor
	in, other                         base.ID[training.Session]
}

func newScene(t *testing.T, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2026-11-23T10:00:00+01:00")
	certifications := &certification.Desk{DB: d}
	s := &scene{T: t, Desk: &study.Desk{DB: d, Certifications: certifications, Places: &place.Desk{DB: d}, Post: &post.Desk{DB: d, URL: "https://lieu.example"},
		Trainings: &training.Desk{DB: d, Certifications: certifications, Law: &law.Desk{DB: d}},
		Address: func(_ context.Context, who base.Actor) (string, error) {
			return strings.ToLower(who.Name) + "@exemple.fr", nil
		}}}
	p, err := s.Places.Open(ctx, base.Actor{Account: "a", Name: "Odile"}, place.Identity{Name: "La Coopérative", Insee: "23096"})
	s.must(err)
	s.boss, s.awa, s.tom = testkit.As(base.Manager, p.ID), testkit.Who("team.awa", p.ID), testkit.Who("visitor.tom", p.ID)
	s.malika, s.zoe, s.yann = testkit.Who("visitor.malika", p.ID), testkit.Who("visitor.zoe", p.ID), testkit.Who("visitor.yann", p.ID)
	w, err := certifications.Find(ctx, "RS5142")
	s.must(err)
	v, _ := w.InForce("2026-11-01")
	of, err := s.Trainings.Write(ctx, s.boss, training.Programme{Offer: training.Offer{Title: "Piloter un tiers-lieu", Certification: w.ID, Version: v.ID}})
	s.must(err)
	tom, err := s.Trainings.Know(ctx, s.boss, training.Trainer{Name: "Tom", Email: "tom@exemple.fr"})
	s.must(err)
	s.in = s.session(of.ID, "Promotion 12", tom.ID, "malika", "zoe")
	s.other = s.session(of.ID, "Promotion 13", "", "yann")
	return s
}

// session is one of a day, on the twenty-third of November.
func (s *scene) session(of base.ID[training.Programme], name string, trainer base.ID[training.Trainer], trainees ...string) base.ID[training.Session] {
	s.Helper()
	in, err := s.Trainings.Plan(ctx, s.boss, training.Session{Programme: of, Name: name, Host: "La Manufacture", Capacity: 12})
	s.must(err)
	u := training.Usual{Days: []day.Day{"2026-11-23"}, Morning: training.Hours{From: 540, To: 750, Minutes: 210}}
	if trainer != "" {
		u.Trainers = []base.ID[training.Trainer]{trainer}
	}
	_, err = s.Trainings.Hold(ctx, s.boss, in.ID, u)
	s.must(err)
	for _, name := range trainees {
		_, err := s.Trainings.Enrol(ctx, s.boss, training.Trainee{Session: in.ID, Name: strings.ToUpper(name[:1]) + name[1:], Email: name + "@exemple.fr", Status: training.Own, Payer: "9"})
		s.must(err)
	}
	return in.ID
}

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// refused wants a refusal of a kind, with a code.
func (s *scene) refused(err error, kind base.Kind, code string) {
	s.Helper()
	testkit.Refused(s.T, err, kind, code)
}

// method is a text of the toolbox.
func (s *scene) method(title string) study.Resource {
	s.Helper()
	r, err := s.Put(ctx, s.tom, s.in, study.Resource{Told: study.Told{Kind: study.Method, Title: title, Text: "Venez un mardi."}}, nil)
	s.must(err)
	return r
}

// sees are the titles that somebody finds in the toolbox of a session.
func (s *scene) sees(who base.Actor, in base.ID[training.Session]) string {
	s.Helper()
	t, err := s.Toolbox(ctx, who, in)
	s.must(err)
	var out []string
	for _, r := range t.Resources {
		out = append(out, r.Title)
	}
	return strings.Join(out, ", ")
}

func (s *scene) letters() (out []string) {
	s.Helper()
	all, err := s.Post.Folder(ctx, s.boss, "")
	s.must(err)
	for i := len(all) - 1; i >= 0; i-- {
		out = append(out, all[i].Mail.To+": "+strings.ReplaceAll(all[i].Mail.Subject, "\u00a0", " "))
	}
	return out
}

func (s *scene) count(table string) int {
	s.Helper()
	n, err := db.Count(ctx, s.DB, "select count(*) from "+table)
	s.must(err)
	return n
}
