package asset

import (
	"slices"
	"testing"

	"pilotis/internal/day"
	"pilotis/internal/money"
)

func amounts(terms []Term) (out []money.Cents) {
	for _, t := range terms {
		out = append(out, t.Amount)
	}
	return out
}

func TestF69To74APlanAddsUpToItsAmount(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		plan Plan
		want []money.Cents
	}{
		"F69":                 {Plan{1200000, "2026-03-15", 5, Thirty}, []money.Cents{190667, 240000, 240000, 240000, 240000, 49333}},
		"F70 from 31/03":      {Plan{1200000, "2026-03-31", 5, Thirty}, []money.Cents{180667, 240000, 240000, 240000, 240000, 59333}},
		"F70 from 31/12":      {Plan{1200000, "2026-12-31", 5, Thirty}, []money.Cents{667, 240000, 240000, 240000, 240000, 239333}},
		"F70 from 01/01":      {Plan{1200000, "2026-01-01", 5, Thirty}, []money.Cents{240000, 240000, 240000, 240000, 240000}},
		"F70 from 29/02/2028": {Plan{1200000, "2028-02-29", 5, Thirty}, []money.Cents{201333, 240000, 240000, 240000, 240000, 38667}},
		"F71":                 {Plan{1200000, "2026-03-15", 5, Actual}, []money.Cents{192000, 240000, 240000, 240000, 240000, 48000}},
		"F73":                 {Plan{480000, "2026-03-15", 5, Thirty}, []money.Cents{76267, 96000, 96000, 96000, 96000, 19733}},
		"F74":                 {Plan{1000000, "2026-01-01", 3, Thirty}, []money.Cents{333333, 333333, 333334}},
		"F74 from 10/11":      {Plan{199999, "2026-11-10", 3, Thirty}, []money.Cents{9444, 66666, 66666, 57223}},
	} {
		end := day.Date(c.plan.From.Year(), 12, 31)
		if got := amounts(c.plan.Schedule(end)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestF72ADisposalTakesOutWhatIsLeft(t *testing.T) {
	t.Parallel()
	a := Asset{Draft: Draft{Cost: 1200000, From: "2026-03-15", Years: 5, Count: Thirty}, DisposedOn: "2028-06-30", Price: 600000}
	ends := []day.Day{"2026-12-31", "2027-12-31", "2028-12-31"}
	x := a.Exit(ends...)
	if x.Worn != 550667 || x.Net != 649333 || x.Gain() != -49333 {
		t.Errorf("%+v, gain %v", x, x.Gain())
	}
}

func TestWearEndsOnTheDayOfTheDisposal(t *testing.T) {
	t.Parallel()
	a := Asset{Draft: Draft{Cost: 120000, From: "2024-02-10", Years: 4, Count: Thirty}}
	if n := len(a.Wear("2024-12-31")); n != 5 {
		t.Errorf("%d years in use", n)
	}
	a.DisposedOn = "2026-09-10"
	terms := a.Wear("2024-12-31")
	last := terms[len(terms)-1]
	if len(terms) != 3 || last.To != "2026-09-10" || last.Amount != 20833 || last.Sum != 77583 {
		t.Errorf("%+v", terms)
	}
}
