package attendance_test

import (
	"sync"
	"testing"
	"time"

	"pilotis/internal/attendance"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestEachSignsForThemselvesAlone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		got, err := s.Sign(ctx, s.malika, s.signing(s.morning, attendance.AsTrainee))
		s.must(err)
		if got.Person != "m" || got.Name != "Malika Benali" || got.By != s.malika.Account || got.Digest != s.course.Sheet(s.morning).Digest() || got.Way != attendance.ByAccount {
			t.Errorf("%+v", got)
		}
		s.signs(s.zoe, s.morning) // known by her address
		s.signs(s.tom, s.morning)
		if a, b := s.state(s.morning, "m"), s.state(s.morning, "z"); a != attendance.Late || b != attendance.Late {
			t.Errorf("%s, %s: signed the day after", a, b)
		}
		for _, c := range []struct {
			who  base.Actor
			p    attendance.Party
			kind base.Kind
			code string
		}{
			{s.tom, attendance.AsTrainee, base.Forbidden, "not_yours"},    // a trainer is nobody's pen
			{s.boss, attendance.AsTrainee, base.Forbidden, "not_yours"},   // nor is the staff
			{s.malika, attendance.AsTrainer, base.Forbidden, "not_yours"}, // nor a trainee the trainer's
			{testkit.Who("visitor.paul", "ecole"), attendance.AsTrainee, base.NotFound, "not_found"},
			{testkit.Who("visitor.malika", "ailleurs"), attendance.AsTrainee, base.NotFound, "not_found"},
			{base.Actor{Place: "ecole", Role: base.Visitor, Zone: testkit.Paris}, attendance.AsTrainee, base.NotFound, "not_found"},
			{s.malika, "friend", base.Invalid, "not_a_choice"},
		} {
			_, err := s.Sign(ctx, c.who, s.signing(s.noon, c.p))
			s.refused(err, c.kind, c.code)
		}
		_, err = s.Sign(ctx, s.malika, attendance.Signing{Half: "nowhere", Party: attendance.AsTrainee, Digest: "x"})
		s.refused(err, base.NotFound, "not_found")
	})
}

func TestASignatureArrivesOnceHoweverOftenItIsSent(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		a := s.signing(s.morning, attendance.AsTrainee)
		a.Key, a.Device = "phone-1", s.morning.To.Add(time.Minute)
		first, err := s.Sign(ctx, s.malika, a)
		s.must(err)
		again, err := s.Sign(ctx, s.malika, a)
		s.must(err)
		if again.ID != first.ID || !again.At.Equal(first.At) || !again.Device.Equal(a.Device) {
			t.Errorf("%+v, %+v", first, again)
		}
		other := a
		other.Key = "phone-2"
		_, err = s.Sign(ctx, s.malika, other)
		s.refused(err, base.Conflict, "signs_once")
		other = s.signing(s.noon, attendance.AsTrainee)
		other.Key = "phone-1"
		_, err = s.Sign(ctx, s.malika, other)
		s.refused(err, base.Conflict, "key_used")
		_, err = s.Sign(ctx, s.zoe, a)
		s.refused(err, base.Conflict, "key_used") // another's signature is not given back
		if n := s.count("attendance_signature"); n != 1 {
			t.Errorf("%d signatures", n)
		}
		insert := `insert into attendance_signature (place_id, id, session_id, half_id, party, person_id, name, at, device_at, late, after_closing, reason, typed, stroke, digest, way, by_account, once_key)
			values ('ecole', $1, 's12', $2, 'trainee', $3, '', '', '', 0, 0, '', '', '', '', '', '', $4)`
		if err := s.bySQL(insert, "x", "tue-am", "m", "another"); !db.Taken(err) {
			t.Errorf("twice in one half-day: %v", err)
		}
		if err := s.bySQL(insert, "x", "tue-pm", "m", "phone-1"); !db.Taken(err) {
			t.Errorf("the same key twice: %v", err)
		}
	})
}

func TestTwoTelephonesAtTheSameTimeMakeOneSignature(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		var wait sync.WaitGroup
		done := make(chan error, 8)
		for i := range 8 {
			wait.Go(func() {
				a := s.signing(s.morning, attendance.AsTrainee)
				a.Key = []string{"left", "right"}[i%2]
				_, err := s.Sign(ctx, s.malika, a)
				done <- err
			})
		}
		wait.Wait()
		close(done)
		kept := 0
		for err := range done {
			if err == nil {
				kept++
			} else {
				s.refused(err, base.Conflict, "signs_once")
			}
		}
		if n := s.count("attendance_signature"); n != 1 || kept != 4 {
			t.Errorf("%d signatures, %d answers", n, kept)
		}
	})
}

func TestWhatWasSignedNeverChanges(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.signs(s.malika, s.morning)
		for _, text := range []string{"update attendance_signature set late = 0", "delete from attendance_signature", "update attendance_sheet set body = '{}'", "delete from attendance_sheet"} {
			if err := s.bySQL(text); !db.Taken(err) {
				t.Errorf("%s: %v", text, err)
			}
		}
	})
}

func TestOneSignsTheSheetThatOneRead(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		read := s.signing(s.morning, attendance.AsTrainee)
		s.course.Halves[0].Minutes = 60
		_, err := s.Sign(ctx, s.malika, read)
		s.refused(err, base.Conflict, "sheet_changed")
		read.Digest = ""
		_, err = s.Sign(ctx, s.malika, read)
		s.refused(err, base.Invalid, "required")
		read = s.signing(s.course.Halves[0], attendance.AsTrainee)
		read.Stroke = "<script>"
		_, err = s.Sign(ctx, s.malika, read)
		s.refused(err, base.Invalid, "not_a_drawing")
		read.Stroke, read.Typed = "M10 20 L30 40 L50 60 M70 80", "M. Benali"
		got, err := s.Sign(ctx, s.malika, read)
		s.must(err)
		if got.Stroke != read.Stroke || got.Typed != "M. Benali" {
			t.Errorf("%+v", got)
		}
	})
}

func TestWhatIsSignedWithoutANetworkArrivesOutOfOrderAndInTime(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d) // the network is back on Wednesday evening
		for _, h := range []attendance.Half{s.end, s.wed, s.noon, s.morning} {
			a := s.signing(h, attendance.AsTrainee)
			a.Device = h.To.Add(10 * time.Minute)
			got, err := s.Sign(ctx, s.malika, a)
			s.must(err)
			if got.Late || !got.Device.Equal(a.Device) || got.At.Equal(a.Device) {
				t.Errorf("%s: %+v", h.ID, got)
			}
		}
		s.signs(s.tom, s.morning, s.noon, s.wed, s.end)
		malika, _ := s.course.Trainee("m")
		if got := s.view().Tally(malika, s.course.Halves); got.Halves != 4 || got.Minutes != 840 {
			t.Errorf("%+v", got)
		}
	})
}

func TestOneSignsNeitherBeforeTheTimeNorLateWithoutItBeingShown(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		testkit.At(d, "2026-10-06T08:29:59+02:00")
		_, err := s.Sign(ctx, s.malika, s.signing(s.morning, attendance.AsTrainee))
		s.refused(err, base.Conflict, "too_early")
		testkit.At(d, "2026-10-06T08:30:00+02:00")
		got, err := s.Sign(ctx, s.malika, s.signing(s.morning, attendance.AsTrainee))
		s.must(err)
		if got.Late {
			t.Error("half an hour before the beginning is late")
		}
		ahead := s.signing(s.noon, attendance.AsTrainee)
		ahead.Device = s.morning.From // signed for the afternoon, in the morning and without a network
		testkit.At(d, "2026-10-06T18:00:00+02:00")
		_, err = s.Sign(ctx, s.malika, ahead)
		s.refused(err, base.Conflict, "too_early")
		testkit.At(d, "2026-10-06T13:00:01+02:00")
		got, err = s.Sign(ctx, s.zoe, s.signing(s.morning, attendance.AsTrainee))
		s.must(err)
		if !got.Late {
			t.Error("half an hour and a second after the end is not late")
		}
		s.must(s.Set(ctx, s.boss, attendance.Settings{Tolerance: 0}))
		testkit.At(d, "2026-10-06T13:59:59+02:00")
		_, err = s.Sign(ctx, s.malika, s.signing(s.noon, attendance.AsTrainee))
		s.refused(err, base.Conflict, "too_early")
		s.refused(s.Set(ctx, s.boss, attendance.Settings{Tolerance: -1}), base.Invalid, "out_of_range")
	})
}

// An evening that ends at midnight is signed the day after, and the night in which clocks go
// back lasts an hour more than they tell.
func TestMidnightAndTheNightsInWhichClocksChange(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		evening := s.half("eve", "2026-10-24", 20)
		evening.To = time.Date(2026, 10, 24, 22, 0, 0, 0, time.UTC) // midnight in Paris
		back := s.half("back", "2026-10-25", 1)
		back.To = time.Date(2026, 10, 25, 2, 30, 0, 0, time.UTC) // from 1 h to 3 h 30: three hours and a half
		forward := s.half("fwd", "2027-03-28", 1)
		forward.To = time.Date(2027, 3, 28, 2, 30, 0, 0, time.UTC) // from 1 h to 4 h 30: two hours and a half
		s.course.Halves[4], s.course.Halves[5], s.course.Halves[6] = evening, back, forward
		for _, c := range []struct {
			h    attendance.Half
			at   string
			late bool
		}{
			{evening, "2026-10-25T00:30:00+02:00", false},
			{back, "2026-10-25T02:15:00+01:00", false}, // the second time that clocks say so
			{forward, "2027-03-28T05:00:01+02:00", true},
		} {
			testkit.At(d, c.at)
			got, err := s.Sign(ctx, s.malika, s.signing(c.h, attendance.AsTrainee))
			s.must(err)
			if got.Late != c.late {
				t.Errorf("%s at %s: late %v", c.h.ID, c.at, got.Late)
			}
		}
		if back.To.Sub(back.From) != 210*time.Minute || forward.To.Sub(forward.From) != 150*time.Minute {
			t.Error(back.To.Sub(back.From), forward.To.Sub(forward.From))
		}
	})
}

func TestATraineeSignsOnTheTrainersTelephoneByTheCodeThatIsTheirs(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.must(s.MakeCodes(ctx, s.boss, s.course.ID))
		codes := func(who base.Actor) map[string]string {
			v, err := s.Look(ctx, who, s.course.ID)
			s.must(err)
			all, err := s.Codes(ctx, who, v)
			s.must(err)
			return all
		}
		all := codes(s.boss)
		if mine := codes(s.malika); len(all) != 2 || len(mine) != 1 || mine["m"] != all["m"] || len(all["m"]) != 6 || len(codes(s.tom)) != 0 {
			t.Fatalf("%v, %v, %v", all, mine, codes(s.tom))
		}
		sign := func(who base.Actor, trainee, code string) error {
			_, err := s.SignByCode(ctx, who, s.signing(s.morning, attendance.AsTrainee), trainee, code)
			return err
		}
		s.refused(sign(s.zoe, "m", all["m"]), base.Forbidden, "not_yours")
		s.refused(sign(s.tom, "m", "not it"), base.Invalid, "code_wrong")
		s.must(sign(s.tom, "m", all["m"]))
		if got := s.view().Cell(s.morning, s.course.Trainees[0]).Signature; got.Way != attendance.ByCode || got.By != s.tom.Account || got.Person != "m" {
			t.Errorf("%+v", got)
		}
		for range 8 {
			s.refused(sign(s.tom, "z", "000"), base.Invalid, "code_wrong")
		}
		s.refused(sign(s.tom, "z", all["z"]), base.Invalid, "code_blocked")
		s.must(s.MakeCodes(ctx, s.boss, s.course.ID))
		anew := codes(s.boss)
		if anew["m"] != all["m"] || anew["z"] == all["z"] {
			t.Errorf("%v, then %v", all, anew)
		}
		s.must(sign(s.tom, "z", anew["z"]))
	})
}

func TestTheTrailSaysWhoSignedWhat(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.signs(s.malika, s.morning)
		who, err := db.One(ctx, d, func(r db.Row) (who string, err error) { return who, r.Scan(&who) }, "select who from trail where place_id = $1 and room = 'attendance' and act = 'signed'", "ecole")
		s.must(err)
		if who != "Malika" {
			t.Errorf("%q", who)
		}
	})
}
