package training_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"testing"

	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
	"pilotis/internal/training"
)

func TestTraineesAreConvokedWithTheRulesInForce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		testkit.At(kept, "2026-11-23T10:00:00+01:00")
		s := open(t, kept)
		_, err := s.Convoke(ctx, s.boss, s.in.ID, false)
		s.refused(err, "training.nobody_to_convoke")
		s.enrol("malika")
		_, err = s.Convoke(ctx, s.boss, s.in.ID, false)
		s.refused(err, "training.no_half_yet")
		s.hold("2026-12-03")
		_, err = s.Regulate(ctx, s.boss, "1. Chacun range.", "2026-11-22")
		s.refused(err, "training.rules_past")
		_, err = s.Regulate(ctx, s.boss, "1. Chacun range.", "2026-11-23")
		s.must(err)
		_, err = s.Regulate(ctx, s.boss, "1. Chacun range.\n2. On prévient.", "2026-12-01")
		s.must(err)
		n, err := s.Convoke(ctx, s.boss, s.in.ID, false)
		s.must(err)
		sent, err := s.Convocations(ctx, kept, s.boss, s.in.ID)
		s.must(err)
		mail := s.letters(kept)
		if n != 1 || len(sent) != 1 || len(mail) != 1 || mail[0].To != "malika@ex.fr" || mail[0].Enclosed == nil {
			t.Fatalf("%d %+v %+v", n, sent, mail)
		}
		sum := sha256.Sum256(mail[0].Enclosed.Body)
		for _, c := range sent {
			if c.Rules != 1 || c.Sum != hex.EncodeToString(sum[:]) {
				t.Errorf("%+v", c)
			}
		}
		_, err = s.Convoke(ctx, s.boss, s.in.ID, false)
		s.refused(err, "training.all_convoked")
		zoe := s.enrol("zoe")
		if in, err := s.Session(ctx, kept, s.boss, s.in.ID); err != nil || len(in.Uncalled([]training.Trainee{zoe}, sent, "2026-11-18")) != 1 || in.Uncalled([]training.Trainee{zoe}, sent, "2026-11-17") != nil {
			t.Error("fifteen days before, and not sooner", err)
		}
		n, err = s.Convoke(ctx, s.boss, s.in.ID, false)
		s.must(err)
		testkit.At(kept, "2026-12-01T10:00:00+01:00")
		again, err := s.Convoke(ctx, s.boss, s.in.ID, true)
		s.must(err)
		sent, err = s.Convocations(ctx, kept, s.boss, s.in.ID)
		s.must(err)
		if n != 1 || again != 2 || sent[zoe.ID].Rules != 2 || len(s.letters(kept)) != 4 {
			t.Error(n, again, sent)
		}
	})
}

// letters are those that wait to leave.
func (s *school) letters(kept *db.DB) (out []post.Mail) {
	s.t.Helper()
	all, err := (&post.Desk{DB: kept}).Folder(ctx, s.boss, "")
	s.must(err)
	for _, l := range all {
		out = append(out, l.Mail)
	}
	return out
}

// hold adds a day of two half-days.
func (s *school) hold(on string) {
	s.t.Helper()
	_, err := s.Hold(ctx, s.boss, s.in.ID, training.Usual{Days: []day.Day{day.Day(on)}, Morning: training.Hours{From: 540, To: 750, Minutes: 210}, After: training.Hours{From: 810, To: 1020, Minutes: 210}})
	s.must(err)
}

func TestTheInternalRulesAreReadBeforeEnrolling(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		testkit.At(kept, "2026-11-23T10:00:00+01:00")
		s := open(t, kept)
		h := testkit.Serve(kept, s.Desk)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: http.MethodGet, Path: "/catalogue/coop/rules", Status: http.StatusNotFound},
			{As: "team", Method: http.MethodPost, Path: "/p/coop/trainings/rules", Form: "text=Un&from=2026-11-23", Status: http.StatusForbidden},
			{As: "manager", Method: http.MethodPost, Path: "/p/coop/trainings/rules", Form: "text=Chacun+range&from=2026-11-01", Status: http.StatusUnprocessableEntity, Has: []string{"ne vaut que pour la suite", "Chacun range"}},
			{As: "manager", Method: http.MethodPost, Path: "/p/coop/trainings/rules", Form: "text=Chacun+range&from=2026-11-23", Status: http.StatusSeeOther},
			{As: "manager", Method: http.MethodPost, Path: "/p/coop/trainings/rules", Form: "text=Chacun+balaie&from=2027-01-01", Status: http.StatusSeeOther},
			{As: "", Method: http.MethodGet, Path: "/catalogue/coop/rules", Status: http.StatusOK, Has: []string{"Chacun range", "En vigueur depuis"}, HasNot: []string{"balaie"}},
			{As: "team", Method: http.MethodGet, Path: "/p/coop/trainings/rules", Status: http.StatusOK, Has: []string{"Version 1", "Version 2"}, HasNot: []string{"Mettre en vigueur"}},
		})
	})
}
