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
	checkBank(t, f)
	if broken, err := desk.Verify(ctx, d, f.place.ID); err != nil || len(broken) > 0 {
		t.Error(broken, err)
	}
}

// checkBank looks at what the bank told: the last days wait, most of them recognised, and
// the books agree with the bank to the cent.
func checkBank(t *testing.T, f *filling) {
	t.Helper()
	ctx, desk := t.Context(), f.house.Bank
	moves, n, err := desk.Waiting(ctx, f.owner)
	if err != nil || n < 6 || n > 30 {
		t.Fatalf("%d moves wait: %v", n, err)
	}
	found, err := desk.Proposals(ctx, f.house.DB, f.owner, moves...)
	known := 0
	for _, all := range found {
		if len(all) > 0 {
			known++
		}
	}
	if err != nil || known < n/3 || known == n {
		t.Errorf("%d of %d moves are recognised: %v", known, n, err)
	}
	accounts, err := desk.Accounts(ctx, f.house.DB, f.owner)
	if err != nil || len(accounts) != 2 {
		t.Fatal(accounts, err)
	}
	if a, err := desk.Agree(ctx, f.owner, accounts[0].ID, desk.Today(f.owner)); err != nil || a.Gap() != 0 || a.Before != 0 || len(a.Unsorted) != n {
		t.Errorf("gap %s, before %s, %d unsorted, %d unseen: %v", a.Gap(), a.Before, len(a.Unsorted), len(a.Unseen), err)
	}
}
