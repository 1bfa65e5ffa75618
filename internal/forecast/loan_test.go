package forecast

import (
	"testing"

	"pilotis/internal/money"
)

func TestF100LoansArePaidBackToTheCent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name           string
		loan           Loan
		first, last    money.Cents
		interest       money.Cents // of all terms; unknown where 0
		interestOfYear money.Cents
	}{
		{"4 %, 60 months", Loan{Cents: 3000000, Rate: 400, Terms: 60}, 55250, 55218, 0, 109934},
		{"3.5 %, 84 months", Loan{Cents: 5000000, Rate: 350, Terms: 84}, 67199, 0, 0, 0},
		{"six months of interest alone", Loan{Cents: 3000000, Rate: 400, Terms: 60, Deferred: 6}, 10000, 60780, 343074, 0},
	} {
		terms := c.loan.Schedule()
		var interest, year, capital money.Cents
		for i, term := range terms {
			interest += term.Interest
			capital += term.Capital
			if i < 12 {
				year += term.Interest
			}
		}
		pays := func(i int) money.Cents { return terms[i].Interest + terms[i].Capital }
		if pays(0) != c.first || c.last > 0 && pays(len(terms)-1) != c.last || capital != c.loan.Cents ||
			c.interest > 0 && interest != c.interest || c.interestOfYear > 0 && year != c.interestOfYear {
			t.Errorf("%s: %v … %v, interest %v, of the first year %v, capital %v", c.name, pays(0), pays(len(terms)-1), interest, year, capital)
		}
	}
	deferred := Loan{Cents: 3000000, Rate: 400, Terms: 60, Deferred: 6}.Schedule()
	for i, term := range deferred[:6] {
		if term != (Term{10000, 0}) {
			t.Errorf("month %d: %v", i, term)
		}
	}
	for i, term := range deferred[6:59] {
		if term.Interest+term.Capital != 60798 {
			t.Errorf("month %d: %v", i+6, term)
		}
	}
}

func TestF101ALoanWithoutInterestIsPaidBackInEqualParts(t *testing.T) {
	t.Parallel()
	for i, term := range (Loan{Cents: 3000000, Terms: 60}).Schedule() {
		if term != (Term{0, 50000}) {
			t.Errorf("month %d: %v", i, term)
		}
	}
}
