package forecast

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"pilotis/internal/money"
)

func TestTheSameSeedGivesTheSameDraws(t *testing.T) {
	t.Parallel()
	h := example(t)
	h.Draws, h.Seed = 2000, 7
	h.Risks = []Risk{{EverySale, Triangular, 7000, 10000, 11000}, {"energy", Normal, 0, 10000, 12000}}
	h.Links = []Link{{EverySale, "energy", 5000}}
	one, two := draw(t, h), draw(t, h)
	if !reflect.DeepEqual(one, two) {
		t.Error("two draws of one seed differ")
	}
	h.Seed = 8
	if reflect.DeepEqual(one.Months, draw(t, h).Months) {
		t.Error("two seeds gave the same draws")
	}
}

func TestDrawsWithoutRiskAreTheForecastItself(t *testing.T) {
	t.Parallel()
	h := example(t)
	h.Draws = 500
	d := draw(t, h)
	for i, cash := range run(t, h).CashEnd() {
		if m := d.Months[i]; m.P5 != cash || m.P50 != cash || m.P95 != cash || (m.Under == points) != (cash < 0) {
			t.Errorf("%s: %v, the forecast says %v", m.Month, m, cash)
		}
	}
	if d.Under != points || d.Months[0].First != points || d.Results[0].P50 != 2039338 {
		t.Errorf("under zero in %d, result %v", d.Under, d.Results)
	}
}

func TestAGrantThatIsNotSignedComesAsOftenAsItIsLikely(t *testing.T) {
	t.Parallel()
	h := example(t)
	h.Grants[0].State, h.Grants[0].Probability, h.Draws = Probable, 3000, 20000
	h.Opening = []Balance{{Account: "512000", Cents: 4000000}, {Account: "102400", Cents: -4000000}}
	d := draw(t, h)
	march := d.Months[2]
	with, without := money.Cents(-2319384+4000000), money.Cents(-2319384+4000000-1500000)
	if march.P95 != with || march.P5 != without {
		t.Errorf("%v, want %v and %v", march, without, with)
	}
	if march.P50 != without || d.Months[2].P75 != with {
		t.Errorf("a likelihood of 30 %% gave %v", march)
	}
}

func TestRisksThatGoTogetherWidenWhatMayHappen(t *testing.T) {
	t.Parallel()
	h := example(t)
	h.Draws = 4000
	h.Risks = []Risk{{"coworking", Normal, 0, 10000, 12000}, {"cafe", Normal, 0, 10000, 12000}}
	width := func(rho int64) money.Cents {
		h.Links = []Link{{"coworking", "cafe", rho}}
		last := draw(t, h).Months[11]
		return last.P95 - last.P5
	}
	if apart, together, against := width(0), width(9500), width(-9500); together <= apart || against >= apart {
		t.Errorf("together %v, apart %v, against %v", together, apart, against)
	}
}

func TestLinksThatContradictOneAnotherAreRefused(t *testing.T) {
	t.Parallel()
	h := example(t)
	for _, key := range []string{"coworking", "cafe", "rooms"} {
		h.Risks = append(h.Risks, Risk{key, Uniform, 8000, 0, 12000})
	}
	h.Links = []Link{{"coworking", "cafe", 9000}, {"cafe", "rooms", 9000}, {"coworking", "rooms", -9000}}
	_, err := Draw(context.Background(), h)
	if wrong := named(err); !slices.Equal(wrong, []string{"links"}) {
		t.Errorf("%v", err)
	}
}

func TestADrawStopsWithItsReader(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Draw(ctx, example(t)); err == nil {
		t.Error("it went on")
	}
}

func draw(t *testing.T, h Hypotheses) *Draws {
	t.Helper()
	d, err := Draw(context.Background(), h)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWhatNothingVariesIsReckonedOnceToTheSameCent(t *testing.T) {
	t.Parallel()
	h := example(t)
	h.Risks = []Risk{{"cafe", Uniform, 7000, 0, 9000}, {"energy", Normal, 0, 10000, 12000}}
	m, err := Compile(h)
	if err != nil {
		t.Fatal(err)
	}
	d := m.drawer()
	if len(d.m.moving) == 0 || len(d.m.moving) >= len(m.lines) {
		t.Fatalf("%d of %d lines move", len(d.m.moving), len(m.lines))
	}
	for _, z := range []float64{-1.3, 0.4, 2} {
		d.vary(func(int) float64 { return z })
		whole := m.blank()
		m.run(&whole, d.factors, nil)
		d.m.run(&d.s, d.factors, nil)
		all, drawn := Outcome{m, whole}, Outcome{d.m, d.s}
		if !slices.Equal(drawn.CashEnd(), all.CashEnd()) || !slices.Equal(drawn.Results(), all.Results()) {
			t.Errorf("at %v the draws differ from the forecast", z)
		}
	}
}
