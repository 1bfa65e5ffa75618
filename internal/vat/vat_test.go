package vat_test

import (
	"testing"

	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/vat"
)

func TestF45TheCoefficientIsRoundedUpToTheHundredth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		taxed, turnover money.Cents
		want            vat.Coefficient
	}{{6_570_000, 8_570_000, 77}, {1, 3, 34}, {50, 100, 50}, {0, 100, 0}, {100, 100, 100}, {0, 0, 100}} {
		if got := vat.CoefficientOf(c.taxed, c.turnover); got != c.want {
			t.Errorf("%s of %s: %d, want %d", c.taxed, c.turnover, got, c.want)
		}
	}
	if got := vat.CoefficientOf(6_570_000, 8_570_000).Of(100_000); got != 77_000 {
		t.Errorf("of 1 000.00 one deducts %s", got)
	}
}

func limits(t *testing.T, key string) (l vat.Limit) {
	t.Helper()
	var err error
	if l.First, err = law.On(key, "2026-01-01"); err != nil {
		t.Fatal(err)
	}
	if l.Second, err = law.On(key+"_plus", "2026-01-01"); err != nil {
		t.Fatal(err)
	}
	return l
}

func TestF46TheThresholdsOfTheFranchiseAreWatchedToTheCent(t *testing.T) {
	t.Parallel()
	services := limits(t, "vat_franchise_services")
	sold := []vat.Sold{{Day: "2026-03-02", Amount: 3_000_000}, {Day: "2026-06-10", Amount: 750_000}, {Day: "2025-12-31", Amount: 9_000_000},
		{Day: "2026-06-10", Goods: true, Amount: 4_000_000}}
	m := vat.Measure(sold, 2026, true, services)
	if m.Turnover != 3_750_000 || m.Alert != "" || !m.Near() {
		t.Errorf("at the threshold: %+v", m)
	}
	m = vat.Measure(append(sold, vat.Sold{Day: "2026-07-14", Amount: 1}), 2026, true, services)
	if m.Alert != "2026-07-14" || m.Exit != "" {
		t.Errorf("one cent above: alert %q, exit %q", m.Alert, m.Exit)
	}
	m = vat.Measure(append(sold, vat.Sold{Day: "2026-09-01", Amount: 375_000}), 2026, true, services)
	if m.Exit != "" {
		t.Errorf("at the second threshold one is out on %q", m.Exit)
	}
	m = vat.Measure(append(sold, vat.Sold{Day: "2026-09-01", Amount: 375_001}), 2026, true, services)
	if m.Alert != "2026-09-01" || m.Exit != "2026-09-01" {
		t.Errorf("alert %q, exit %q", m.Alert, m.Exit)
	}
	all := vat.Measure(sold, 2026, false, limits(t, "vat_franchise_goods"))
	if all.Turnover != 7_750_000 || all.Alert != "" || all.Sums()[5] != 7_750_000 || all.Months[2] != 3_000_000 {
		t.Errorf("everything: %+v", all)
	}
}

func TestAPeriodIsDueOnAWorkedDayOfTheNextMonth(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		on     string
		filing vat.Filing
		name   string
		to     string
		due    string
	}{
		{"2027-04-12", vat.Monthly, "2027-04", "2027-04-30", "2027-05-24"},
		{"2027-05-01", vat.Quarterly, "2027-Q2", "2027-06-30", "2027-07-26"}, // the 24th is a Saturday
		{"2027-12-31", vat.Quarterly, "2027-Q4", "2027-12-31", "2028-01-24"},
		{"2027-01-01", vat.Quarterly, "2027-Q1", "2027-03-31", "2027-04-26"},
	} {
		p := vat.PeriodOn(day.Day(c.on), c.filing)
		if p.Name() != c.name || string(p.To) != c.to || string(p.Deadline(24)) != c.due {
			t.Errorf("%s: %s to %s, due %s", c.on, p.Name(), p.To, p.Deadline(24))
		}
		if again, err := vat.ParsePeriod(p.Name()); err != nil || again != p {
			t.Errorf("%s is read as %v %v", p.Name(), again, err)
		}
	}
	for _, wrong := range []string{"", "2027", "2027-13", "2027-Q5", "2027-Q0", "20x7-Q1", "2027-0a"} {
		if p, err := vat.ParsePeriod(wrong); err == nil {
			t.Errorf("%q is read as %v", wrong, p)
		}
	}
}

func TestWhatIsWrittenInAReturnAddsUpInWholeEuros(t *testing.T) {
	t.Parallel()
	std, _ := law.On("vat_std", "2027-01-01")
	low, _ := law.On("vat_low", "2027-01-01")
	f := vat.Fill([]vat.Held{
		{Account: "445710", Use: vat.Collected, Rate: std, Moved: -100_050},
		{Account: "445711", Use: vat.Collected, Rate: low, Moved: -1_049},
		{Account: "445660", Use: vat.OnCosts, Moved: 30_049},
		{Account: "445670", Use: vat.Credit, Before: 1_000},
	}, 100)
	want := map[string]money.Cents{"08 true": 500_300, "08 false": 100_100, "09 true": 19_100, "09 false": 1_000, "16 false": 101_100,
		"20 false": 30_000, "22 false": 1_000, "23 false": 31_000, "28 false": 70_100, "32 false": 70_100, "A1 true": 519_300}
	for _, b := range f.Boxes {
		key := b.Line + map[bool]string{true: " true", false: " false"}[b.Base]
		if b.Whole() != want[key] {
			t.Errorf("%s: %s, want %s", key, b.Whole(), want[key])
		}
		delete(want, key)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
	if f.Net != 100_050+1_049-30_049-1_000 {
		t.Errorf("net %s", f.Net)
	}
	var sum money.Cents
	var last string
	for _, l := range f.Lines(vat.Accounts{Payable: "445510", Credit: "445670", Lost: "635000", Less: "658000", More: "758000"}) {
		sum += l.Amount()
		last = l.Account
	}
	if sum != 0 || last != "658000" {
		t.Errorf("the entry is out by %s and ends on %s", sum, last)
	}
}

func TestCreditNotesBeyondTheSalesAreDeducted(t *testing.T) {
	t.Parallel()
	std, _ := law.On("vat_std", "2027-01-01")
	f := vat.Fill([]vat.Held{{Account: "445710", Use: vat.Collected, Rate: std, Moved: 2_000}, {Account: "445660", Use: vat.OnCosts, Moved: -500}}, 100)
	if f.Carried != 1_500 || f.Due != 0 || f.Boxes[0].Line != "15" {
		t.Errorf("%+v", f)
	}
}
