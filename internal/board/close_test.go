package board_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/testkit"
)

func TestAMonthIsClosedOnceItsAlertsAreExplainedAndKeptForGood(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.golden()
		sales := s.follow(board.Sales, "Ventes", of(700000), nil)
		hours, err := s.Add(s.ctx, s.who, board.Indicator{Name: "Heures", Source: board.Typed, Unit: "h", Owner: s.zoe})
		s.must(err)
		shut := func(m forecast.Month, c board.Closing) error {
			_, err := s.Close(s.ctx, s.who, m, c)
			return err
		}
		read := board.Closing{Read: true, Undecided: "Rien"}
		s.refused("a month that runs", shut(november, read), "board.not_over")
		s.refused("a month to come", shut("2027-12", read), "base.not_found")
		s.refused("an alert without a comment", shut(october, read), "board.unexplained")
		s.refused("a value that was not typed", shut(october, read), "board.untyped")
		s.refused("figures nobody read", shut(october, board.Closing{}), "board.unread")
		s.refused("nothing decided, nothing said", shut(october, board.Closing{Read: true}), "board.no_decision")
		s.must(s.Say(s.ctx, s.who, october, sales.ID, board.Said{Remark: "La salle était en travaux"}))
		s.must(s.Say(s.ctx, s.who, october, hours.ID, board.Said{Value: of(12550)}))
		s.must(shut(october, read))
		s.refused("a second time", shut(october, read), "board.already_closed")

		sheet, err := s.Sheet(s.ctx, s.who, october)
		s.must(err)
		c := sheet.Closure
		if c == nil || c.Late() || c.Name != "Nadia" || c.On != "2027-11-10" || c.Due != "2027-11-15" || c.Undecided != "Rien" || c.Drafts || c.ToldUntil != "" || len(sheet.Steps) != 0 {
			t.Fatalf("%+v", c)
		}
		for _, want := range []struct {
			i      board.Indicator
			value  int64
			light  board.Light
			remark string
			owner  string
		}{{sales, 680000, board.Alert, "La salle était en travaux", "Nadia"}, {hours, 12550, board.Unlit, "", "Zoé"}} {
			if l := s.line(october, want.i.ID); *l.Value != want.value || l.Light != want.light || l.Remark != want.remark || l.OwnerName != want.owner {
				t.Errorf("%+v", l)
			}
		}

		// what was read stays, whatever becomes of the indicator and of who answered for it
		sales.Name, sales.Low, sales.Owner = "Ce que nous vendons", nil, s.zoe
		_, err = s.Change(s.ctx, s.who, sales)
		s.must(err)
		s.must(s.TakeOff(s.ctx, s.who, hours.ID))
		if l := s.line(october, sales.ID); l.Name != "Ventes" || *l.Low != 700000 || l.OwnerName != "Nadia" || l.Light != board.Alert {
			t.Errorf("%+v", l)
		}
		s.says(october, hours, 12550)
		s.refused("a comment on a closed month", s.Say(s.ctx, s.who, october, sales.ID, board.Said{Remark: "Non"}), "board.already_closed")
		_, err = s.Decide(s.ctx, s.who, board.Decision{Month: october, What: "Trop tard", Carrier: s.zoe, Due: "2027-12-01"})
		s.refused("a decision on a closed month", err, "board.already_closed")
	})
}

func TestTheDatabaseItselfRefusesToChangeAClosedMonth(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		i := s.follow(board.Members, "Adhérents", nil, nil)
		s.must(s.Say(s.ctx, s.who, october, i.ID, board.Said{Remark: "Bien"}))
		_, err := s.Close(s.ctx, s.who, october, board.Closing{Read: true, Undecided: "Rien"})
		s.must(err)
		for _, text := range []string{
			"update board_month set closed_on = '2027-11-01' where place_id = $1",
			"delete from board_month where place_id = $1",
			"update board_value set value = 1 where place_id = $1",
			"delete from board_value where place_id = $1",
			"insert into board_value (place_id, month, indicator_id, slot, name, owner, owner_name, source, activity_id, unit, light, remark) values ($1, '2027-10', 'x', 2, 'x', '', '', 'typed', '', '', 'unlit', '')",
			"update board_reading set remark = 'x' where place_id = $1",
			"update board_reading set month = '2027-09' where place_id = $1",
			"delete from board_reading where place_id = $1",
			"insert into board_reading (place_id, month, indicator_id, remark, said_by, said_at) values ($1, '2027-10', 'x', '', '', '')",
		} {
			if err := d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, text, s.who.Place)
				return err
			}); err == nil {
				t.Errorf("let pass: %s", text)
			}
		}
		s.says(october, i, 0)
	})
}

func TestAMonthClosedByTwoAtOnceIsClosedOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		i := s.follow(board.Members, "Adhérents", nil, nil)
		errs := make([]error, 6)
		var all sync.WaitGroup
		for n := range errs {
			all.Go(func() {
				_, errs[n] = s.Close(s.ctx, s.who, october, board.Closing{Read: true, Undecided: "Rien"})
			})
		}
		all.Wait()
		closed := 0
		for _, err := range errs {
			if err == nil {
				closed++
			} else if base.KindOf(err) != base.Conflict {
				t.Error(err)
			}
		}
		if closed != 1 {
			t.Errorf("closed %d times", closed)
		}
		s.says(october, i, 0)
	})
}

func TestAMonthIsInTimeUntilMidnightOfTheFifteenthDayInThePlace(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for _, c := range []struct {
			zone, instant string
			late          bool
		}{
			{"Europe/Paris", "2027-11-15T23:59:59+01:00", false},
			{"Europe/Paris", "2027-11-16T00:00:00+01:00", true},
			{"Indian/Reunion", "2027-11-15T23:59:59+04:00", false},
			{"Indian/Reunion", "2027-11-16T00:00:00+04:00", true}, // still the fifteenth in Paris
			{"America/Martinique", "2027-11-16T00:00:00+01:00", false},
		} {
			s.now("2027-11-10T10:00:00+01:00")
			nadia := s.who.Account
			s.who = s.open("Le Moulin de " + c.zone)
			s.who.Account, s.who.Zone = nadia, testkit.Zone(c.zone)
			s.must(s.Accounts.Admit(s.ctx, base.System(s.who.Place, testkit.Paris), nadia, base.Treasurer))
			s.follow(board.Members, "Adhérents", nil, nil)
			s.now(c.instant)
			got, err := s.Close(s.ctx, s.who, october, board.Closing{Read: true, Undecided: "Rien"})
			s.must(err)
			if got.Late() != c.late {
				t.Errorf("%s at %s: %+v", c.zone, c.instant, got)
			}
		}
		// and it is over only from midnight on
		s.now("2027-12-01T00:00:00+04:00")
		_, err := s.Close(s.ctx, base.Actor{Account: s.who.Account, Place: s.who.Place, Zone: testkit.Paris, Role: base.Treasurer, Lang: "fr"}, november, board.Closing{Read: true, Undecided: "Rien"})
		s.refused("an hour too early", err, "board.not_over")
	})
}

func TestWhatIsLeftToDoBeforeAMonthIsClosedIsSaid(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.follow(board.Typed, "Heures", nil, nil)
		sheet, err := s.Sheet(s.ctx, s.who, october)
		s.must(err)
		said := ""
		for _, step := range sheet.Steps {
			if step.Done {
				said += step.Key + " "
			}
		}
		// no bank was told, nothing was typed, nothing is decided
		if strings.TrimSpace(said) != "entries remarks" || len(sheet.Steps) != 5 {
			t.Errorf("%q of %d", said, len(sheet.Steps))
		}
		if now, err := s.Sheet(s.ctx, s.who, november); err != nil || len(now.Steps) != 0 {
			t.Errorf("a month that runs: %v, %+v", err, now.Steps)
		}
	})
}
