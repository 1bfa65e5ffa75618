package ui

import (
	"slices"
	"strings"
	"testing"
)

func TestScalesEndOnRoundValuesAndHoldZero(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		low, high float64
		want      []float64
	}{
		{0, 412, []float64{0, 200, 400, 600}},
		{2100, 3900, []float64{0, 2000, 4000}},
		{-300, 900, []float64{-500, 0, 500, 1000}},
		{0, 0, []float64{0, 0.5, 1}},
		{0, 100, []float64{0, 50, 100}},
		{-80, 0, []float64{-100, -50, 0}},
	} {
		if got := scaleOf(c.low, c.high).lines(); !slices.Equal(got, c.want) {
			t.Errorf("%v to %v: %v, want %v", c.low, c.high, got, c.want)
		}
	}
}

func TestALineChangesItsDashWhereTheForecastBegins(t *testing.T) {
	t.Parallel()
	s := Series{Marks: []Mark{{Value: 1}, {Value: 2}, {Value: 3, Kind: Forecast}, {None: true}, {Value: 5, Kind: Forecast}, {Value: 6, Kind: Forecast}}}
	c := Chart{Labels: make([]string, 6), Series: []Series{s}}
	runs := c.runs(c.scale(), s)
	if len(runs) != 3 || runs[0].kind != Actual || runs[1].kind != Forecast || runs[2].kind != Forecast {
		t.Fatalf("runs %+v", runs)
	}
	joint := strings.Fields(runs[0].points)[1]
	if !strings.HasPrefix(runs[1].points, joint) {
		t.Errorf("the forecast begins at %s, not where what was ends, %s", runs[1].points, joint)
	}
}

func TestBarsStayWithinTheDrawing(t *testing.T) {
	t.Parallel()
	c := Chart{Labels: make([]string, 3), Series: []Series{
		{Marks: []Mark{{Value: 10}, {Value: 0}, {Value: -4}}},
		{Marks: []Mark{{Value: 5}, {Value: 8}, {Value: 2}}},
	}}
	for k := range c.Series {
		for i := range c.Labels {
			b := c.column(c.scale(), k, i)
			if b.x < 0 || b.x+b.width > 1 || b.y < plotTop || b.y+b.height > plotTop+plotHeight+1 || b.height < 1 {
				t.Errorf("series %d, label %d: %+v", k, i, b)
			}
		}
	}
	for i := range c.Labels {
		row := c.stack(i)
		if last := row[len(row)-1]; last.x+last.width > 1.0001 {
			t.Errorf("the row %d is %.2f wide", i, last.x+last.width)
		}
	}
}

func TestAChartOfNothingIsDrawn(t *testing.T) {
	t.Parallel()
	c := Chart{Labels: []string{"1"}, Series: []Series{{Marks: []Mark{{None: true}}}}}
	if got := c.share(c.Series[0].Marks[0]); got != 0 {
		t.Errorf("share %v", got)
	}
	if got := c.runs(c.scale(), c.Series[0]); got != nil {
		t.Errorf("runs %v", got)
	}
}

func TestAMonthIsLaidOutInWholeWeeks(t *testing.T) {
	t.Parallel()
	weeks := Calendar{Month: "2027-02-14"}.weeks()
	if len(weeks) != 4 || weeks[0][0] != "2027-02-01" || weeks[3][6] != "2027-02-28" {
		t.Errorf("February 2027, four weeks exactly: %v", weeks)
	}
	weeks = Calendar{Month: "2027-05-01"}.weeks()
	if len(weeks) != 6 || weeks[0][0] != "2027-04-26" || weeks[5][6] != "2027-06-06" {
		t.Errorf("May 2027 begins on a Saturday: %v", weeks)
	}
}

func TestInitialsAreTheFirstLettersOfTheFirstAndLastNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"Camille Berthier": "CB", "jean-marc d’Auzolle": "JD", "Élodie": "É", "": "·", "  ": "·"} {
		if got := initials(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
