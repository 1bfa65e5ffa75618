package analysis

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/statement"
)

func TestVolumeAndPriceAreToldApartWhereHoursAreKnown(t *testing.T) {
	t.Parallel()
	last := Books{Chart: chart.Asso2025, Held: []statement.Held{{Account: "706000", Net: -10000_00}, {Account: "707000", Net: -500_00}, {Account: "641000", Net: 8000_00}, {Account: "671000", Net: 300_00}}}
	now := Books{Chart: chart.Asso2025, Held: []statement.Held{{Account: "706000", Net: -13200_00}, {Account: "707000", Net: -450_00}, {Account: "641000", Net: 9000_00}, {Account: "757000", Net: -2000_00}}}
	c := Explain(last, now, map[base.ActivityID]Sold{"a": {Lent: 10000_00, Rest: 500_00, Minutes: 1000}}, map[base.ActivityID]Sold{"a": {Lent: 13200_00, Rest: 450_00, Minutes: 1200}})
	want := []Cause{{"volume", "a", 2000_00}, {"price", "a", 1200_00}, {"cost_staff", "", -1000_00}, {"sales", "a", -50_00}}
	if len(c.All) != len(want) {
		t.Fatalf("%+v", c.All)
	}
	for i, cause := range c.All {
		if cause != want[i] {
			t.Errorf("%+v, want %+v", cause, want[i])
		}
	}
	if c.LastOnce.Cents != -300_00 || c.NowOnce.Cents != 2000_00 {
		t.Errorf("once: %v and %v", c.LastOnce.Cents, c.NowOnce.Cents)
	}
}

// TestWhateverTheBooksCausesLeadFromOneResultToTheOther draws two years at random.
func TestWhateverTheBooksCausesLeadFromOneResultToTheOther(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		draw := func() (b Books, sold map[base.ActivityID]Sold) {
			b.Chart, sold = chart.All()[seed%4], map[base.ActivityID]Sold{}
			for range 40 {
				h := statement.Held{Account: strconv.Itoa(600000 + r.IntN(200000)), Net: money.Cents(r.Int64N(2_000_000) - 1_000_000)}
				b.Held = append(b.Held, h)
				if salesAll.holds(h.Account) {
					of := base.ActivityID(strconv.Itoa(r.IntN(3)))
					s := sold[of]
					s.Lent -= h.Net
					s.Minutes += r.Int64N(500)
					sold[of] = s
				}
			}
			return b, sold
		}
		last, soldLast := draw()
		now, soldNow := draw()
		c := Explain(last, now, soldLast, soldNow)
		reached := c.Last.Cents - c.LastOnce.Cents + c.NowOnce.Cents
		for _, cause := range c.All {
			reached += cause.Cents
		}
		if reached != c.Now.Cents {
			t.Fatalf("seed %d: causes lead to %v, not to %v", seed, reached, c.Now.Cents)
		}
	}
}

func TestSharedCostsAreToldApartFromAnActivitysOwn(t *testing.T) {
	t.Parallel()
	keys := map[ledger.SplitID]ledger.SplitKey{"k": {ID: "k", Axis: "activity", Versions: []ledger.SplitVersion{{From: "2027-01-01", Shares: []ledger.Share{{Value: "cafe", Weight: 1}, {Value: "lab", Weight: 3}}}}}}
	all := []ledger.Total{
		{Account: "706000", Month: "2027-03", Axes: ledger.Axes{Activity: "cafe"}, Credit: 900_00},
		{Account: "606000", Month: "2027-03", Axes: ledger.Axes{Activity: "lab"}, Debit: 100_00},
		{Account: "613000", Month: "2027-03", Axes: ledger.Axes{Split: "k"}, Debit: 400_00},
		{Account: "864000", Month: "2027-03", Axes: ledger.Axes{Activity: "lab"}, Debit: 250_00},
		{Account: "875000", Month: "2027-03", Axes: ledger.Axes{Activity: "lab"}, Credit: 250_00},
		{Account: "627000", Month: "2027-03", Debit: 10_00},
	}
	got := Margins(all, keys, map[base.ActivityID]Use{"lab": {Desks: 4}})
	want := []Margin{{Activity: "cafe", Income: 900_00, Shared: 100_00}, {Activity: "lab", Direct: 100_00, Shared: 300_00, Volunteer: 250_00, Use: Use{Desks: 4}}, {Direct: 10_00}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
	if p, known := Payer(got); !known || p.Activity != "cafe" {
		t.Errorf("%+v lives on nobody", p)
	}
}

func TestMonthsAddUpToTheYear(t *testing.T) {
	t.Parallel()
	all := []ledger.Total{
		{Account: "706000", Month: "2027-01", Credit: 100_00}, {Account: "756000", Month: "2027-03", Credit: 50_00},
		{Account: "741000", Month: "2027-02", Credit: 70_00}, {Account: "606000", Month: "2027-02", Debit: 90_00}, {Account: "695000", Month: "2027-03", Debit: 5_00},
	}
	got := Months(all, "2027-01-01", "2027-03-31")
	if len(got) != 3 || got[2] != (Reached{"2027-03-01", 150_00, 220_00, 90_00}) || got[1].Sales != 100_00 {
		t.Errorf("%+v", got)
	}
}
