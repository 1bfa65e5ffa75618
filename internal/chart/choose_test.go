package chart_test

import (
	"testing"

	"pilotis/internal/chart"
	"pilotis/internal/day"
)

func TestTheChartFollowsTheLegalFormAndTheFirstDayOfTheYear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		form string
		from day.Day
		want chart.ID
	}{
		{"asso1901", "2024-12-31", chart.Asso2018}, {"asso1901", "2025-01-01", chart.Asso2025}, {"fdd", "2026-01-01", chart.Asso2025}, {"", "2026-09-01", chart.Asso2025},
		{"scic", "2024-09-01", chart.Coop2014}, {"cae", "2026-01-01", chart.Coop2025}, {"sasess", "2024-01-01", chart.General2014}, {"regie", "2027-01-01", chart.General2025},
	} {
		if got := chart.For(c.form, c.from); got != c.want {
			t.Errorf("%q from %s: %s, want %s", c.form, c.from, got, c.want)
		}
	}
	for before, want := range map[chart.ID]chart.ID{chart.Asso2018: chart.Asso2025, chart.Coop2014: chart.Coop2025, chart.General2014: chart.General2025, "": ""} {
		if got := chart.Then(before, "2025-01-01"); got != want {
			t.Errorf("after %q: %q, want %q", before, got, want)
		}
	}
}
