package forecast

import (
	"context"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"pilotis/internal/money"
)

// example reads a worked example of the documentation: b9 where none is named.
func example(t testing.TB, name ...string) (h Hypotheses) {
	t.Helper()
	text, err := os.ReadFile("../../docs/examples/" + append(name, "b9")[0] + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &h); err != nil {
		t.Fatal(err)
	}
	return h
}

func run(t testing.TB, h Hypotheses) *Outcome {
	t.Helper()
	m, err := Compile(h)
	if err != nil {
		t.Fatal(err)
	}
	return m.Run()
}

func TestF89TheWorkedExampleAgreesWithItsBooks(t *testing.T) {
	t.Parallel()
	o := run(t, example(t))
	want := []money.Cents{-3206070, -3512727, -2319384, -2451041, -2505160, -159279, -38398, 64020, 166438, 1768856, 1871274, 1973692}
	if got := o.CashEnd(); !reflect.DeepEqual(got, want) {
		t.Errorf("cash: %v", got)
	}
	books := map[string]money.Cents{
		"102400": -1500000, "131000": -2400000, "139000": 320000, "164000": -2446934, "218100": 4000000, "218300": 2000000, "275000": 300000,
		"281810": -400000, "281830": -400000, "401000": -170313, "411000": 96000, "431000": -87199, "445670": 765092, "445860": 5000, "445870": -16000,
		"512000": 1973692, "606100": 480000, "607000": 892500, "613200": 1800000, "616000": 120000, "622600": 300000, "623000": 240000, "641100": 2640000,
		"645100": 468228, "661100": 109934, "681120": 800000, "706000": -3300000, "707000": -2550000, "708300": -720000, "741000": -3000000, "747000": -320000,
	}
	trial := o.Trial(0, 12)
	for code := range trial.Moved {
		if trial.Moved[code] != books[code] {
			t.Errorf("%s: %v, the books say %v", code, trial.Moved[code], books[code])
		}
	}
	sum := money.Cents(0)
	for _, r := range o.Results() {
		sum += r
	}
	if sum != 2039338 {
		t.Errorf("result %v", sum)
	}
}

func TestF91AScenarioWithBridgesHasItsLowestCashInFebruary(t *testing.T) {
	t.Parallel()
	want := []money.Cents{393930, 87273, 1280504, 1148847, 1085354, 996085, 1081816, 1125047, 1168278, 2711509, 2754740, 2797971}
	if got := run(t, example(t, "b9-bridges")).CashEnd(); !reflect.DeepEqual(got, want) {
		t.Errorf("cash: %v", got)
	}
}

func BenchmarkRun(b *testing.B) {
	m := large(b)
	s := m.blank()
	for b.Loop() {
		m.run(&s, nil, nil)
	}
}

func BenchmarkCompileAndRun(b *testing.B) {
	h := large(b).h
	for b.Loop() {
		m, _ := Compile(h)
		m.Run()
	}
}

func BenchmarkDraw(b *testing.B) {
	h := large(b).h
	h.Draws = 10000
	h.Risks = []Risk{{EverySale, Triangular, 7000, 10000, 11000}, {"fees", Normal, 0, 10000, 11000}}
	for b.Loop() {
		if _, err := Draw(context.Background(), h); err != nil {
			b.Fatal(err)
		}
	}
}

// large is the worked example over 36 months, with sixty hypotheses.
func large(t testing.TB) *Model {
	h := example(t)
	h.Months = 36
	for i := 0; h.lines() < 60; i++ {
		s := h.Sales[i%3]
		s.Key += string(rune('A' + i))
		h.Sales = append(h.Sales, s)
		c := h.Costs[i%6]
		c.Key += string(rune('A' + i))
		h.Costs = append(h.Costs, c)
	}
	m, err := Compile(h)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestADriverIsCapacityOpeningsOccupancyAndPriceInItsSeason(t *testing.T) {
	t.Parallel()
	o := run(t, Hypotheses{Start: "2027-01", Months: 14, VAT: VAT{Regime: NoVAT}, Sales: []Sale{{
		Head:   Head{Key: "desks", Account: "706000"},
		Driver: &Driver{Capacity: 12, Openings: Always(20), Occupancy: Series{{"2027-01", 5000}, {"2027-03", 7500}}, Price: Always(1800)},
		Season: []int64{10000, 10000, 10000, 10000, 10000, 10000, 8000, 5000, 10000, 10000, 10000, 10000}, Growth: 200,
	}}})
	earned := o.Earned(3)
	// 12 desks × 20 days × 50 % × 18 € = 2 160 €; at 75 %, 3 240 €; half of it in August; 2 % dearer the next year
	for month, want := range map[int]money.Cents{0: 216000, 2: 324000, 7: 162000, 12: 330480} {
		if earned[month] != want {
			t.Errorf("month %d: %v, want %v", month, earned[month], want)
		}
	}
}
