package fate_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/fate"
	"pilotis/internal/tally"
	"pilotis/internal/testkit"
)

// asked is a scene where some were asked at six months.
func asked(t *testing.T, d *db.DB, names ...string) *scene {
	s := newScene(t, d, "2026-03-13T09:00:00Z")
	for _, name := range names {
		s.holds(name, "2026-03-12")
	}
	s.morning("2026-09-12")
	return s
}

func TestAnAnswerIsCorrectedUntilTheWaveEnds(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := asked(t, d, "zoe", "max")
		secret := s.secret("zoe")
		q, err := s.Question(ctx, s.stranger(), secret)
		s.must(err)
		if q.Title != "Piloter un tiers-lieu" || q.Until != "2026-12-11" || q.Answered != "" {
			t.Errorf("%+v", q)
		}
		first := works()
		first.Words = "  Bonjour  "
		s.must(s.Answer(ctx, s.stranger(), secret, first))
		if l := s.line("zoe", fate.First); l.Asking.Answer.Words != "Bonjour" || l.Answered != "2026-09-12" || l.Phone || l.State("2026-09-12") != fate.Answered {
			t.Errorf("%+v", l)
		}
		testkit.At(d, "2026-12-11T20:00:00Z")
		s.must(s.Answer(ctx, s.stranger(), secret, seeks()))
		if l := s.line("zoe", fate.First); l.Asking.Answer.Situation != fate.Seeking || l.Asking.Answer.Words != "" || l.Answered != "2026-12-11" {
			t.Errorf("%+v", l)
		}
		s.refused(s.Answer(ctx, s.stranger(), "nothing", works()), base.NotFound, "not_found")
		s.refused(s.Answer(ctx, base.Actor{Place: "elsewhere", Zone: testkit.Paris}, secret, works()), base.NotFound, "not_found")
		s.refused(s.Answer(ctx, s.stranger(), string(q.ID), works()), base.NotFound, "not_found")
		testkit.At(d, "2026-12-11T23:30:00Z") // the twelfth, in Paris
		s.refused(s.Answer(ctx, s.stranger(), secret, works()), base.Conflict, "fate.closed")
		_, err = s.Question(ctx, s.stranger(), s.secret("max"))
		s.refused(err, base.Conflict, "fate.closed")
		traces, err := db.Count(ctx, d, "select count(*) from trail where room = 'fate' and act = 'answered' and (account_id <> '' or detail <> '{}')")
		if err != nil || traces != 0 {
			t.Errorf("the trail tells too much %d times, %v", traces, err)
		}
	})
}

func TestBothLettersLeadToOneAnswer(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := asked(t, d, "zoe")
		first := s.secret("zoe")
		s.morning("2026-10-03")
		again := s.secret("zoe")
		s.must(s.Answer(ctx, s.stranger(), first, works()))
		q, err := s.Question(ctx, s.stranger(), again)
		s.must(err)
		if first == again || q.Answered != "2026-10-03" || q.Asking.Answer.Situation != fate.Employed {
			t.Errorf("%+v", q)
		}
	})
}

func TestWhatIsNotAChoiceIsRefusedAndWhatWasNotAskedIsLeftOut(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := asked(t, d, "zoe")
		months := func(n int) *int { return &n }
		for code, a := range map[string]fate.Answer{
			"situation:base.required":               {Steers: fate.Steers},
			"situation:base.not_a_choice":           {Situation: "king", Steers: fate.Steers},
			"steers:base.required":                  {Situation: fate.Seeking},
			"steers:base.not_a_choice":              {Situation: fate.Seeking, Steers: "maybe"},
			"trade:base.required":                   {Situation: fate.Independent, Steers: fate.Steers},
			"contract:base.required":                {Situation: fate.Public, Steers: fate.Steers, Trade: fate.Far},
			"contract:base.not_a_choice":            {Situation: fate.Employed, Steers: fate.Steers, Trade: fate.Far, Contract: "oral"},
			"months:fate.months_wrong":              {Situation: fate.Independent, Steers: fate.Steers, Trade: fate.Far, Months: months(121)},
			"changes:base.not_a_choice":             {Situation: fate.Seeking, Steers: fate.Steers, Changes: []fate.Change{fate.Pay, fate.Pay}},
			"changes:fate.nothing_or_something":     {Situation: fate.Seeking, Steers: fate.Steers, Changes: []fate.Change{fate.Pay, fate.Nothing}},
			"words:base.too_long":                   {Situation: fate.Seeking, Steers: fate.Steers, Words: strings.Repeat("é", 1001)},
			"situation:base.required steers:base.r": {},
		} {
			s.refused(s.Answer(ctx, s.stranger(), s.secret("zoe"), a), base.Invalid, code)
		}
		all := works()
		all.Situation, all.Months, all.Abroad = fate.Seeking, months(3), true
		s.must(s.Answer(ctx, s.stranger(), s.secret("zoe"), all))
		if a := s.line("zoe", fate.First).Asking.Answer; a.Trade != "" || a.Contract != "" || a.Months != nil || a.Abroad {
			t.Errorf("%+v", a)
		}
		all.Situation = fate.Independent
		s.must(s.Answer(ctx, s.stranger(), s.secret("zoe"), all))
		if a := s.line("zoe", fate.First).Asking.Answer; a.Trade != fate.Aimed || a.Contract != "" || *a.Months != 3 || !a.Abroad {
			t.Errorf("%+v", a)
		}
	})
}

func TestAnAnswerTakenByTelephoneIsSaidAsSuch(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		s.holds("zoe", "2026-03-12")
		s.refused(s.Take(ctx, s.who, rs, "zoe", fate.First, works()), base.Conflict, "fate.too_early")
		testkit.At(d, "2026-09-12T07:00:00Z")
		s.refused(s.Take(ctx, s.who, rs, "zoe", fate.First, fate.Answer{}), base.Invalid, "situation:base.required")
		s.refused(s.Take(ctx, s.who, rs, "nobody", fate.First, works()), base.NotFound, "not_found")
		s.refused(s.Take(ctx, s.who, rs, "zoe", 3, works()), base.NotFound, "not_found")
		s.refused(s.Take(ctx, testkit.As(base.Manager, "elsewhere"), rs, "zoe", fate.First, works()), base.NotFound, "not_found")
		s.must(s.Take(ctx, s.who, rs, "zoe", fate.First, works()))
		if l := s.line("zoe", fate.First); !l.Phone || l.Asked != "" || l.Answered != "2026-09-12" {
			t.Errorf("%+v", l)
		}
		if n := s.morning("2026-09-13"); n != (fate.Asked{}) {
			t.Errorf("who told is asked: %+v", n)
		}
		if told := s.told(fate.Filter{}, fate.First); told.Asked != 1 || told.Answered != 1 {
			t.Errorf("%+v", told)
		}
		testkit.At(d, "2026-12-12T09:00:00Z")
		s.refused(s.Take(ctx, s.who, rs, "zoe", fate.First, seeks()), base.Conflict, "fate.closed")
	})
}

func TestRatesLeaveOutWhomTheRegisterLeavesOutAndAreMaskedUnderTheThreshold(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := asked(t, d, "ana", "bea", "cid", "dan", "eva", "flo", "gus", "hal")
		take := func(name string, a fate.Answer) { s.must(s.Take(ctx, s.who, rs, name, fate.First, a)) }
		two, five := 2, 5
		near := works()
		near.Trade, near.Steers, near.Contract, near.Months = fate.Near, fate.Elsewhere, fate.Fixed, &five
		own := fate.Answer{Situation: fate.Independent, Steers: fate.Steers, Trade: fate.Aimed, Months: &two}
		study, abroad := works(), works()
		study.Contract, abroad.Abroad = fate.WorkStudy, true
		take("ana", works())
		take("bea", near)
		if told := s.told(fate.Filter{}, fate.First); !told.Masked || !told.Jobs.Masked || told.Situations != nil || told.ByYear != nil || told.Jobs.Of != 2 || !told.Delay.Masked || told.Answered != 2 || told.Asked != 8 {
			t.Errorf("two of eight are told: %+v", told)
		}
		take("cid", own)
		take("dan", seeks())
		take("eva", study)
		take("flo", abroad)
		take("gus", fate.Answer{Situation: fate.Studying, Steers: fate.Elsewhere})
		told := s.told(fate.Filter{}, fate.First)
		if told.Masked || told.Answered != 7 || told.Asked != 8 || told.Holders != 8 || told.Neutral != 3 || told.Ahead != 0 {
			t.Errorf("%+v", told)
		}
		if told.Jobs != (tally.Share{N: 3, Of: 4}) || told.Jobs.Points() != 7500 || told.Aimed != (tally.Share{N: 2, Of: 4}) || told.Steers != (tally.Share{N: 4, Of: 7}) {
			t.Errorf("%+v %+v %+v", told.Jobs, told.Aimed, told.Steers)
		}
		if want := (tally.Share{Key: "employed", N: 4, Of: 7}); told.Situations[0] != want {
			t.Errorf("%+v", told.Situations)
		}
		if want := []tally.Share{{Key: "permanent", N: 2, Of: 4}, {Key: "fixed", N: 1, Of: 4}}; !slices.Equal(told.Contracts[:2], want) {
			t.Errorf("%+v", told.Contracts)
		}
		if want := (tally.Share{Key: "aimed", N: 4, Of: 5}); told.Trades[0] != want {
			t.Errorf("%+v", told.Trades)
		}
		if told.Delay != (fate.Delay{Half: 2, Of: 2, Masked: true}) {
			t.Errorf("%+v", told.Delay)
		}
		s.set(func(t *certification.Terms) { t.MaskUnder = 5 })
		if told = s.told(fate.Filter{}, fate.First); told.Masked || !told.Jobs.Masked || told.Steers.Masked || !told.Contracts[0].Masked || told.Trades[0].Masked {
			t.Errorf("what counts four is told, or what counts five is not: %+v", told)
		}
		if second := s.told(fate.Filter{}, fate.Second); second.Ahead != 8 || second.Next != "2028-03-12" || second.Asked != 0 || !second.Masked {
			t.Errorf("%+v", second)
		}
	})
}

func TestAPromotionOrARouteIsHiddenWithAnotherWhereASubtractionWouldTellIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, "2026-03-13T09:00:00Z")
		for i, name := range []string{"ana", "bea", "cid", "dan", "eva", "flo", "gus", "hal"} {
			route := certification.Continuing
			if i > 5 {
				route = certification.Experience
			}
			s.holdsBy(name, map[bool]day.Day{true: "2025-12-20", false: "2026-01-20"}[i < 4], route)
		}
		testkit.At(d, "2026-07-20T09:00:00Z")
		for _, name := range []string{"ana", "bea", "cid", "dan", "eva", "flo", "gus"} {
			s.must(s.Take(ctx, s.who, rs, name, fate.First, works()))
		}
		for f, masked := range map[fate.Filter]bool{{}: false, {Year: 2025}: false, {Year: 2026}: false, {Route: certification.Continuing}: true, {Route: certification.Experience}: true,
			{Year: 2025, Route: certification.Continuing}: true, {Year: 2026, Route: certification.Continuing}: true, {Year: 2024}: true, {Route: "x"}: true} {
			if told := s.told(f, fate.First); told.Masked != masked {
				t.Errorf("%+v: masked %v (%d answered)", f, told.Masked, told.Answered)
			}
		}
		told := s.told(fate.Filter{}, fate.First)
		if want := []tally.Share{{Key: "2025", N: 4, Of: 4}, {Key: "2026", N: 3, Of: 3}}; !slices.Equal(told.ByYear, want) {
			t.Errorf("%+v", told.ByYear)
		}
		s.must(s.Take(ctx, s.who, rs, "gus", fate.First, fate.Answer{Situation: fate.Studying, Steers: fate.Elsewhere}))
		if few := s.told(fate.Filter{Route: certification.Experience}, fate.First); few.Neutral != 0 || few.Jobs.Of != 1 || !few.Jobs.Masked {
			t.Errorf("what is masked tells that the one who answered is left out: %+v", few)
		}
		want := []tally.Share{{Key: "experience", Of: 1, Masked: true}, {Key: "formation_continue", Of: 6, Masked: true}}
		if told = s.told(fate.Filter{}, fate.First); !slices.Equal(told.ByRoute, want) || !slices.Equal(told.ByYear, []tally.Share{{Key: "2025", Of: 4, Masked: true}, {Key: "2026", Of: 3, Masked: true}}) {
			t.Errorf("%+v %+v", told.ByRoute, told.ByYear)
		}
	})
}

func TestWhoIsErasedIsCutFromTheirAnswerAndNeverAskedAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := asked(t, d, "zoe", "max")
		secret, said := s.secret("zoe"), works()
		said.Words = "Je m’appelle Zoé"
		s.must(s.Answer(ctx, s.stranger(), secret, said))
		before := s.told(fate.Filter{}, fate.First)
		own, err := s.Of(ctx, s.who, "Zoe@ex.fr ")
		s.must(err)
		if len(own) != 1 || len(own[0].Facts(ctx)) != 7 {
			t.Errorf("%+v", own)
		}
		for range 2 {
			s.must(d.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) error { return s.Forget(ctx, tx, "zoe@ex.fr") }))
		}
		if after := s.told(fate.Filter{}, fate.First); after.Holders != 2 || after.Answered != before.Answered || after.Asked != before.Asked || after.Steers != before.Steers {
			t.Errorf("%+v, was %+v", after, before)
		}
		for _, text := range []string{"zoe", "Zoé"} {
			n, err := db.Count(ctx, d, "select count(*) from fate_asking where candidate_id = $1 or answer like $2", text, "%"+text+"%")
			if err != nil || n != 0 {
				t.Errorf("%s: %d rows, %v", text, n, err)
			}
		}
		if l := s.line("zoe", fate.First); l.ID != "" || !l.Silent {
			t.Errorf("%+v", l)
		}
		s.refused(s.Answer(ctx, s.stranger(), secret, works()), base.NotFound, "not_found")
		if n := s.morning("2026-10-03"); n != (fate.Asked{Reminders: 1}) {
			t.Errorf("%+v", n)
		}
		if n := s.morning("2028-03-12"); n != (fate.Asked{First: 1}) {
			t.Errorf("%+v", n)
		}
		if own, err = s.Of(ctx, s.who, "zoe@ex.fr"); err != nil || len(own) != 0 {
			t.Errorf("%+v, %v", own, err)
		}
		s.must(d.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) error { return s.Forget(ctx, tx, "nobody@ex.fr") }))
		s.must(d.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) error { return s.Forget(ctx, tx, "") }))
	})
}
