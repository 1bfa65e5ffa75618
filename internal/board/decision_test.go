package board_test

import (
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/boussole"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
)

func TestADecisionIsFollowedFromBoardToBoardUntilItIsSettled(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		i := s.follow(board.Typed, "Repas", nil, nil)
		s.must(s.Say(s.ctx, s.who, october, i.ID, board.Said{Value: of(100)}))
		decide := func(what string) board.Decision {
			dec, err := s.Decide(s.ctx, s.who, board.Decision{Month: october, Indicator: i.ID, What: what, Carrier: s.zoe, Due: "2027-11-20"})
			s.must(err)
			return dec
		}
		kept, dropped := decide("Cuisiner plus"), decide("Fermer le lundi")
		for key, dec := range map[string]board.Decision{
			"base.required":     {Month: october, Carrier: s.zoe, Due: "2027-11-20"},
			"board.not_on_team": {Month: october, What: "x", Carrier: "nobody", Due: "2027-11-20"},
			"board.past":        {Month: october, What: "x", Carrier: s.zoe, Due: "2027-11-09"},
			"base.not_a_day":    {Month: october, What: "x", Carrier: s.zoe},
			"base.not_found":    {Month: "2027-12", What: "x", Carrier: s.zoe, Due: "2027-12-20"},
		} {
			_, err := s.Decide(s.ctx, s.who, dec)
			s.refused(dec.What, err, key)
		}
		_, err := s.Close(s.ctx, s.who, october, board.Closing{Read: true, Undecided: "n’est pas gardé"})
		s.must(err)
		told := func(m forecast.Month) string {
			sheet, err := s.Sheet(s.ctx, s.who, m)
			s.must(err)
			var out []string
			for _, dec := range sheet.Decisions {
				state := string(dec.Outcome)
				if dec.Late(sheet.On) {
					state = "late"
				}
				out = append(out, dec.What+"="+state+"="+dec.CarrierName+"="+dec.IndicatorName)
			}
			return strings.Join(out, " ")
		}
		is := func(m forecast.Month, want string) {
			t.Helper()
			if got := told(m); got != want {
				t.Errorf("%s: %s, want %s", m, got, want)
			}
		}
		is(november, "Cuisiner plus==Zoé=Repas Fermer le lundi==Zoé=Repas")
		is(september, "")
		s.now("2027-11-21T10:00:00+01:00")
		is(november, "Cuisiner plus=late=Zoé=Repas Fermer le lundi=late=Zoé=Repas")
		s.now("2027-12-02T10:00:00+01:00")
		_, err = s.Settle(s.ctx, s.who, dropped.ID, board.Dropped, " ")
		s.refused("dropped without a reason", err, "base.required")
		_, err = s.Settle(s.ctx, s.who, dropped.ID, "forgotten", "x")
		s.refused("an outcome of nothing", err, "base.required")
		_, err = s.Settle(s.ctx, s.who, dropped.ID, board.Dropped, "Trop de monde ce jour-là")
		s.must(err)
		_, err = s.Settle(s.ctx, s.who, dropped.ID, board.Done, "")
		s.refused("settled twice", err, "board.settled_already")
		is("2027-12", "Cuisiner plus=late=Zoé=Repas Fermer le lundi=dropped=Zoé=Repas") // the board on which it was settled
		is(november, "Cuisiner plus=late=Zoé=Repas Fermer le lundi=dropped=Zoé=Repas")
		s.now("2028-01-05T10:00:00+01:00")
		is("2028-01", "Cuisiner plus=late=Zoé=Repas")
		_, err = s.Settle(s.ctx, s.who, kept.ID, board.Done, "")
		s.must(err)
		is("2028-01", "Cuisiner plus=done=Zoé=Repas")
		all, err := s.Decisions(s.ctx, s.who)
		if err != nil || len(all) != 2 || all[0].ID != kept.ID {
			t.Errorf("%+v, %v", all, err)
		}
		if sheet, err := s.Sheet(s.ctx, s.who, october); err != nil || sheet.Closure.Undecided != "" || len(sheet.Own()) != 2 {
			t.Errorf("%+v, %v", sheet, err)
		}
	})
}

func TestABoardIsSentAsAPageAfterTheCommitAndAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.follow(board.Members, "Adhérents", nil, nil)
		_, err := s.Close(s.ctx, s.who, october, board.Closing{Read: true, Undecided: "Rien à signaler"})
		s.must(err)
		member := s.person("Lila", base.Member)
		for what, to := range map[string][]base.AccountID{"nobody": nil, "a member": {s.zoe, member}, "somebody unknown": {"nobody"}} {
			if _, err := s.Send(s.ctx, s.who, october, to...); base.KindOf(err) != base.Invalid {
				t.Errorf("to %s: %v", what, err)
			}
		}
		if left, err := s.Post.Folder(s.ctx, s.who, ""); err != nil || len(left) != 0 {
			t.Fatalf("%d letters of what was refused: %v", len(left), err)
		}
		_, err = s.Send(s.ctx, s.who, october, s.zoe, s.who.Account)
		s.must(err)
		s.now("2027-11-11T10:00:00+01:00")
		_, err = s.Send(s.ctx, s.who, october, s.zoe)
		s.must(err)
		letters, err := s.Post.Folder(s.ctx, s.who, "")
		s.must(err)
		if len(letters) != 3 {
			t.Fatalf("%d letters", len(letters))
		}
		m := letters[0].Mail
		if m.To != "zoe@example.org" || m.Subject != "Tableau de bord, octobre 2027" || m.Link.URL != "https://lieu.example/p/le-moulin/board/months/2027-10" ||
			m.Enclosed == nil || m.Enclosed.Name != "tableau-de-bord-octobre-2027.pdf" || !strings.HasPrefix(string(m.Enclosed.Body), "%PDF-") || !post.Reachable(m.To) {
			t.Errorf("%+v", m)
		}
		if pages := strings.Count(string(m.Enclosed.Body), "/Type /Page\n"); pages != 1 {
			t.Errorf("%d pages", pages)
		}
		sent, err := s.Sendings(s.ctx, s.who, october)
		if err != nil || len(sent) != 3 || sent[0].Name != "Zoé" || sent[0].By != "Nadia" || !sent[0].At.After(sent[1].At) {
			t.Errorf("%+v, %v", sent, err)
		}
	})
}

func TestAFullBoardIsPrintedOnOnePage(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	for n := range board.Most {
		i := s.follow(board.Typed, "Trésorerie dans trois mois", of(int64(100*n)), of(99900))
		s.must(s.Say(s.ctx, s.who, october, i.ID, board.Said{Value: of(4200), Remark: strings.Repeat("une raison ", 9*(n%2))}))
	}
	for range 5 {
		_, err := s.Decide(s.ctx, s.who, board.Decision{Month: october, What: strings.Repeat("agir ", 10), Carrier: s.zoe, Due: "2027-12-01"})
		s.must(err)
	}
	team := s.person("Idriss", base.Team)
	_, err := s.Send(s.ctx, s.who, october, team)
	s.must(err)
	letters, err := s.Post.Folder(s.ctx, s.who, "")
	s.must(err)
	m := letters[0].Mail
	if pages := strings.Count(string(m.Enclosed.Body), "/Type /Page\n"); pages != 1 {
		t.Errorf("%d pages", pages)
	}
	if !strings.HasSuffix(m.Link.URL, "/board/months/2027-10") {
		t.Errorf("it leads to %q", m.Link.URL)
	}
}

func TestTheBoussoleReadsTheBoard(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		says := func(few, monthly boussole.State) {
			t.Helper()
			on := boussole.Ground{Reader: d, Who: s.who, Now: d.Now()}
			for _, c := range s.Checks() {
				want := map[string]boussole.State{"indicators_few": few, "monthly_close": monthly}[c.Key]
				if v, err := c.Run(s.ctx, on); err != nil || v.State != want || v.Lines == "" || (v.State != boussole.Fine) != (v.Next.Key != "") {
					t.Errorf("%s on %s: %+v, %v", c.Key, on.Today(), v, err)
				}
			}
		}
		says(boussole.Missing, boussole.Missing)
		i, err := s.Add(s.ctx, s.who, board.Indicator{Name: "Adhérents", Source: board.Members, Owner: s.zoe})
		s.must(err)
		says(boussole.Fine, boussole.Missing)
		shut := func(instant string, m forecast.Month, decided bool) {
			t.Helper()
			s.now(instant)
			if decided {
				_, err := s.Decide(s.ctx, s.who, board.Decision{Month: m, What: "Agir", Carrier: s.zoe, Due: "2028-12-31", Indicator: i.ID})
				s.must(err)
			}
			_, err := s.Close(s.ctx, s.who, m, board.Closing{Read: true, Undecided: "Rien"})
			s.must(err)
		}
		shut("2027-09-15T10:00:00+02:00", "2027-08", false)
		shut("2027-10-15T10:00:00+02:00", september, false)
		shut("2027-11-15T10:00:00+01:00", october, false)
		says(boussole.Fine, boussole.Watch) // three in time, and nothing was ever decided
		shut("2027-12-10T10:00:00+01:00", november, true)
		says(boussole.Fine, boussole.Fine)
		s.now("2028-01-15T10:00:00+01:00")
		says(boussole.Fine, boussole.Fine) // December may still be closed in time
		s.now("2028-01-16T00:00:00+01:00")
		says(boussole.Fine, boussole.Watch)
		s.must(s.Accounts.TakeRole(s.ctx, base.System(s.who.Place, testkit.Paris), s.zoe))
		says(boussole.Watch, boussole.Watch)
	})
}
