package forecast

import (
	"testing"

	"pilotis/internal/money"
)

func TestATornadoBeginsWithWhatMovesTheBankMost(t *testing.T) {
	t.Parallel()
	h := example(t)
	h.Opening = []Balance{{Account: "512000", Cents: 4000000}, {Account: "102400", Cents: -4000000}}
	h.Risks = []Risk{{"energy", Uniform, 9000, 0, 11000}, {EverySale, Triangular, 5000, 10000, 15000}}
	h.Grants[0].State, h.Grants[0].Probability = Probable, 5000
	middle, sways, err := Tornado(h)
	if err != nil {
		t.Fatal(err)
	}
	if len(sways) != 3 || sways[2].Key != "energy" {
		t.Fatalf("%+v", sways)
	}
	for i, s := range sways {
		if i > 0 && s.Swing() > sways[i-1].Swing() {
			t.Errorf("%s moves more than %s", s.Key, sways[i-1].Key)
		}
	}
	weighted := run(t, h)
	if middle != told(weighted) {
		t.Errorf("middle %+v, the forecast says %+v", middle, told(weighted))
	}
}

func TestEachEndOfATornadoIsTheForecastWithThatAlone(t *testing.T) {
	t.Parallel()
	h := example(t)
	h.Risks = []Risk{{EverySale, Triangular, 8000, 10000, 12000}, {"energy", Triangular, 9000, 10000, 11000}}
	h.Grants[0].State, h.Grants[0].Probability = Asked, 4000
	_, sways, err := Tornado(h)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sways {
		switch s.Key {
		case EverySale:
			low := h
			low.Scenario.Bends = []Bend{{EverySale, 8000}}
			if want := told(run(t, low)); s.Low.Lowest-want.Lowest > 100 || want.Lowest-s.Low.Lowest > 100 {
				t.Errorf("sales at 80 %%: %+v, want %+v", s.Low, want)
			}
		case h.Grants[0].Key:
			none, all := h, h
			none.Scenario.Grants, all.Scenario.Grants = SignedOnly, AllGrants
			if s.Low != told(run(t, none)) || s.High != told(run(t, all)) {
				t.Errorf("grant: %+v, want %+v and %+v", s, told(run(t, none)), told(run(t, all)))
			}
		}
	}
}

func TestARiskWithoutBoundsReachesWhatHappensOneTimeInTwenty(t *testing.T) {
	t.Parallel()
	if low, high := (Risk{EverySale, Normal, 0, 10000, 11000}).ends(); low != 8355 || high != 11645 {
		t.Errorf("from %d to %d", low, high)
	}
}

func TestATornadoOfNothingUncertainIsEmpty(t *testing.T) {
	t.Parallel()
	_, sways, err := Tornado(example(t))
	if err != nil || len(sways) != 0 {
		t.Errorf("%v %v", sways, err)
	}
}

func told(o *Outcome) (e Effect) {
	e.Lowest = o.CashEnd()[0]
	for _, c := range o.CashEnd() {
		e.Lowest = min(e.Lowest, c)
	}
	e.Result = sumOf(o.Results())
	return e
}

func sumOf(all []money.Cents) (sum money.Cents) {
	for _, c := range all {
		sum += c
	}
	return sum
}
