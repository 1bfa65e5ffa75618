package attendance_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"pilotis/internal/attendance"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// scene is a session of two days followed by Malika and Zoé with Tom, on the evening of the last.
type scene struct {
	*testing.T
	*attendance.Desk
	course                  attendance.Course
	boss, tom, malika, zoe  base.Actor
	morning, noon, wed, end attendance.Half
}

func newScene(t *testing.T, d *db.DB) *scene {
	t.Helper()
	const place = "ecole"
	s := &scene{T: t, boss: testkit.As(base.Manager, place), tom: testkit.Who("team.tom", place), malika: testkit.Who("visitor.malika", place), zoe: testkit.Who("visitor.zoe", place)}
	s.course = attendance.Course{ID: "s12", Organisation: "La Coopérative", Name: "Session 12", Programme: "Piloter un tiers-lieu",
		Objectives: []string{"Situer son lieu", "Tenir son budget"}, Trainees: []attendance.Trainee{
			{Person: attendance.Person{ID: "m", Name: "Malika Benali", Account: s.malika.Account}}, {Person: attendance.Person{ID: "z", Name: "Zoé Çelik", Email: "zoe@exemple.fr"}}}}
	s.morning = s.half("tue-am", "2026-10-06", 9)
	s.noon, s.wed, s.end = s.half("tue-pm", "2026-10-06", 14), s.half("wed-am", "2026-10-07", 9), s.half("wed-pm", "2026-10-07", 14)
	s.Desk = &attendance.Desk{DB: d,
		Address: func(_ context.Context, who base.Actor) (string, error) {
			return strings.ToLower(who.Name) + "@exemple.fr", nil
		},
		Course: func(_ context.Context, _ db.Reader, who base.Actor, id base.ID[attendance.Course]) (attendance.Course, error) {
			if who.Place != place || id != s.course.ID {
				return attendance.Course{}, base.Refuse(base.NotFound, "base.not_found")
			}
			return s.course, nil
		},
		Holding: func(_ context.Context, _ db.Reader, who base.Actor, id base.ID[attendance.Half]) (base.ID[attendance.Course], error) {
			if _, found := s.course.Half(id); !found || who.Place != place {
				return "", base.Refuse(base.NotFound, "base.not_found")
			}
			return s.course.ID, nil
		},
		Taking: func(context.Context, db.Reader, base.Actor, string) ([]base.ID[attendance.Course], error) {
			return []base.ID[attendance.Course]{s.course.ID}, nil
		},
		URL: func() string { return "https://lieu.example" }}
	testkit.At(d, "2026-10-07T18:00:00+02:00")
	return s
}

// half adds a half-day of three hours and a half.
func (s *scene) half(id, on string, from int) attendance.Half {
	d := day.Day(on)
	at, _ := d.At(day.Clock{Hour: from}, testkit.Paris)
	part := attendance.Morning
	if from >= 12 {
		part = attendance.Afternoon
	}
	h := attendance.Half{ID: base.ID[attendance.Half](id), Day: d, Part: part, From: at, To: at.Add(210 * time.Minute), Minutes: 210,
		Trainers: []attendance.Person{{ID: "t", Name: "Tom Nguyen", Email: "tom@exemple.fr"}}}
	s.course.Halves = append(s.course.Halves, h)
	return h
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

// signing is what a telephone sends for a half-day.
func (s *scene) signing(h attendance.Half, p attendance.Party) attendance.Signing {
	return attendance.Signing{Half: h.ID, Party: p, Digest: s.course.Sheet(h).Digest()}
}

func (s *scene) signs(who base.Actor, halves ...attendance.Half) {
	s.Helper()
	p := attendance.AsTrainee
	if who.Name == "Tom" {
		p = attendance.AsTrainer
	}
	for _, h := range halves {
		_, err := s.Sign(ctx, who, s.signing(h, p))
		s.must(err)
	}
}

func (s *scene) view() attendance.View {
	s.Helper()
	v, err := s.Look(ctx, s.boss, s.course.ID)
	s.must(err)
	return v
}

func (s *scene) state(h attendance.Half, trainee string) attendance.State {
	s.Helper()
	v := s.view()
	t, _ := v.Trainee(trainee)
	return v.Cell(h, t).State
}

// bySQL writes past the verbs.
func (s *scene) bySQL(text string, args ...any) error {
	return s.DB.Change(ctx, s.boss, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, text, args...)
		return err
	})
}

func (s *scene) count(table string) int {
	s.Helper()
	n, err := db.Count(ctx, s.DB, "select count(*) from "+table)
	s.must(err)
	return n
}
