package analysis

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"pilotis/internal/chart"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/statement"
)

// example is the worked example of the documentation, reckoned.
func example(t *testing.T, change func(h *forecast.Hypotheses)) Books {
	t.Helper()
	text, err := os.ReadFile("../../docs/examples/b9.json")
	if err != nil {
		t.Fatal(err)
	}
	var h forecast.Hypotheses
	if err := json.Unmarshal(text, &h); err != nil {
		t.Fatal(err)
	}
	change(&h)
	m, err := forecast.Compile(h)
	if err != nil {
		t.Fatal(err)
	}
	b := Books{Chart: chart.Asso2025}
	trial := m.Run().Trial(0, 12)
	for account := range trial.Moved {
		b.Held = append(b.Held, statement.Held{Account: account, Net: trial.Closing(account)})
	}
	return b
}

func asItIs(*forecast.Hypotheses) {}

func TestF92BalancesInBothReadings(t *testing.T) {
	t.Parallel()
	b := example(t, asItIs)
	for reading, want := range map[Reading]map[string]money.Cents{
		Reformed: {TradeMargin: 1657500, Production: 4020000, ValueAdded: 2737500, EBITDA: 2629272, Operating: 2149272, Current: 2039338, Exceptional: 0, Net: 2039338},
		Classic:  {TradeMargin: 1657500, Production: 4020000, ValueAdded: 2737500, EBITDA: 2629272, Operating: 1829272, Current: 1719338, Exceptional: 320000, Net: 2039338},
	} {
		for key, cents := range want {
			if got := b.Balances(reading).Get(key).Cents; got != cents {
				t.Errorf("%s, %s: %v, want %v", reading, key, got, cents)
			}
		}
		if c := b.CAF(reading); c.Cents != 2519338 || plus("", c.FromResult...).Cents != 2519338 {
			t.Errorf("%s: %v", reading, c)
		}
	}
}

func TestF93WorkingCapitalLessNeedIsWhatIsAtHand(t *testing.T) {
	t.Parallel()
	f := example(t, asItIs).Functional()
	if f.WorkingCapital.Cents != 2566272 || f.Need.Cents != 592580 || f.Treasury.Cents != 1973692 {
		t.Errorf("%v − %v = %v", f.WorkingCapital.Cents, f.Need.Cents, f.Treasury.Cents)
	}
}

func TestF94BreakEvenWithAndWithoutGrants(t *testing.T) {
	t.Parallel()
	e := example(t, asItIs).BreakEven()
	if e.MarginBP() != 8642 || e.With != (Point{true, 4210079, 23069, 2359921, 3592}) || e.Without.Sales != 8051981 || e.Without.Safety >= 0 {
		t.Errorf("%v %+v %+v", e.MarginBP(), e.With, e.Without)
	}
}

func TestF95ThereIsNoBreakEvenWithoutSales(t *testing.T) {
	t.Parallel()
	none := example(t, func(h *forecast.Hypotheses) { h.Scenario.Bends = []forecast.Bend{{Key: forecast.EverySale}} }).BreakEven()
	loss := example(t, func(h *forecast.Hypotheses) {
		h.Costs[0].Share, h.Costs[0].Of = 30000, []string{"cafe", "coworking", "rooms"}
	}).BreakEven()
	for _, e := range []BreakEven{none, loss} {
		if e.With != (Point{}) || e.Without != (Point{}) {
			t.Errorf("%+v", e)
		}
	}
	for _, r := range (Books{Chart: chart.Asso2025}).Ratios(Stretch{Days: 365}) {
		if r.Known || r.Value != 0 {
			t.Errorf("%s of nothing is %d", r.Key, r.Value)
		}
	}
}

func TestF96SalesATenthLower(t *testing.T) {
	t.Parallel()
	b := example(t, func(h *forecast.Hypotheses) {
		h.Scenario.Bends = []forecast.Bend{{Key: forecast.EverySale, Factor: 9000}}
	})
	if got := b.Result().Cents; got != 1471588 {
		t.Errorf("result %v", got)
	}
}

func TestRatiosOfTheWorkedExample(t *testing.T) {
	t.Parallel()
	want := map[string]int64{Autonomy: 6738, CashDays: 10077, CapitalDays: 13103, DebtYears: 97, GrantShare: 3357, PayrollShare: 3143}
	for _, r := range example(t, asItIs).Ratios(Stretch{Days: 365, Repaid: 553066}) {
		if v, asked := want[r.Key]; asked && r.Value != v {
			t.Errorf("%s: %d, want %d", r.Key, r.Value, v)
		}
	}
}

// TestWhateverTheBooksEveryAccountIsReadOnce draws balanced books at random, of any account.
func TestWhateverTheBooksEveryAccountIsReadOnce(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		b := Books{Chart: []chart.ID{chart.Asso2018, chart.Asso2025, chart.General2014, chart.General2025}[seed%4]}
		rest := money.Cents(0)
		for range 60 {
			net := money.Cents(r.Int64N(2_000_000) - 1_000_000)
			account := strconv.Itoa(100000 + r.IntN(699999))
			b.Held = append(b.Held, statement.Held{Account: account, Net: net})
			rest -= net
		}
		b.Held = append(b.Held, statement.Held{Account: "512000", Net: rest})
		f := b.Functional()
		if f.WorkingCapital.Cents-f.Need.Cents != f.Treasury.Cents {
			t.Fatalf("seed %d: %v − %v is not %v: %v", seed, f.WorkingCapital.Cents, f.Need.Cents, f.Treasury.Cents, b.Held)
		}
		for _, reading := range Readings() {
			if got := b.Balances(reading).Get(Net).Cents; got != b.Result().Cents {
				t.Fatalf("seed %d, %s: net %v, result %v", seed, reading, got, b.Result().Cents)
			}
			if c := b.CAF(reading); c.Cents != plus("", c.FromResult...).Cents {
				t.Fatalf("seed %d, %s: %v by the EBITDA, %v by the result", seed, reading, c.Cents, plus("", c.FromResult...).Cents)
			}
		}
	}
}
