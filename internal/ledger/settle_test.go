package ledger_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func civil(d string) day.Day { return day.Day(d) }

// owing is an open line of a third party: positive where they owe.
func owing(n int, third, voucher string, amount money.Cents) ledger.Placed {
	l := ledger.Side("411000", amount)
	l.Third = third
	return ledger.Placed{At: ledger.At{Entry: ledger.EntryID(rune('a' + n))}, Voucher: voucher, Line: l}
}

func TestOpenLinesThatSettleEachOtherAreFound(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines []ledger.Placed
		want  []int // sizes of the groups
	}{
		"by voucher before amount": {[]ledger.Placed{owing(0, "A", "F1", 100), owing(1, "A", "F2", 100), owing(2, "A", "F2", -100)}, []int{2}},
		"one amount, oldest first": {[]ledger.Placed{owing(0, "A", "", 100), owing(1, "A", "", 100), owing(2, "A", "", -100)}, []int{2}},
		"one payment of several":   {[]ledger.Placed{owing(0, "A", "", 100), owing(1, "A", "", 50), owing(2, "A", "", 70), owing(3, "A", "", -150)}, []int{3}},
		"several payments of one":  {[]ledger.Placed{owing(0, "A", "", 150), owing(1, "A", "", -100), owing(2, "A", "", -50)}, []int{3}},
		"the whole account":        {[]ledger.Placed{owing(0, "A", "", 100), owing(1, "A", "", 50), owing(2, "A", "", -30), owing(3, "A", "", -120)}, []int{4}},
		"never two third parties":  {[]ledger.Placed{owing(0, "A", "F1", 100), owing(1, "B", "F1", -100)}, nil},
		"what does not add up":     {[]ledger.Placed{owing(0, "A", "F1", 100), owing(1, "A", "F1", -99)}, nil},
	} {
		groups := ledger.Settling(c.lines)
		if len(groups) != len(c.want) {
			t.Errorf("%s: %v", name, groups)
			continue
		}
		for i, g := range groups {
			if len(g) != c.want[i] {
				t.Errorf("%s: %v", name, g)
			}
		}
	}
}

func TestAnAccountIsLetteredByItselfAndAged(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		owes := func(on day.Day, c money.Cents) {
			l := ledger.Side("411000", c)
			l.Third = "MAGUY"
			s.validated(entry(on, l, ledger.Side("706000", -c)))
		}
		owes("2027-01-10", 1_000)
		owes("2027-02-20", 2_000)
		owes("2027-03-01", 4_000)
		owes("2027-03-20", 8_000)
		owes("2027-05-01", 16_000)
		aged, err := s.desk.AgedBalance(s.ctx, d, s.treas, "2027-04-19")
		s.must(err)
		if len(aged) != 1 || aged[0].Parts != [4]money.Cents{8_000, 6_000, 0, 1_000} || aged[0].Total() != 15_000 || aged[0].Name != "Maguy" {
			t.Errorf("%+v", aged)
		}
		owes("2027-05-02", -2_000)
		n, err := s.desk.SettleAll(s.ctx, s.treas, "411000")
		s.must(err)
		left, err := s.desk.Open(s.ctx, d, s.treas, "411000", "MAGUY")
		s.must(err)
		if n != 1 || len(left) != 4 {
			t.Errorf("%d groups, %d lines left", n, len(left))
		}
		_, err = s.desk.SettleAll(s.ctx, s.treas, "419999")
		s.refused(err, base.NotFound, "base.not_found")
		s.sound()
	})
}

func TestHowLongThirdPartiesWaitedCountsEachEuroTheSame(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		owed := func(on day.Day, cents money.Cents) ledger.Draft {
			e := entry(on, debit("411000", cents), credit("706000", cents))
			e.Lines[0].Third = "ZOE"
			return e
		}
		paid := func(on day.Day, cents money.Cents) ledger.Draft {
			e := entry(on, debit("512000", cents), credit("411000", cents))
			e.Lines[1].Third = "ZOE"
			return e
		}
		s.change(func(ctx context.Context, tx *db.Tx) error {
			return s.desk.Name(ctx, tx, ledger.Third{Code: "ZOE", Label: "Zoé"})
		})
		s.validated(owed("2027-01-01", 30000))
		s.validated(paid("2027-01-11", 30000)) // ten days
		s.validated(owed("2027-02-01", 10000))
		s.validated(paid("2027-02-15", 4000)) // fourteen days of a part, thirty of the rest
		s.validated(paid("2027-03-03", 6000))
		s.validated(owed("2027-03-05", 99999)) // not paid yet
		_, err := s.desk.SettleAll(s.ctx, s.treas, "411000")
		s.must(err)
		got, err := s.desk.Wait(s.ctx, d, s.treas, "411", "2026-01-01")
		// (300 × 10 + 40 × 14 + 60 × 30) ÷ 400 = 13.4
		if s.must(err); got != (ledger.Wait{Days: 13, Groups: 2, Sum: 40000}) {
			t.Errorf("%+v", got)
		}
		opened := entry("2027-04-01", debit("411000", 5000), credit("512000", 5000))
		opened.Journal, opened.Lines[0].Third = "AN", "ZOE"
		s.validated(opened)
		s.validated(paid("2027-12-01", 5000)) // its invoice is of an earlier year: who knows of when
		_, err = s.desk.SettleAll(s.ctx, s.treas, "411000")
		s.must(err)
		if again, err := s.desk.Wait(s.ctx, d, s.treas, "411", "2026-01-01"); err != nil || again != got {
			t.Errorf("with what was carried forward: %+v, %v", again, err)
		}
		for class, since := range map[string]day.Day{"401": "2026-01-01", "411": "2030-01-01"} {
			if got, err := s.desk.Wait(s.ctx, d, s.treas, class, since); err != nil || got != (ledger.Wait{}) {
				t.Errorf("%s since %s: %+v, %v", class, since, got, err)
			}
		}
	})
}
