package demo

import (
	"testing"

	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// checkBooks looks at the books of a demo place that was filled.
func checkBooks(t *testing.T, f *filling) {
	t.Helper()
	ctx, desk, d := t.Context(), f.house.Ledger, f.house.DB
	years, err := desk.Years(ctx, d, f.owner)
	if err != nil || len(years) != closedYears+1 {
		t.Fatal(years, err)
	}
	for i, y := range years {
		if y.Closed() != (i > 0) {
			t.Errorf("%s to %s: closed %q", y.From, y.To, y.ClosedOn)
		}
		totals, err := desk.Totals(ctx, d, f.owner, y.ID, "", "")
		if err != nil {
			t.Fatal(err)
		}
		var sum money.Cents
		balance := ledger.Balance(totals)
		for _, net := range balance {
			sum += net
		}
		if sum != 0 || balance["512000"] < 0 || balance["531000"] < 0 {
			t.Errorf("%s: sum %s, bank %s, cash %s", y.From, sum, balance["512000"], balance["531000"])
		}
		t.Logf("%s: result %s, bank %s, cash %s, %d totals", y.From, ledger.Result(balance), balance["512000"], balance["531000"], len(totals))
	}
	if broken, err := desk.Verify(ctx, d, f.place.ID); err != nil || len(broken) > 0 {
		t.Error(broken, err)
	}
}
