package flows_test

import (
	"strings"
	"testing"

	"pilotis/internal/board"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestWhoeverAnswersForAnIndicatorIsToldBeforeTheMonthIsToBeClosed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d) // it is 2027-03-01
		_, err := s.Board.Add(ctx, s.boss, board.Indicator{Name: "Heures d’accueil", Owner: s.boss.Account, Source: board.Typed, Unit: "h"})
		s.must(err)
		testkit.At(d, "2027-04-07T10:00:00+02:00")
		if all := s.letters(); len(all) != 0 {
			t.Errorf("told too early: %v", subjects(all))
		}
		testkit.At(d, "2027-04-08T10:00:00+02:00")
		m := s.expect("nadia@example.org: Tableau de bord, mars 2027 : à clore avant le jeudi 15 avril 2027")[0].Mail
		if m.List != "board" || m.Link.URL != "https://lieu.example/p/la-grange/board/months/2027-03" || !strings.Contains(m.Text, "Heures d’accueil.") {
			t.Errorf("%+v", m)
		}
		testkit.At(d, "2027-04-09T10:00:00+02:00")
		if all := s.letters(); len(all) != 1 {
			t.Errorf("told again on the morrow: %v", subjects(all))
		}
		hours := int64(120_00)
		i, err := s.Board.Indicators(ctx, s.boss)
		s.must(err)
		s.must(s.Board.Say(ctx, s.boss, "2027-03", i[0].ID, board.Said{Value: &hours}))
		testkit.At(d, "2027-04-14T10:00:00+02:00")
		if all := s.letters(); len(all) != 2 || !strings.Contains(all[1].Mail.Text, "plus rien de vos") {
			t.Errorf("on the eve: %v", subjects(all))
		}
		_, err = s.Board.Close(ctx, s.boss, "2027-03", board.Closing{Read: true, Undecided: "Rien à décider"})
		s.must(err)
		testkit.At(d, "2027-05-14T10:00:00+02:00")
		if all := s.letters(); len(all) != 3 {
			t.Errorf("the morning slept through: %v", subjects(all))
		}
		testkit.At(d, "2027-06-05T10:00:00+02:00")
		hours = 90_00
		s.must(s.Board.Say(ctx, s.boss, "2027-05", i[0].ID, board.Said{Value: &hours}))
		_, err = s.Board.Close(ctx, s.boss, "2027-05", board.Closing{Read: true, Undecided: "Rien à décider"})
		s.must(err)
		testkit.At(d, "2027-06-14T10:00:00+02:00")
		if all := s.letters(); len(all) != 3 {
			t.Errorf("told of what is closed: %v", subjects(all))
		}
	})
}
