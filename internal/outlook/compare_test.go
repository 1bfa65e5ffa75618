package outlook

import (
	"slices"
	"testing"

	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

func TestAScenarioIsToldByWhatEachBendDoes(t *testing.T) {
	t.Parallel()
	b := Body{Hypotheses: example(t)}
	s := forecast.Scenario{Bends: []forecast.Bend{{Key: "cafe", Factor: 8000}, {Key: "goods", Factor: 12000}, {Key: "rent", Factor: 10000}}}
	gaps, err := b.gaps(s, reckon)
	if err != nil {
		t.Fatal(err)
	}
	// The café sells for 25 500, and buys for 35 % of it. A fifth less of sales is a fifth less
	// of goods; goods a fifth dearer; and together a fifth of a fifth of the goods.
	want := []Gap{
		{Bend: s.Bends[0], Result: -331500},
		{Bend: s.Bends[1], Result: -178500},
		{Result: 35700},
	}
	for i, g := range gaps {
		g.Lowest = 0
		if i >= len(want) || g.Bend != want[i].Bend || g.Result != want[i].Result {
			t.Errorf("%+v", g)
		}
	}
	if len(gaps) != 3 || !gaps[2].Together() {
		t.Errorf("%+v", gaps)
	}
}

func TestTheGapsOfAScenarioAddUpToItsDifference(t *testing.T) {
	t.Parallel()
	b := Body{Hypotheses: example(t, func(h *forecast.Hypotheses) { h.Grants[0].State, h.Grants[0].Probability = forecast.Probable, 6000 })}
	for _, s := range []forecast.Scenario{cautious, bold, {Grants: forecast.AllGrants}} {
		gaps, err := b.gaps(s, reckon)
		if err != nil {
			t.Fatal(err)
		}
		middle, _ := b.effect(plain, reckon)
		bent, _ := b.effect(s, reckon)
		left := bent.less(middle)
		for _, g := range gaps {
			left = left.less(effect{g.Result, g.Lowest})
		}
		if left != (effect{}) {
			t.Errorf("%+v: %+v is not told", s, left)
		}
	}
}

func TestAForecastsOwnScenarioIsFoundAmongTheOthers(t *testing.T) {
	t.Parallel()
	of := func(own forecast.Scenario) int {
		b := Body{Hypotheses: forecast.Hypotheses{Scenario: own}, Scenarios: []Variant{{"prudent", cautious}, {"bold", bold}}}
		cases := b.cases()
		return cases[slices.IndexFunc(cases, func(c Case) bool { return c.Own })].At
	}
	shuffled := forecast.Scenario{Grants: cautious.Grants, Bends: []forecast.Bend{cautious.Bends[1], cautious.Bends[0], {Key: forecast.EveryWage, Factor: unbent}}}
	for i, own := range []forecast.Scenario{{Grants: forecast.Weighted}, shuffled, bold, {Grants: forecast.AllGrants}} {
		if at := of(own); at != []int{inTheMiddle, 0, 1, ownAlone}[i] {
			t.Errorf("%+v is found at %d", own, at)
		}
	}
}

func TestTheLargestFunderIsWhoGrantsTheMost(t *testing.T) {
	t.Parallel()
	h := forecast.Hypotheses{
		Grants: []forecast.Grant{
			{Head: forecast.Head{Key: "a"}, Funder: "Région", Cents: 100}, {Head: forecast.Head{Key: "b"}, Funder: "La ville", Cents: 150},
			{Head: forecast.Head{Key: "c"}, Funder: " region", Cents: 60}, {Head: forecast.Head{Key: "d"}, Cents: 1000}},
		Endowments: []forecast.Endowment{{Head: forecast.Head{Key: "e"}, Funder: "La ville", Cents: 5}},
	}
	all, unsaid := funders(h)
	if len(all) != 2 || all[0].Name != "Région" || all[0].Cents != 160 || !slices.Equal(all[0].Keys, []string{"a", "c"}) || all[1].Cents != 155 {
		t.Errorf("%+v", all)
	}
	if unsaid.Cents != 1000 || !slices.Equal(unsaid.Keys, []string{"d"}) {
		t.Errorf("%+v", unsaid)
	}
}

func TestWithoutItsLargestFunderThePlaceLosesItsGrants(t *testing.T) {
	t.Parallel()
	b := Body{Hypotheses: example(t, func(h *forecast.Hypotheses) { h.Grants[0].Funder = "La Région" })}
	all, _ := funders(b.Hypotheses)
	own := forecast.Scenario{Bends: []forecast.Bend{{Key: b.Hypotheses.Grants[0].Key, Factor: 5000}, {Key: "rent", Factor: 9000}}}
	s := leaving(own, all[0].Keys)
	if !slices.Equal(s.Bends, []forecast.Bend{{Key: "rent", Factor: 9000}, {Key: b.Hypotheses.Grants[0].Key}}) || len(own.Bends) != 2 || own.Bends[0].Factor != 5000 {
		t.Errorf("%+v, own %+v", s, own)
	}
	left := Draw(reckoned(t, b.In(leaving(plain, all[0].Keys))), "fr", "")
	if want := money.Cents(2039338 - 3000000); left.Income[0].Result != want || left.Months[11].End != 1973692-3000000 {
		t.Errorf("result %v, want %v; end %v", left.Income[0].Result, want, left.Months[11].End)
	}
}
