package treasury

import (
	"testing"

	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

func TestFlowsStandInTheirWeeks(t *testing.T) {
	t.Parallel()
	// a Wednesday: the first week has five days, and the new year begins in the middle of one
	p := Place("2026-12-16", 100000, []Flow{
		{Label: "late", Day: "2026-11-30", Cents: -5000},
		{Label: "sunday", Day: "2026-12-20", Cents: -1000},
		{Label: "monday", Day: "2026-12-21", Cents: 2500},
		{Label: "new year", Day: "2027-01-01", Cents: -200000},
		{Label: "beyond", Day: "2027-06-01", Cents: -1},
	}, 4)
	want := []Week{
		{From: "2026-12-16", To: "2026-12-20", Out: 6000, End: 94000},
		{From: "2026-12-21", To: "2026-12-27", In: 2500, End: 96500},
		{From: "2026-12-28", To: "2027-01-03", Out: 200000, End: -103500},
		{From: "2027-01-04", To: "2027-01-10", End: -103500},
	}
	for i, w := range p.Weeks {
		w.Flows = nil
		if w.From != want[i].From || w.To != want[i].To || w.In != want[i].In || w.Out != want[i].Out || w.End != want[i].End {
			t.Errorf("week %d: %+v, want %+v", i, w, want[i])
		}
	}
	if first := p.Weeks[0].Flows[0]; !first.Late || first.Day != "2026-12-16" || p.Weeks[0].Flows[1].Late {
		t.Errorf("%+v", p.Weeks[0].Flows)
	}
	if red, there := p.Red(); !there || red.From != "2026-12-28" || p.Lowest().From != "2026-12-28" {
		t.Errorf("%v %v", red, p.Lowest())
	}
}

func TestWhatIsPromisedIsNotExpectedAgain(t *testing.T) {
	t.Parallel()
	months := []Month{{Kind: forecast.OfCosts, Label: "rent", Month: "2027-02", Cents: -100000}, {Kind: forecast.OfSales, Label: "desks", Month: "2027-02", Cents: 80000},
		{Kind: forecast.OfStaff, Label: "host", Month: "2027-02", Cents: -200000}}
	promised := []Flow{{Kind: forecast.OfCosts, Day: "2027-02-10", Cents: -30000}, {Kind: forecast.OfSales, Day: "2027-02-03", Cents: 90000}}
	sums := map[string]money.Cents{}
	for _, f := range Expect("2027-01-15", months, promised) {
		sums[f.Label] += f.Cents
		if f.Label == "host" && f.Day != "2027-02-28" {
			t.Errorf("paid on %s", f.Day)
		}
	}
	if sums["rent"] != -70000 || sums["desks"] != 0 || sums["host"] != -200000 {
		t.Errorf("%v", sums)
	}
}

func TestWhatIsLeftOfAMonthIsExpectedByItsDays(t *testing.T) {
	t.Parallel()
	var sum money.Cents
	for _, f := range Expect("2027-04-16", []Month{{Kind: forecast.OfSales, Month: "2027-04", Cents: 30000}, {Kind: forecast.OfSales, Month: "2027-03", Cents: 1}, {Kind: forecast.OfLoans, Month: "2027-04", Cents: -500}}, nil) {
		if f.Day < "2027-04-16" || f.Day > "2027-04-30" {
			t.Errorf("%+v", f)
		}
		sum += f.Cents
	}
	if sum != 15000 {
		t.Errorf("%v of half a month", sum)
	}
}

func TestFreeCashLeavesAsideWhatIsNotOnesOwn(t *testing.T) {
	t.Parallel()
	if got := (Free{Cash: 5000000, Earmarked: 1200000, Ahead: 800000, Soon: 500000}).Cents(); got != 2500000 {
		t.Errorf("%v", got)
	}
}
