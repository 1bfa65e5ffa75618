package chart_test

import (
	"fmt"
	"testing"

	"pilotis/internal/chart"
	"pilotis/internal/money"
)

func TestNoAccountWithABalanceIsLeftOutWhateverItsSign(t *testing.T) {
	t.Parallel()
	for _, id := range []chart.ID{chart.Asso2025, chart.General2025} {
		m := chart.ModelOf(id)
		for n := 100; n < 800; n++ {
			for _, net := range []money.Cents{1, -1} {
				line, _, found := m.Find(fmt.Sprintf("%d000", n), net)
				if !found {
					t.Errorf("%s: %d has no line for %d", id, n, net)
					continue
				}
				part := m.Lines[line].Part
				sheet := part.Asset() || part.Liability()
				if foot := part == chart.FootIncome || part == chart.FootExpense; foot || sheet != (n < 600) {
					t.Errorf("%s: %d stands in %s", id, n, part)
				}
			}
		}
	}
}

func TestAnUnusualSignGoesToTheOtherSide(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code string
		net  money.Cents
		want string
	}{
		{"401000", 1, "A-AUT"}, {"401000", -1, "P-FOU"}, {"404000", 1, "A-AUT"}, {"404000", -1, "P-IMM"}, {"408000", 1, "A-AUT"},
		{"409000", -1, "P-FOU"}, {"409000", 1, "A-AUT"}, {"411000", -1, "P-AUT"}, {"416000", -1, "P-AUT"}, {"418000", -1, "P-AUT"},
		{"419000", 1, "A-USA"}, {"461000", -1, "P-DLG"}, {"466000", 1, "A-CLG"}, {"512000", -1, "P-ETS"}, {"512000", 1, "A-DIS"},
		{"491000", -1, "A-USA"}, {"496000", -1, "A-AUT"}, {"455000", -1, "P-EDF"}, {"445710", 1, "A-AUT"}, {"445710", -1, "P-FIS"},
		{"747000", -1, "SU"}, {"757000", -1, "AP"}, {"606100", 1, "AE"}, {"607000", 1, "AM"}, {"706000", -1, "VS"},
	} {
		m := chart.ModelOf(chart.Asso2025)
		line, _, _ := m.Find(c.code, c.net)
		if got := m.Lines[line].Key; got != c.want {
			t.Errorf("%s %+d stands in %s, want %s", c.code, c.net, got, c.want)
		}
	}
}

func TestDepreciationFollowsItsAsset(t *testing.T) {
	t.Parallel()
	m := chart.ModelOf(chart.Asso2025)
	for code, want := range map[string]string{"281830": "A-COR", "280500": "A-INC", "294000": "A-LEG", "297000": "A-FIN", "390000": "A-STK", "590000": "A-VMP", "491000": "A-USA"} {
		if line, contra, _ := m.Find(code, -1); !contra || m.Lines[line].Key != want {
			t.Errorf("%s: %s, contra %v", code, m.Lines[line].Key, contra)
		}
	}
}

func TestEveryChartHasEachAccountOnceWithItsConfidence(t *testing.T) {
	t.Parallel()
	for _, id := range chart.All() {
		seen := map[string]bool{}
		for _, a := range chart.Accounts(id) {
			if seen[a.Code] || a.Label == "" || a.Confidence != chart.Given && a.Confidence != chart.Review {
				t.Errorf("%s: %+v", id, a)
			}
			seen[a.Code] = true
		}
		if len(seen) < 200 {
			t.Errorf("%s has %d accounts", id, len(seen))
		}
	}
}

func TestWhatMovedIn2025ArrivesInTheNewChart(t *testing.T) {
	t.Parallel()
	for from, to := range map[chart.ID]chart.ID{chart.Asso2018: chart.Asso2025, chart.General2014: chart.General2025} {
		there := map[string]bool{}
		for _, a := range chart.Accounts(to) {
			there[a.Code[:3]] = true
		}
		for _, m := range chart.Moves(from) {
			if !there[m.Since[:3]] {
				t.Errorf("%s: %s leads to %s, which %s has not", from, m.Before, m.Since, to)
			}
		}
	}
	if got := chart.Since(chart.Asso2018, "675000"); len(got) != 1 || got[0].Since != "652000" {
		t.Errorf("675 of an association became %v", got)
	}
	if got := chart.Since(chart.General2014, "777000"); len(got) != 1 || got[0].Since != "747000" {
		t.Errorf("777 became %v", got)
	}
	if got := chart.Since(chart.Asso2018, "791000"); len(got) != 4 {
		t.Errorf("791 became %v", got)
	}
	if got := chart.Since(chart.Asso2018, "606100"); got != nil {
		t.Errorf("606100 became %v", got)
	}
}
