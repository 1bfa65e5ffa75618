package forecast

import (
	"reflect"
	"testing"

	"pilotis/internal/money"
)

// moves are what an account moves each month: debit less credit.
func moves(o *Outcome, account string) (out []money.Cents) {
	for t := range o.m.n {
		out = append(out, money.Cents(o.s.grid[o.m.index[account]*o.m.n+t]))
	}
	return out
}

func TestAStockIsBoughtAheadAndCostsOnlyWhatIsUsed(t *testing.T) {
	t.Parallel()
	h := Hypotheses{Start: "2027-01", Months: 4, VAT: VAT{Regime: Real},
		Opening: []Balance{{"370000", 50000, ""}, {"102400", -50000, ""}},
		Costs: []Cost{{Head: Head{Key: "goods", Account: "607000"}, Amount: Series{{"2027-01", 100000}, {"2027-03", 200000}}, VATRate: 550, OnInvoice: true, Delay: 30,
			Stock: &Stock{"370000", 15}}}}
	o := run(t, h)
	// half of the next month is kept ahead: 500, 1 000, 1 000, 1 000, from 500
	for account, want := range map[string][]money.Cents{
		"607000": {100000, 150000, 200000, 200000},
		"370000": {0, 50000, 0, 0},
		"603700": {0, -50000, 0, 0},
		"445660": {0, 0, 0, 0}, // deducted, and returned in its month
		"401000": {-105500, 105500 - 158250, 158250 - 211000, 0},
		"512000": {0, -105500, -158250, -211000},
	} {
		if got := moves(o, account); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", account, got, want)
		}
	}
	if got := o.Earned(3); !reflect.DeepEqual(got, []money.Cents{-100000, -100000, -200000, -200000}) {
		t.Errorf("the cost is %v", got)
	}
}

func TestAStockThatIsTooLargeIsUsedUpBeforeAnythingIsBought(t *testing.T) {
	t.Parallel()
	h := Hypotheses{Start: "2027-01", Months: 4, VAT: VAT{Regime: NoVAT},
		Opening: []Balance{{"310000", 300000, ""}, {"102400", -300000, ""}},
		Costs:   []Cost{{Head: Head{Key: "wood", Account: "601000"}, Amount: Always(100000), VATRate: 2000, Stock: &Stock{"310000", 0}}}}
	o := run(t, h)
	// three hundred thousand with its VAT are two months and a half of use
	for account, want := range map[string][]money.Cents{"601000": {0, 0, 60000, 120000}, "310000": {-120000, -120000, -60000, 0}, "603100": {120000, 120000, 60000, 0}, "512000": {0, 0, -60000, -120000}} {
		if got := moves(o, account); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", account, got, want)
		}
	}
}

// taxed earns an amount each month, all of it taxed at a quarter.
func taxed(start Month, months int, monthly int64, a *Advances) Hypotheses {
	return Hypotheses{Start: start, Months: months, VAT: VAT{Regime: NoVAT}, Tax: []Band{{Rate: 2500}}, Advances: a,
		Sales: []Sale{{Head: Head{Key: "desks", Account: "706000"}, Amount: Always(monthly)}}}
}

// taxPaid is what is paid to the State, by month.
func taxPaid(o *Outcome) map[Month]money.Cents {
	out := map[Month]money.Cents{}
	for t := range o.m.n {
		if c := o.s.cash[itemTax*o.m.n+t]; c != 0 {
			out[o.m.h.Start.Add(t)] = money.Cents(-c)
		}
	}
	return out
}

func TestTheTaxOfAYearIsPaidByInstalmentsOfTheLastOneThatIsKnown(t *testing.T) {
	t.Parallel()
	// 4 000 € a month: 48 000 € a year, 12 000 € of tax; 8 001 € the year before
	for name, c := range map[string]struct {
		h    Hypotheses
		want map[Month]money.Cents
	}{
		"a civil year": {taxed("2027-01", 30, 400000, &Advances{800100, 300000}), map[Month]money.Cents{
			"2027-03": 200000, "2027-06": 200100, "2027-09": 200000, "2027-12": 200000, "2028-05": 399900,
			"2028-03": 200000, "2028-06": 400000, "2028-09": 300000, "2028-12": 300000, "2029-03": 300000, "2029-05": 0, "2029-06": 300000}},
		"a year from September": {taxed("2027-09", 18, 400000, &Advances{800000, 300000}), map[Month]money.Cents{
			"2027-12": 200000, "2028-03": 200000, "2028-06": 200000, "2028-09": 200000, "2028-12": 400000 + 300000}},
		"a small tax before":  {taxed("2027-01", 18, 400000, &Advances{300000, 300000}), map[Month]money.Cents{"2028-05": 1200000, "2028-06": 600000}},
		"without instalments": {taxed("2027-01", 18, 400000, nil), map[Month]money.Cents{"2028-05": 1200000}},
		"too much comes back": {taxed("2027-01", 18, 10000, &Advances{800000, 300000}), map[Month]money.Cents{"2027-03": 200000, "2027-06": 200000, "2027-09": 200000, "2027-12": 200000, "2028-03": 200000, "2028-05": 30000 - 800000}},
	} {
		for m, cents := range c.want {
			if cents == 0 {
				delete(c.want, m)
			}
		}
		if got := taxPaid(run(t, c.h)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
