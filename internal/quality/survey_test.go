package quality_test

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/quality"
	"pilotis/internal/testkit"
)

func hot() quality.Survey {
	return quality.Survey{Title: "À chaud", Public: quality.Trainees, Moment: quality.Hot, Kind: quality.Opinion, Questions: []string{"Clair ?", "Utile ?"}}
}

// token is that of the link of a letter.
func token(url string) string { return url[strings.LastIndexByte(url, '/')+1:] }

func TestTheViewsOfTraineesAreAskedByMailAndNobodyIsRecognised(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		asked, err := s.Ask(ctx, s.who, hot())
		s.must(err)
		n, err := s.Invite(ctx, s.who, asked.ID, []string{"Ana <ana@ex.fr>", "zoe@ex.fr", "leo@ex.fr"})
		s.must(err)
		again, err := s.Invite(ctx, s.who, asked.ID, []string{"ana@ex.fr", "max@ex.fr"})
		s.must(err)
		mails := s.letters()
		if n != 3 || again != 1 || len(mails) != 4 || mails[0].To != "ana@ex.fr" || !strings.HasPrefix(mails[0].Link.URL, "https://lieu.example/p/") {
			t.Fatalf("%d, %d, %+v", n, again, mails)
		}
		stranger := base.Actor{Place: s.who.Place, Zone: testkit.Paris}
		link := token(mails[0].Link.URL)
		q, err := s.Questions(ctx, stranger, link)
		s.must(err)
		if q.Title != "À chaud" || len(q.Questions) != 2 {
			t.Errorf("%+v", q)
		}
		s.refused(s.Answer(ctx, stranger, link, quality.Given{Notes: []int{6, 1}}), base.Invalid, "notes_wrong")
		s.refused(s.Answer(ctx, stranger, link, quality.Given{Notes: []int{5}}), base.Invalid, "notes_wrong")
		s.refused(s.Answer(ctx, stranger, link, quality.Given{Notes: []int{0, 0}}), base.Invalid, "nothing_said")
		s.must(s.Answer(ctx, stranger, link, quality.Given{Notes: []int{5, 4}, Words: " Bravo "}))
		s.refused(s.Answer(ctx, stranger, link, quality.Given{Notes: []int{1, 1}}), base.Conflict, "answered_once")
		if _, err := s.Questions(ctx, stranger, link); base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
		if _, err := s.Questions(ctx, stranger, "nothing"); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		elsewhere := base.Actor{Place: "elsewhere", Zone: testkit.Paris}
		if _, err := s.Questions(ctx, elsewhere, token(mails[1].Link.URL)); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}

		s.must(s.Type(ctx, s.who, asked.ID, quality.Given{Notes: []int{4, 4}}))
		h, guests, err := s.Survey(ctx, s.who, asked.ID)
		s.must(err)
		if h.Answered != 2 || h.Result.Asked != 5 || !h.Masked || h.Words != nil || len(guests) != 4 || !guests[0].Answered || guests[1].Answered {
			t.Errorf("%+v %+v", h, guests)
		}
		traces, err := db.Count(ctx, d, "select count(*) from trail where place_id = $1 and act = 'answered' and account_id <> ''", s.who.Place)
		if err != nil || traces != 1 {
			t.Errorf("the trail tells of %d accounts: %v", traces, err) // that of the team, for what came on paper
		}
	})
}

func TestThoseWhoDidNotAnswerAreRemindedOnceADayAndNeverOnceItIsClosed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		asked, err := s.Ask(ctx, s.who, hot())
		s.must(err)
		_, err = s.Invite(ctx, s.who, asked.ID, []string{"ana@ex.fr", "zoe@ex.fr"})
		s.must(err)
		remind := func(want int) {
			t.Helper()
			if n, err := s.Remind(ctx, s.who, asked.ID); err != nil || n != want {
				t.Errorf("%d letters, %v", n, err)
			}
		}
		remind(0)
		testkit.At(d, "2026-11-30T10:00:00+01:00")
		s.must(s.Answer(ctx, base.Actor{Place: s.who.Place, Zone: testkit.Paris}, token(s.letters()[0].Link.URL), quality.Given{Notes: []int{3, 3}}))
		remind(1)
		remind(0)
		if mails := s.letters(); len(mails) != 3 || mails[2].To != "zoe@ex.fr" || mails[2].Link != mails[1].Link {
			t.Errorf("%+v", mails)
		}
		s.must(s.Close(ctx, s.who, asked.ID))
		_, err = s.Remind(ctx, s.who, asked.ID)
		s.refused(err, base.Conflict, "survey_closed")
		_, err = s.Invite(ctx, s.who, asked.ID, []string{"max@ex.fr"})
		s.refused(err, base.Conflict, "survey_closed")
		s.refused(s.Type(ctx, s.who, asked.ID, quality.Given{Notes: []int{3, 3}}), base.Conflict, "survey_closed")
	})
}

func TestALinkIsAnsweredOnceHoweverOftenItIsPressed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		asked, err := s.Ask(ctx, s.who, hot())
		s.must(err)
		_, err = s.Invite(ctx, s.who, asked.ID, []string{"ana@ex.fr"})
		s.must(err)
		link := token(s.letters()[0].Link.URL)
		var all sync.WaitGroup
		var kept atomic.Int32
		for range 6 {
			all.Go(func() {
				if err := s.Answer(ctx, base.Actor{Place: s.who.Place, Zone: testkit.Paris}, link, quality.Given{Notes: []int{5, 5}}); err == nil {
					kept.Add(1)
				}
			})
		}
		all.Wait()
		h, _, err := s.Survey(ctx, s.who, asked.ID)
		s.must(err)
		if kept.Load() != 1 || h.Answered != 1 {
			t.Errorf("%d kept, %d answered", kept.Load(), h.Answered)
		}
	})
}

func TestS12TheFundersAreMissingUntilTheyAreAsked(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for _, p := range quality.Publics() {
			survey := hot()
			survey.Public = p
			if p == quality.Funders {
				survey.Kind = quality.Test
			}
			asked, err := s.Ask(ctx, s.who, survey)
			s.must(err)
			s.must(s.Type(ctx, s.who, asked.ID, quality.Given{Notes: []int{5, 4}}))
		}
		if l := s.state(30); l.State != quality.Minor || len(l.Gaps) != 1 || l.Gaps[0].Key != "quality.gap_view_funders" {
			t.Errorf("%+v", l)
		}
		survey := hot()
		survey.Public = quality.Funders
		asked, err := s.Ask(ctx, s.who, survey)
		s.must(err)
		s.must(s.Type(ctx, s.who, asked.ID, quality.Given{Words: "Très bien.", Notes: []int{0, 0}}))
		if l := s.state(30); l.State != quality.Met {
			t.Errorf("%+v", l)
		}
	})
}
