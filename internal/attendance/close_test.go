package attendance_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"pilotis/internal/attendance"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

const pdf = "%PDF-1.4\n%%EOF"

func TestS7ASignatureAfterClosingWantsAReasonAndShowsAsLate(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		all := s.course.Halves
		s.signs(s.tom, all...)
		s.signs(s.zoe, all...)
		s.signs(s.malika, s.morning, s.noon, s.wed)
		_, err := s.Close(ctx, s.boss, s.course.ID)
		s.refused(err, base.Conflict, "blocked")
		var f *base.Fault
		if errors.As(err, &f); !strings.Contains(f.Args["what"].(string), "Malika Benali") || strings.Contains(f.Args["what"].(string), "Zoé") {
			t.Errorf("%v", f.Args)
		}
		if state := s.state(s.end, "m"); state != attendance.Missing {
			t.Errorf("%s", state)
		}
		_, err = s.Note(ctx, s.tom, attendance.Absence{Half: s.end.ID, Trainee: "m", Reason: "Partie plus tôt"}, nil)
		s.must(err)
		closed, err := s.Close(ctx, s.boss, s.course.ID)
		s.must(err)
		list, err := s.List(ctx, s.tom, s.course.ID)
		s.must(err)
		if !bytes.HasPrefix(list, []byte("%PDF-")) || len(closed.Digest) != 64 {
			t.Errorf("%+v", closed)
		}
		_, err = s.Close(ctx, s.boss, s.course.ID)
		s.refused(err, base.Conflict, "closed_already")

		late := s.signing(s.end, attendance.AsTrainee)
		late.Device = s.end.To // in time by the telephone, and yet
		_, err = s.Sign(ctx, s.malika, late)
		s.refused(err, base.Invalid, "why_after")
		late.Reason = "Mon téléphone était éteint"
		got, err := s.Sign(ctx, s.malika, late)
		s.must(err)
		if !got.Late || !got.After || got.Reason == "" {
			t.Errorf("%+v", got)
		}
		if state := s.state(s.end, "m"); state != attendance.Disputed {
			t.Errorf("%s: nobody decided yet", state)
		}
		s.refused(s.Lift(ctx, s.tom, s.end.ID, "m", "Elle était là"), base.Conflict, "closed_already")
		s.refused(s.Lift(ctx, s.boss, s.end.ID, "m", ""), base.Invalid, "why_after")
		s.must(s.Lift(ctx, s.boss, s.end.ID, "m", "Tom confirme"))
		if state := s.state(s.end, "m"); state != attendance.Late {
			t.Errorf("%s", state)
		}
		again, err := s.List(ctx, s.boss, s.course.ID)
		s.must(err)
		if !bytes.Equal(list, again) {
			t.Error("the list that was closed changed")
		}
		for _, text := range []string{"update attendance_closing set by_name = ''", "delete from attendance_closing"} {
			if err := s.bySQL(text); !db.Taken(err) {
				t.Errorf("%s: %v", text, err)
			}
		}
	})
}

func TestS6TheCertificateSaysTheHoursTrulyFollowedAndNoOthers(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.course.Halves = nil
		on := time.Date(2026, 9, 7, 0, 0, 0, 0, time.UTC)
		for len(s.course.Halves) < 40 {
			if on.Weekday() != time.Saturday && on.Weekday() != time.Sunday {
				s.half(on.Format("0102")+"am", on.Format(time.DateOnly), 9)
				s.half(on.Format("0102")+"pm", on.Format(time.DateOnly), 14)
			}
			on = on.AddDate(0, 0, 1)
		}
		s.signs(s.tom, s.course.Halves...)
		s.signs(s.malika, s.course.Halves[3:]...)
		_, err := s.Certify(ctx, s.boss, s.course.ID, "m")
		s.refused(err, base.Conflict, "blocked")
		for _, h := range s.course.Halves[:3] {
			_, err := s.Note(ctx, s.malika, attendance.Absence{Half: h.ID, Trainee: "m", Excused: true, Reason: "Grippe"}, nil)
			s.must(err)
		}
		got, err := s.Certify(ctx, s.boss, s.course.ID, "m") // Zoé's signatures are missing, not hers
		s.must(err)
		if got.Number != "CR-2026-0001" || got.Halves != 37 || got.Of != 40 || got.Rate() != 9250 || got.Minutes != 7770 {
			t.Errorf("%+v", got)
		}
		_, err = s.Certify(ctx, s.boss, s.course.ID, "m")
		s.refused(err, base.Conflict, "certified_already")
		_, err = s.Certify(ctx, s.boss, s.course.ID, "z")
		s.refused(err, base.Conflict, "blocked")
		_, file, err := s.Paper(ctx, s.malika, got.ID)
		s.must(err)
		_, same, err := s.Paper(ctx, s.boss, got.ID)
		s.must(err)
		if !bytes.Equal(file, same) || !bytes.HasPrefix(file, []byte("%PDF-")) {
			t.Error("the certificate is not the same file")
		}
		_, _, err = s.Paper(ctx, s.zoe, got.ID)
		s.refused(err, base.NotFound, "not_found")
		for _, text := range []string{"update attendance_certificate set minutes = 8400", "delete from attendance_certificate",
			"insert into attendance_certificate select place_id, 'x', year, 3, 'x', session_id, trainee_id, name, halves, of_halves, minutes, of_minutes, issued, replaces, digest, paper, at, by_name from attendance_certificate"} {
			if err := s.bySQL(text); !db.Taken(err) {
				t.Errorf("%s: %v", text, err)
			}
		}
		h := s.course.Halves[0]
		s.must(s.Lift(ctx, s.boss, h.ID, "m", ""))
		s.signs(s.malika, h)
		next, err := s.Certify(ctx, s.boss, s.course.ID, "m")
		s.must(err)
		if next.Number != "CR-2026-0002" || next.Replaces != "CR-2026-0001" || next.Minutes != 7980 {
			t.Errorf("%+v", next)
		}
	})
}

func TestAnAbsenceHasAReasonAndItsProofIsReadByFewEyes(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		note := func(who base.Actor, a attendance.Absence, proof string) error {
			a.Half = s.wed.ID
			var err error
			if proof == "" {
				_, err = s.Note(ctx, who, a, nil)
			} else {
				a.Proof.Name = "arrêt.pdf"
				_, err = s.Note(ctx, who, a, strings.NewReader(proof))
			}
			return err
		}
		s.refused(note(s.malika, attendance.Absence{Trainee: "m"}, ""), base.Invalid, "required")
		s.refused(note(s.malika, attendance.Absence{Trainee: "z", Reason: "x"}, ""), base.Forbidden, "not_yours")
		s.refused(note(s.malika, attendance.Absence{Trainee: "m", Reason: "x"}, "texte"), base.Invalid, "proof_kind")
		s.must(note(s.malika, attendance.Absence{Trainee: "m", Reason: "Malade", Excused: true}, pdf))
		s.refused(note(s.tom, attendance.Absence{Trainee: "m", Reason: "Pas là"}, ""), base.Conflict, "noted_already")
		for who, may := range map[*base.Actor]bool{&s.malika: true, &s.boss: true, &s.tom: false, &s.zoe: false} {
			proof, content, err := s.Document(ctx, *who, s.wed.ID, "m")
			if !may {
				s.refused(err, base.NotFound, "not_found")
			} else if err != nil || string(content) != pdf || proof.Name != "arrêt.pdf" || proof.Kind != "application/pdf" {
				t.Errorf("%s: %v, %+v", who.Name, err, proof)
			}
		}
		_, err := s.Sign(ctx, s.malika, s.signing(s.wed, attendance.AsTrainee))
		s.refused(err, base.Invalid, "why_absent")
		s.refused(s.Lift(ctx, s.malika, s.wed.ID, "m", "Je viens"), base.Forbidden, "not_yours")
		s.must(s.Lift(ctx, s.tom, s.wed.ID, "m", ""))
		s.signs(s.malika, s.wed)
		s.refused(s.Lift(ctx, s.tom, s.wed.ID, "m", ""), base.NotFound, "not_found")
	})
}

func TestOnlyThoseOfASessionSeeIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for _, who := range []base.Actor{testkit.Who("team.paul", "ecole"), testkit.Who("visitor.paul", "ecole"), testkit.Who("manager", "ailleurs")} {
			_, err := s.Look(ctx, who, s.course.ID)
			s.refused(err, base.NotFound, "not_found")
		}
		mine, err := s.Mine(ctx, s.malika)
		s.must(err)
		if len(mine) != 1 || mine[0].Self.Trainee.ID != "m" {
			t.Errorf("%+v", mine)
		}
		s.signs(s.tom, s.course.Halves...)
		_, err = s.List(ctx, s.malika, s.course.ID)
		s.refused(err, base.NotFound, "not_found")
	})
}
