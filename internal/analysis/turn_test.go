package analysis_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func TestEachMonthTellsWhatItSoldAndByWhichActivity(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d).golden()
		turns, err := s.desk.Turns(s.ctx, s.who, "2026-11-01", "2028-02-29")
		s.must(err)
		year := money.Cents(0)
		for _, turn := range turns {
			year += turn.Sales
			parts := money.Cents(0)
			for _, part := range turn.By {
				parts += part
			}
			if parts != turn.Sales {
				t.Errorf("%v sold, %v by activity", turn.Sales, parts)
			}
		}
		if len(turns) != 12 || year != 6570000 || turns["2027-03"].Sales != 300000 {
			t.Errorf("%d months, %v, %v in March", len(turns), year, turns["2027-03"].Sales)
		}
		if none, err := s.desk.Turns(s.ctx, testkit.As(base.Treasurer, "elsewhere"), "2027-01-01", "2027-12-31"); err != nil || len(none) != 0 {
			t.Errorf("another place: %v, %v", none, err)
		}
	})
}
