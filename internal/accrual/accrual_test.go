package accrual_test

import (
	"slices"
	"testing"

	"pilotis/internal/accrual"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

func yearsFrom(first, n int) (out []ledger.Year) {
	for i := range n {
		from := day.Date(first+i, 1, 1)
		out = append(out, ledger.Year{ID: ledger.YearID(from), From: from, To: from.AddMonths(12).Add(-1), Chart: "asso2025"})
	}
	return out
}

func ahead(account string, amount money.Cents, from, to day.Day, m accrual.Measure) accrual.Draft {
	return accrual.Draft{Way: accrual.Ahead, Account: account, Amount: amount, Day: from, Span: accrual.Span{From: from, To: to, Measure: m}}
}

func TestF77To80EachYearBearsItsPartAndThePartsAddUp(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		draft accrual.Draft
		want  []money.Cents
	}{
		"F77":                  {ahead("741000", 2400000, "2027-09-01", "2028-08-31", accrual.Months), []money.Cents{800000, 1600000}},
		"F78":                  {ahead("741000", 4500000, "2027-10-01", "2029-03-31", accrual.Months), []money.Cents{750000, 3000000, 750000}},
		"F80":                  {ahead("616000", 120000, "2026-11-15", "2027-11-14", accrual.Days), []money.Cents{15452, 104548}},
		"one cent in 3 months": {ahead("616000", 1, "2027-12-01", "2028-02-29", accrual.Months), []money.Cents{0, 1}},
		"a leap year by days":  {ahead("616000", 36600, "2027-12-31", "2028-12-30", accrual.Days), []money.Cents{100, 36500}},
	} {
		for _, years := range [][]ledger.Year{nil, yearsFrom(2026, 2), yearsFrom(2020, 20)} {
			var got []money.Cents
			for _, p := range c.draft.Parts(years) {
				got = append(got, p.Amount)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s over %d years: %v, want %v", name, len(years), got, c.want)
			}
		}
	}
	// F77 and F80 by what stands at the end of the year.
	if left := ahead("741000", 2400000, "2027-09-01", "2028-08-31", accrual.Months).Standing("2027-12-31", nil); left != 1600000 {
		t.Errorf("487: %v", left)
	}
	if left := ahead("616000", 120000, "2026-11-15", "2027-11-14", accrual.Days).Standing("2026-12-31", nil); left != 104548 {
		t.Errorf("486: %v", left)
	}
}

func TestWhereSomethingWaitsFollowsFromWhatItIsFor(t *testing.T) {
	t.Parallel()
	for account, want := range map[string][2]string{"616000": {"486", "408"}, "641100": {"486", "4286|428"}, "645100": {"486", "4386|438"},
		"635000": {"486", "448"}, "661100": {"486", "1688"}, "706000": {"487", "418"}, "741000": {"487", "441"}, "758000": {"487", "4687"}} {
		for i, way := range []accrual.Way{accrual.Ahead, accrual.Late} {
			if got := (accrual.Draft{Way: way, Account: account}).Waits(); got != want[i] {
				t.Errorf("%s %s: %s, want %s", way, account, got, want[i])
			}
		}
	}
}
