package diagnosis

import (
	"testing"

	"pilotis/internal/analysis"
	"pilotis/internal/chart"
	"pilotis/internal/money"
	"pilotis/internal/statement"
	"pilotis/internal/treasury"
)

// judged are books, beside those of the year before, with marks of a test.
func judged(last money.Cents, held map[string]money.Cents) analysis.Judgement {
	stand := func(held map[string]money.Cents) analysis.Stand {
		s := analysis.Stand{Books: analysis.Books{Chart: chart.Asso2025}, Stretch: analysis.Stretch{Days: 365}}
		for account, net := range held {
			s.Held = append(s.Held, statement.Held{Account: account, Net: net})
		}
		return s
	}
	past := stand(map[string]money.Cents{"706000": -last, "512000": last})
	j := analysis.Judgement{Now: stand(held), Last: &past}
	for _, r := range j.Now.Ratios() {
		weak := int64(2000)
		m := analysis.Mark{Ratio: r.Key, Good: 3000, Weak: &weak}
		j.Ratios = append(j.Ratios, analysis.Judged{Ratio: r, Mark: m, Light: m.Light(r)})
	}
	return j
}

func state(all []Light, key string) analysis.Light {
	for _, l := range all {
		if l.Key == key {
			return l.State
		}
	}
	return ""
}

func TestEachLightIsTheWorstOfItsParts(t *testing.T) {
	t.Parallel()
	held := map[string]money.Cents{"102000": -1000000, "512000": 900000, "706000": -4000000, "741000": -6000000, "613200": 10100000}
	lights := Diagnose(judged(-100, held), treasury.Free{Cash: 900000, Earmarked: 950000})
	if len(lights) != 5 {
		t.Fatalf("%d lights", len(lights))
	}
	for key, want := range map[string]analysis.Light{
		Profitability: analysis.Weak, // a second deficit in a row
		Dependence:    analysis.Weak, // 60 % from one line
		FreeCash:      analysis.Weak, // less than nothing
		Solvency:      analysis.Good,
	} {
		if got := state(lights, key); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
}

func TestADeficitAfterAGoodYearIsWatched(t *testing.T) {
	t.Parallel()
	if p := losses(judged(100, map[string]money.Cents{"613200": 500, "706000": -400})); p.Key != "result" || p.State != analysis.Watch || p.Value != -100 {
		t.Errorf("%+v", p)
	}
	if p := losses(judged(-100, map[string]money.Cents{"613200": 400, "706000": -400})); p.State != analysis.Good {
		t.Errorf("a balanced year: %+v", p)
	}
}

func TestFreeCashUnderAMonthOfCostsIsWatched(t *testing.T) {
	t.Parallel()
	j := judged(0, map[string]money.Cents{"613200": 3650000, "706000": -3650000}) // 3 000 € in thirty days
	for cents, want := range map[money.Cents]analysis.Light{-1: analysis.Weak, 0: analysis.Watch, 299999: analysis.Watch, 300000: analysis.Good} {
		if p := freed(j, treasury.Free{Cash: cents}); p.State != want {
			t.Errorf("%v is %s, want %s", cents, p.State, want)
		}
	}
}

func TestAPlaceWithoutBooksHasNoLightButItsCash(t *testing.T) {
	t.Parallel()
	lights := Diagnose(analysis.Judgement{Now: analysis.Stand{Books: analysis.Books{Chart: chart.Asso2025}}}, treasury.Free{})
	if state(lights, Solvency) != analysis.Unlit || state(lights, Dependence) != analysis.Unlit {
		t.Errorf("%+v", lights)
	}
}
