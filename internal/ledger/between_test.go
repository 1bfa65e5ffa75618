package ledger_test

import (
	"testing"

	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func TestAnyStretchOfDaysAddsUpToItsLines(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		days := []day.Day{"2027-01-01", "2027-01-15", "2027-02-28", "2027-03-01", "2027-03-10", "2027-12-31"}
		all := make([]ledger.Entry, len(days))
		for i, on := range days {
			all[i] = ledger.Entry{Draft: entry(on, ledger.Line{Account: "411000", Third: "MAGUY", Debit: money.Cents(100 << i)}, credit("706000", money.Cents(100<<i)))}
		}
		s.taken(s.year.ID, all...)
		for _, span := range [][2]day.Day{{"2027-01-01", "2027-12-31"}, {"2027-01-02", "2027-03-09"}, {"2027-01-15", "2027-01-15"}, {"2027-02-28", "2027-03-01"}, {"2027-03-01", "2027-03-31"}, {"2027-04-01", "2027-04-30"}} {
			var want, upTo money.Cents
			for i, on := range days {
				if on <= span[1] {
					upTo += money.Cents(100 << i)
					if on >= span[0] {
						want += money.Cents(100 << i)
					}
				}
			}
			all, err := s.desk.Between(s.ctx, d, s.treas, s.year, span[0], span[1])
			s.must(err)
			if got := ledger.Balance(all)["411000"]; got != want {
				t.Errorf("%v: %s, want %s", span, got, want)
			}
			owed, err := s.desk.OwedOn(s.ctx, d, s.treas, s.year, span[1])
			s.must(err)
			var got money.Cents
			for _, o := range owed {
				got += o.Debit - o.Credit
			}
			if got != upTo {
				t.Errorf("owed on %s: %s, want %s", span[1], got, upTo)
			}
		}
	})
}
