package payroll

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func TestF97TheCostOfAWage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		gross       money.Cents
		coefficient law.Value
		charges     money.Cents
		cost        money.Cents
	}{
		{182303, 3981, 4387, 186690},
		{220000, 2448, 39019, 259019},
		{250000, 1719, 62565, 312565},
		{300000, 999, 96678, 396678},
		{400000, 395, 153064, 553064},
	} {
		e, err := Of(Ask{Gross: c.gross, On: "2026-03-01"}, law.On)
		if err != nil || e.Coefficient != c.coefficient || e.Charges != c.charges || e.Cost != c.cost || e.Stale {
			t.Errorf("%v: %v, coefficient %d, charges %v, cost %v, stale %t", c.gross, err, e.Coefficient, e.Charges, e.Cost, e.Stale)
		}
	}
	e, _ := Of(Ask{Gross: 220000, On: "2026-03-01"}, law.On)
	if e.Net != 171820 || e.Reduction != 53856 || e.Charges+e.Reduction != 92875 {
		t.Errorf("net %v, reduction %v of %v", e.Net, e.Reduction, e.Charges+e.Reduction)
	}
}

func TestF98PartTimeComparesWithPartOfTheMinimumWage(t *testing.T) {
	t.Parallel()
	if e, err := Of(Ask{Gross: 132000, Share: 6000, On: "2026-03-01"}, law.On); err != nil || e.Coefficient != 2448 {
		t.Errorf("%v %d", err, e.Coefficient)
	}
}

// The charges were reckoned by hand, line by line: above the ceiling of 4,005 € the capped ones
// stop, those of the second part and the technical balance begin; four and eight ceilings are
// the ends of two others.
func TestAWageAboveTheCeilingPaysByParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		gross       money.Cents
		share       money.Rate
		coefficient law.Value
		charges     money.Cents
	}{
		{400500, 0, 393, 153336},
		{400501, 0, 393, 154177}, // the technical balance is due on the whole wage
		{500000, 0, 218, 201141},
		{1602000, 0, 0, 678583},
		{1602100, 0, 0, 678621},
		{3204000, 0, 0, 1288721},
		{3300000, 0, 0, 1311095},
		{300000, 6000, 218, 120684}, // the ceiling is 2,403 € for three fifths of the time
	} {
		e, err := Of(Ask{Gross: c.gross, Share: c.share, On: "2026-03-01"}, law.On)
		if err != nil || e.Coefficient != c.coefficient || e.Charges != c.charges || e.Stale {
			t.Errorf("%v: %v, coefficient %d, charges %v, stale %t", c.gross, err, e.Coefficient, e.Charges, e.Stale)
		}
	}
	e, _ := Of(Ask{Gross: 500000, On: "2026-03-01"}, law.On)
	on := map[string]money.Cents{}
	for _, l := range e.Lines {
		on[l.Key] = l.On
	}
	for key, want := range map[string]money.Cents{"pay_health": 500000, "pay_old_age_capped": 400500, "pay_agirc_2": 99500, "pay_cet": 500000} {
		if on[key] != want {
			t.Errorf("%s on %v", key, on[key])
		}
	}
}

func TestNoWageIsRefused(t *testing.T) {
	t.Parallel()
	for _, gross := range []money.Cents{0, -1} {
		_, err := Of(Ask{Gross: gross, On: "2026-03-01"}, law.On)
		testkit.Refused(t, err, base.Invalid, "payroll.no_wage")
	}
}

func TestFiguresOfAnotherYearAreSaidToBe(t *testing.T) {
	t.Parallel()
	if e, err := Of(Ask{Gross: 220000, On: "2027-03-01"}, law.On); err != nil || !e.Stale || e.Charges != 39019 {
		t.Errorf("%v %t %v", err, e.Stale, e.Charges)
	}
}

func TestTheReductionKeepsTheMinimumWageOfJanuary(t *testing.T) {
	t.Parallel()
	// the SMIC rises on the first of June 2026, and the law's figures say no more of it
	if e, err := Of(Ask{Gross: 220000, On: "2026-07-01"}, law.On); err != nil || e.Stale || e.Coefficient != 2448 {
		t.Errorf("%v %t %d", err, e.Stale, e.Coefficient)
	}
}

func TestF99TheTaxOnWages(t *testing.T) {
	t.Parallel()
	ten := make([]money.Cents, 10)
	for i := range ten {
		ten[i] = 2640000
	}
	for _, c := range []struct {
		wages       []money.Cents
		before, due money.Cents
	}{{[]money.Cents{2640000}, 225859, 0}, {ten, 2258590, 0}} {
		got, err := WageTaxOf(c.wages, true, "2026-03-01", law.On)
		if err != nil || got.Before != c.before || got.Due != c.due || got.Before-got.Relief-got.Abatement != got.Due {
			t.Errorf("%+v %v", got, err)
		}
	}
	if got, _ := WageTaxOf(ten, false, "2026-03-01", law.On); got.Due != got.Before {
		t.Errorf("a company pays %v of %v", got.Due, got.Before)
	}
	for _, wages := range [][]money.Cents{nil, {0}, {-1}, make([]money.Cents, 1001)} {
		if _, err := WageTaxOf(wages, true, "2026-03-01", law.On); base.KindOf(err) != base.Invalid {
			t.Errorf("%d wages: %v", len(wages), err)
		}
	}
	for tax, want := range map[money.Cents]money.Cents{120000: 0, 150000: 109500, 204000: 204000} {
		if got := relieved(tax, 120000, 204000); got != want {
			t.Errorf("%v: %v", tax, got)
		}
	}
}
