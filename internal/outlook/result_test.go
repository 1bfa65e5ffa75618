package outlook

import (
	"encoding/json"
	"os"
	"testing"

	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

// example is the worked example of the documentation, with what a test changes.
func example(t testing.TB, change ...func(h *forecast.Hypotheses)) forecast.Hypotheses {
	t.Helper()
	text, err := os.ReadFile("../../docs/examples/b9.json")
	if err != nil {
		t.Fatal(err)
	}
	var h forecast.Hypotheses
	if err := json.Unmarshal(text, &h); err != nil {
		t.Fatal(err)
	}
	for _, c := range change {
		c(&h)
	}
	return h
}

func reckoned(t testing.TB, h forecast.Hypotheses) *forecast.Outcome {
	t.Helper()
	m, err := forecast.Compile(h)
	if err != nil {
		t.Fatal(err)
	}
	return m.Run()
}

func part(all []Part, key string) (c money.Cents) {
	for _, p := range all {
		if p.Key == key {
			c += p.Cents
		}
	}
	return c
}

func TestF89TheResultOfTheWorkedExample(t *testing.T) {
	t.Parallel()
	r := Draw(reckoned(t, example(t)), "fr", "")
	if r.Lowest != (Low{"2027-02", -3512727, "2027-01"}) {
		t.Errorf("lowest: %+v", r.Lowest)
	}
	if r.Income[0].Result != 2039338 || r.SIG[0].CAF != 2519338 || r.Sheets[0].Assets != 8339784 || r.Sheets[0].Owed != 8339784 {
		t.Errorf("result %v, CAF %v, sheet %v = %v", r.Income[0].Result, r.SIG[0].CAF, r.Sheets[0].Assets, r.Sheets[0].Owed)
	}
	if a := r.Ratios[0]; a.WorkingCapital != 2566272 || a.Need != 592580 || a.Treasury != 1973692 || a.Ratios["autonomy"] != 6738 {
		t.Errorf("%+v", a)
	}
	if b := r.BreakEven[0]; b.With.Sales != 4210079 || b.Without.Sales != 8051981 || b.With.Day != 23069 {
		t.Errorf("%+v %+v", b.With, b.Without)
	}
}

func TestF90TheFinancingPlanLeavesWhatTheBankHolds(t *testing.T) {
	t.Parallel()
	p := PlanOf(reckoned(t, example(t)), 0)
	for key, want := range map[string]money.Cents{needInvestments: 6000000, needDeposits: 300000, needRepayments: 553066, needCapital: 592580} {
		if got := part(p.Needs, key); got != want {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	for key, want := range map[string]money.Cents{fromOwn: 1500000, fromLoans: 3000000, fromGrants: 2400000, fromCAF: 2519338} {
		if got := part(p.Resources, key); got != want {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	if p.Balance != 1973692 || p.Cash != 1973692 {
		t.Errorf("balance %v, cash %v", p.Balance, p.Cash)
	}
}

func TestEveryYearsPlanLeavesWhatTheBankGained(t *testing.T) {
	t.Parallel()
	o := reckoned(t, example(t, func(h *forecast.Hypotheses) {
		h.Months, h.Inflation = 40, 200
		h.Opening = []forecast.Balance{{Account: "512000", Cents: 500000}, {Account: "411000", Cents: 120000}, {Account: "401000", Cents: -70000}, {Account: "110000", Cents: -550000}}
		h.Tax = []forecast.Band{{UpTo: 4250000, Rate: 1500}, {Rate: 2500}}
	}))
	cash, last := o.CashEnd(), money.Cents(500000)
	for y := range years(o) {
		_, to := bounds(o, y)
		p := PlanOf(o, y)
		if p.Balance != cash[to-1]-last || p.Cash != cash[to-1] {
			t.Errorf("year %d: balance %v, the bank gained %v; cash %v, %v", y, p.Balance, cash[to-1]-last, p.Cash, cash[to-1])
		}
		s := sheetOf(Books(o, y), "", "fr")
		if s.Assets != s.Owed {
			t.Errorf("year %d: %v of assets, %v of liabilities", y, s.Assets, s.Owed)
		}
		last = cash[to-1]
	}
}
