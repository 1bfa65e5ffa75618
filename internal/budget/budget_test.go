package budget_test

import (
	"errors"
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/money"
)

func TestAYearIsSpreadOverItsMonthsAndAddsUp(t *testing.T) {
	t.Parallel()
	equal := budget.Spread(100_000, make([]money.Cents, 12))
	if equal[0] != 8_333 || equal[11] != 8_337 {
		t.Errorf("%v", equal)
	}
	for _, c := range []struct{ months, want []money.Cents }{
		{[]money.Cents{100, 300}, []money.Cents{100, 300}},  // as it was typed
		{[]money.Cents{100, 100}, []money.Cents{200, 200}},  // in its proportions
		{[]money.Cents{0, 100}, []money.Cents{0, 400}},      // a month without stays without
		{[]money.Cents{-100, 100}, []money.Cents{200, 200}}, // no proportions to keep
	} {
		if got := budget.Spread(400, c.months); !slices.Equal(got, c.want) {
			t.Errorf("400 over %v: %v", c.months, got)
		}
	}
	if got := budget.Grow([]money.Cents{100_00, 200_00}, 250); !slices.Equal(got, []money.Cents{102_50, 205_00}) {
		t.Errorf("plus 2.5 %%: %v", got)
	}
	if got := budget.Fit([]money.Cents{100, 200}, 3); !slices.Equal(got, []money.Cents{100, 100, 100}) {
		t.Errorf("on three months: %v", got)
	}
}

func TestAnAccountStandsWithTheLineThatBeginsIt(t *testing.T) {
	t.Parallel()
	lines := []budget.Line{{Account: "606", Months: []money.Cents{100, 100}}, {Account: "606100", Months: []money.Cents{40, 40}}, {Account: "706", Months: []money.Cents{500, 500}}}
	books := budget.Book{"606100": {50, 30}, "606300": {70, 0}, "613200": {10, 10}, "706000": {450, 600}}
	rows := budget.Against(lines, books, 2)
	want := map[string]budget.Cell{"606": {200, 70}, "606100": {80, 80}, "613200": {0, 20}, "706": {1000, 1050}}
	for _, r := range rows {
		if r.Year() != want[r.Account] || r.Unplanned != (r.Account == "613200") {
			t.Errorf("%s: %+v", r.Account, r.Year())
		}
	}
	if len(rows) != len(want) {
		t.Errorf("%d rows", len(rows))
	}
	if got := budget.Result(rows, 1); got != (budget.Cell{Planned: 500 - 140, Actual: 450 - 130}) {
		t.Errorf("result of the first month: %+v", got)
	}
}

func line(account string, euros money.Cents) budget.Line {
	return budget.Line{Account: account, Months: []money.Cents{100 * euros}}
}

func nobody(budget.Line) string { return "" }

func TestF88AGrantBudgetBalancesOrIsRefusedWithTheDifference(t *testing.T) {
	t.Parallel()
	lines := []budget.Line{line("606", 1000), line("641100", 5000), line("645", 1500), line("706", 2500), line("741", 4000)}
	var f *base.Fault
	err := budget.Lay(lines, nobody).Fault()
	if !errors.As(err, &f) || f.Key != "budget.grant_short" || f.Args["gap"] != money.Cents(100_000) {
		t.Errorf("%v", err)
	}
	g := budget.Lay(append(lines, line("756", 1000)), func(budget.Line) string { return "Région Bretagne" })
	if err := g.Fault(); err != nil {
		t.Error(err)
	}
	for _, r := range g.Rows {
		switch {
		case r.Group == "79" && r.Whole != 0:
			t.Error("79 holds something")
		case r.Group == "74" && (r.Whole != 0) != (r.In("fr") == "Région(s)"):
			t.Errorf("%s: %s", r.In("fr"), r.Whole)
		}
	}
	if g.Part(250_000) != 33 {
		t.Errorf("2 500 of 7 500 is %d %%", g.Part(250_000))
	}
	if err := budget.Lay(nil, nobody).Fault(); base.KindOf(err) != base.Invalid {
		t.Errorf("an empty budget: %v", err)
	}
	kind := append(slices.Clone(lines), line("756", 1000), line("864", 300), line("875", 299))
	if err := budget.Lay(kind, nobody).Fault(); !errors.As(err, &f) || f.Key != "budget.grant_kind" {
		t.Errorf("kinds that differ: %v", err)
	}
}

func TestTheWholeEurosOfAGrantBudgetAddUp(t *testing.T) {
	t.Parallel()
	lines := []budget.Line{{Account: "606", Months: []money.Cents{33_33}}, {Account: "613", Months: []money.Cents{33_33}}, {Account: "616", Months: []money.Cents{33_34}},
		{Account: "706", Months: []money.Cents{99_50}}, {Account: "756", Months: []money.Cents{50}}}
	g := budget.Lay(lines, nobody)
	_, costs := g.Total(budget.Costs)
	_, income := g.Total(budget.Income)
	if costs != 100_00 || income != 100_00 {
		t.Errorf("%s and %s", costs, income)
	}
}

func TestHelpFromAFoundationIsNoAssistedJob(t *testing.T) {
	t.Parallel()
	aid := []budget.Line{{Account: "748", Months: []money.Cents{200000}}}
	for funder, want := range map[string]string{"Aides des fondations": "Private support (foundation)", "Emplois aidés": "Agency for services and payment (assisted jobs)"} {
		for _, r := range budget.Lay(aid, func(budget.Line) string { return funder }).Of(budget.Income) {
			if r.Whole != 0 && r.In("en") != want {
				t.Errorf("%s is laid under %s", funder, r.In("en"))
			}
		}
	}
}
