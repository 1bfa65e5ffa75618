package fate_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/fate"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

func TestAWaveComesOnTheSameDayOfAMonthOrOnItsLast(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2027-01-04T09:00:00Z")
		for name, want := range map[string][3]day.Day{
			"ana": {"2026-08-31", "2027-02-28", "2028-08-31"}, "bea": {"2027-08-31", "2028-02-29", "2029-08-31"},
			"cid": {"2024-02-29", "2024-08-29", "2026-02-28"}, "dan": {"2026-09-15", "2027-03-15", "2028-09-15"}} {
			s.holds(name, want[0])
			if first, second := s.line(name, fate.First), s.line(name, fate.Second); first.Due != want[1] || second.Due != want[2] || first.Until != want[1].Add(90) {
				t.Errorf("%s: %s until %s, then %s", name, first.Due, first.Until, second.Due)
			}
		}
	})
}

func TestAHolderIsAskedOnceAndRemindedOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		s.holds("zoe", "2026-03-12")
		s.holds("max", "2026-03-12")
		for _, step := range []struct {
			on   day.Day
			want fate.Asked
		}{{"2026-09-11", fate.Asked{}}, {"2026-09-12", fate.Asked{First: 2}}, {"2026-09-12", fate.Asked{}}, {"2026-09-13", fate.Asked{}}, {"2026-10-02", fate.Asked{}}} {
			if n := s.morning(step.on); n != step.want {
				t.Errorf("%s: %+v, want %+v", step.on, n, step.want)
			}
		}
		s.must(s.Answer(ctx, s.stranger(), s.secret("zoe"), works()))
		for _, step := range []struct {
			on   day.Day
			want fate.Asked
		}{{"2026-10-03", fate.Asked{Reminders: 1}}, {"2026-10-03", fate.Asked{}}, {"2026-11-30", fate.Asked{}}, {"2028-03-11", fate.Asked{}}, {"2028-03-12", fate.Asked{First: 2}}} {
			if n := s.morning(step.on); n != step.want {
				t.Errorf("%s: %+v, want %+v", step.on, n, step.want)
			}
		}
		mails := s.letters()
		if len(mails) != 5 || mails[2].To != "max@ex.fr" || mails[2].Link == mails[0].Link || !strings.HasPrefix(mails[0].Link.URL, "https://ecole.example/p/la-cooperative/became/") {
			t.Fatalf("%+v", mails)
		}
		for _, part := range []string{"Zoe Roux", "6 mois", words.Date("fr", "2026-12-11"), "Piloter un tiers-lieu"} {
			if !strings.Contains(strings.Join([]string{mails[0].Text, mails[1].Text}, "\n"), part) {
				t.Errorf("%q lacks %q", mails[0].Text, part)
			}
		}
		if l := s.line("max", fate.First); l.State("2026-12-11") != fate.Waiting || l.State("2026-12-12") != fate.Over || l.Reminded != "2026-10-03" {
			t.Errorf("%+v", l)
		}
		rows, err := db.Count(ctx, d, "select count(*) from fate_link where token in ($1, $2)", s.secret("zoe"), s.secret("max"))
		if err != nil || rows != 0 {
			t.Errorf("%d secrets are kept as they are, %v", rows, err)
		}
	})
}

func TestTwoMorningsAtOneTimeWriteOneLetter(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		s.holds("zoe", "2026-03-12")
		s.holds("max", "2026-03-12")
		both := func(on day.Day, want int) {
			testkit.At(d, string(on)+"T09:00:00Z")
			var wait sync.WaitGroup
			for range 4 {
				wait.Go(func() {
					if _, err := s.Ask(ctx, base.System(s.who.Place, testkit.Paris), on); err != nil {
						t.Error(err)
					}
				})
			}
			wait.Wait()
			if n := len(s.letters()); n != want {
				t.Errorf("%s: %d letters, want %d", on, n, want)
			}
		}
		both("2026-09-12", 2)
		both("2026-10-03", 4)
	})
}

func TestTheDatabaseItselfAsksNobodyTwice(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		s.holds("zoe", "2026-03-12")
		s.morning("2026-09-12")
		err := d.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, `insert into fate_asking select place_id, 'again', certification_id, candidate_id, wave, year, route, due_on, until_on, asked_on, reminded_on, answered_on, phone, answer from fate_asking`)
			return err
		})
		if !db.Taken(err) {
			t.Error(err)
		}
	})
}

func TestAWaveThatIsLongPastIsNotAskedAndWhoHoldsNothingNeither(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		s.holds("old", "2023-01-10")
		s.holds("late", "2025-08-20")
		back := s.holds("back", "2025-10-20")
		s.must(s.Awards.Revoke(ctx, s.who, back.ID, "Fraude"))
		s.holdsBy("part", "2025-10-20", certification.Continuing, "1")
		if n := s.morning("2026-05-02"); n != (fate.Asked{First: 1}) {
			t.Errorf("%+v", n)
		}
		if l := s.line("old", fate.First); l.State("2026-05-02") != fate.Missed {
			t.Errorf("%+v", l)
		}
		if _, _, err := s.Holder(ctx, s.who, rs, "back"); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}

func TestALargePromotionIsAskedWhole(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		s.holds("zoe", "2026-03-12")
		s.must(d.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
			for i := 2; i <= 401; i++ {
				name := fmt.Sprint("n", i)
				_, err := tx.Exec(ctx, `insert into award (place_id, id, kind, certification_id, version_id, code, title, year, serial, number, candidate_id, holder, units, passage, session_id, minutes_id, minutes_digest,
					decided, issued, file, file_digest, email, search, revoked_at, revoked_by, revoked_why)
					select place_id, $1, kind, certification_id, version_id, code, title, year, $2, number, $1, replace(holder, 'zoe', $1), units, passage, session_id, minutes_id, minutes_digest,
					decided, issued, file, file_digest, $1, search, '', '', '' from award where serial = 1`, name, i)
				if err != nil {
					return err
				}
			}
			return nil
		}))
		if n := s.morning("2026-09-12"); n != (fate.Asked{First: 401}) {
			t.Errorf("%+v", n)
		}
		if n := s.morning("2026-10-03"); n != (fate.Asked{Reminders: 401}) {
			t.Errorf("%+v", n)
		}
	})
}

func TestAParchmentThatIsRectifiedIsAskedOfOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		first := s.holds("zoe", "2026-03-12")
		s.morning("2026-09-12")
		s.must(s.Answer(ctx, s.stranger(), s.secret("zoe"), works()))
		s.must(s.Awards.Revoke(ctx, s.who, first.ID, "Nom corrigé"))
		if told := s.told(fate.Filter{}, fate.First); told.Holders != 0 || told.Answered != 0 {
			t.Errorf("who holds nothing is counted: %+v", told)
		}
		s.holds("zoe", "2026-03-12")
		if n := s.morning("2026-09-13"); n != (fate.Asked{}) {
			t.Errorf("%+v", n)
		}
		if told := s.told(fate.Filter{}, fate.First); told.Holders != 1 || told.Answered != 1 {
			t.Errorf("%+v", told)
		}
	})
}

func TestTheCertifierSetsTheMonthsAndTheReminder(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		s.set(func(t *certification.Terms) {
			t.Waves = certification.Waves{FirstMonths: 3, ReminderDays: 10, OpenDays: 30}
		})
		s.holds("zoe", "2026-03-12")
		_, all, err := s.Holder(ctx, s.who, rs, "zoe")
		s.must(err)
		if len(all) != 1 || all[0].Due != "2026-06-12" || all[0].Until != "2026-07-12" {
			t.Errorf("%+v", all)
		}
		if first, again := s.morning("2026-06-12"), s.morning("2026-06-22"); first.First != 1 || again.Reminders != 1 {
			t.Errorf("%+v %+v", first, again)
		}
		s.must(d.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, `update certification set terms = '{"mask_under":3}' where id = $1`, rs)
			return err
		}))
		if l := s.line("zoe", fate.Second); l.Due != "2028-03-12" {
			t.Errorf("parameters of before have no waves: %+v", l)
		}
		w, err := s.Certifications.Get(ctx, d, rs)
		s.must(err)
		w.Terms.OpenDays = 0
		s.refused(s.Certifications.Set(ctx, s.who, w.Certification), base.Invalid, "terms.wave_open_days")
	})
}

func TestWhoWantsToBeLeftInPeaceIsNeverAskedAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		for _, name := range []string{"zoe", "max", "ida"} {
			s.holds(name, "2026-03-12")
		}
		s.must(s.Hush(ctx, s.who, rs, "ida"))
		if n := s.morning("2026-09-12"); n.First != 2 {
			t.Errorf("%+v", n)
		}
		s.must(s.Silence(ctx, s.stranger(), s.secret("zoe")))
		s.must(s.Silence(ctx, s.stranger(), s.secret("zoe")))
		if n := s.morning("2026-10-03"); n != (fate.Asked{Reminders: 1}) {
			t.Errorf("%+v", n)
		}
		if n := s.morning("2028-03-12"); n != (fate.Asked{First: 1}) {
			t.Errorf("%+v", n)
		}
		if l := s.line("zoe", fate.Second); l.State("2028-03-12") != fate.Silent {
			t.Errorf("%+v", l)
		}
		s.refused(s.Silence(ctx, s.stranger(), "nothing"), base.NotFound, "not_found")
		s.refused(s.Hush(ctx, s.who, rs, "nobody"), base.NotFound, "not_found")
		kept, err := db.Count(ctx, d, "select count(*) from fate_silence where mark like '%@%' or mark like '%zoe%'")
		if err != nil || kept != 0 {
			t.Errorf("%d marks tell who it is, %v", kept, err)
		}
	})
}
