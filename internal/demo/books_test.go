package demo

import (
	"maps"
	"slices"
	"testing"

	"pilotis/internal/analysis"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/purchase"
	"pilotis/internal/statement"
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
	for i, want := range map[int]string{1: "2026-03-20", 2: "2025-03-20", 3: "2024-03-20"} {
		if years[i].ClosedOn != day.Day(want) {
			t.Errorf("the year from %s was closed on %s, not %s", years[i].From, years[i].ClosedOn, want)
		}
	}
	checkBank(t, f)
	checkFacts(t, f, years)
	checkForecast(t, f)
	checkShared(t, f, years[1])
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

// checkFacts looks at what is in the rooms beside the books: something in every state.
func checkFacts(t *testing.T, f *filling, years []ledger.Year) {
	t.Helper()
	ctx, h := t.Context(), f.house
	funds, err := h.Funds.List(ctx, h.DB, f.owner)
	if err != nil || len(funds) != 1 {
		t.Fatal(funds, err)
	}
	if m, alive := funds[0].In(years[0].ID, years); !alive || m.Opening != 900000 || !m.Waits() {
		t.Errorf("the fund: %+v", m)
	}
	bills, err := h.Purchases.List(ctx, f.owner, purchase.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	states := map[purchase.State]int{}
	for _, b := range bills.Rows {
		states[b.State()]++
	}
	if want := map[purchase.State]int{purchase.Paid: 2, purchase.Owed: 3, purchase.ToCheck: 1, purchase.Double: 1}; !maps.Equal(states, want) {
		t.Errorf("invoices: %v, not %v", states, want)
	}
	claims, err := h.Purchases.Claims(ctx, f.owner, "")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[purchase.ClaimState]int{}
	for _, c := range claims {
		asked[c.State()]++
	}
	if want := map[purchase.ClaimState]int{purchase.Given: 2, purchase.Repaid: 1, purchase.Due: 1, purchase.Waits: 1}; !maps.Equal(asked, want) {
		t.Errorf("claims: %v, not %v", asked, want)
	}
	if cheques, err := h.Bank.Cheques(ctx, h.DB, f.owner); err != nil || len(cheques) != 2 {
		t.Errorf("%d cheques wait: %v", len(cheques), err)
	}
	if v, found, err := h.Budgets.Standing(ctx, f.owner, years[0].To); err != nil || !found || v.Amends == "" {
		t.Errorf("the budget that stands amends none: %+v %v", v, err)
	}
}

// checkForecast sees the hole of a February before it is lived, and the files that ask funders
// to fill it.
func checkForecast(t *testing.T, f *filling) {
	t.Helper()
	all, err := f.house.Outlooks.List(t.Context(), f.owner)
	if err != nil || len(all) != 1 {
		t.Fatal(len(all), err)
	}
	out, err := f.house.Outlooks.Reckon(t.Context(), f.owner, all[0].Body.Hypotheses)
	if err != nil {
		t.Fatal(err)
	}
	months, held := out.Months(), out.CashEnd()
	short := slices.IndexFunc(held, func(c money.Cents) bool { return c < 0 })
	if short < 0 || months[short].Of() != 2 || months[short].First().Year() != 2027 || held[len(held)-1] < 0 {
		t.Errorf("the bank is first short in %d: %v", short, held)
	}
	if files, err := f.house.Dossiers.List(t.Context(), f.owner, ""); err != nil || len(files) != 2 || files[0].Forecast != all[0].ID {
		t.Error(files, err)
	}
}

// checkShared sees each activity bear its part of what all of them cost.
func checkShared(t *testing.T, f *filling, y ledger.Year) {
	t.Helper()
	margins, err := f.house.Analyses.Margins(t.Context(), f.owner, statement.Period{Year: y, From: y.From, To: y.To})
	if err != nil || !slices.ContainsFunc(margins, func(m analysis.Margin) bool { return m.Shared > 0 }) {
		t.Errorf("no activity bears a part of what all cost: %+v, %v", margins, err)
	}
}
