package money

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestF13OverheadsAreSplitOnKeys(t *testing.T) {
	t.Parallel()
	if got := Cents(1_600_000).Split(40, 30, 10); !slices.Equal(got, []Cents{800_000, 600_000, 200_000}) {
		t.Error(got)
	}
}

func TestF14TheSumOfTheSharesIsKept(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		of      Cents
		weights []int64
		want    []Cents
	}{
		{100_001, []int64{50, 30, 20}, []Cents{50_001, 30_000, 20_000}},
		{100_000, []int64{1, 1, 1}, []Cents{33_334, 33_333, 33_333}},
		{-100_000, []int64{1, 1, 1}, []Cents{-33_334, -33_333, -33_333}},
		{5, []int64{0, 0}, []Cents{3, 2}},
	} {
		if got := c.of.Split(c.weights...); !slices.Equal(got, c.want) {
			t.Errorf("%s on %v: %v, want %v", c.of, c.weights, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		of := Cents(rapid.Int64Range(-int64(Max), int64(Max)).Draw(t, "of"))
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1e9), 1, 12).Draw(t, "weights")
		var sum Cents
		for _, part := range of.Split(weights...) {
			sum += part
		}
		if sum != of {
			t.Fatalf("%s splits into %s", of, sum)
		}
	})
}

func TestF39To42AmountsAreRoundedHalfAwayFromZero(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ got, want Cents }{
		{Rate(2000).Of(3 * 3333), 2000},
		{Rate(2000).Net(10_000), 8333}, {Rate(1000).Net(10_000), 9091}, {Rate(550).Net(10_000), 9479},
		{Rate(1000).Net(900), 818}, {Rate(2000).Net(600), 500},
		{Cents(4167).Ratio(35, 10), 14_585},
		{Cents(-4167).Ratio(35, 10), -14_585},
		{Cents(1).Ratio(1, 2), 1}, {Cents(-1).Ratio(1, 2), -1}, {Cents(1).Ratio(-1, 2), -1},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

func TestWhatRoundingLeavesIsInTheLastTerm(t *testing.T) {
	t.Parallel()
	if got := Cents(1_000_000).Spread(3); !slices.Equal(got, []Cents{333_333, 333_333, 333_334}) {
		t.Error(got)
	}
}

func TestAmountsAreReadAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Cents{
		"1 234,50": 123_450, "1234.5": 123_450, "12": 1200, "−3,20 €": -320, "+7": 700, ",5": 50, "1\u202f000": 100_000, "0": 0,
	} {
		if got, err := Parse(text); err != nil || got != want {
			t.Errorf("%q: %s %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "-", ".", "1,234", "1.234,50", "12a", "1e3", "9999999999999999", "--1", "0x1", "1_0"} {
		if got, err := Parse(text); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("1 234,50 €")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse(text)
		if err != nil {
			return
		}
		if again, err := Parse(c.String()); err != nil || again != c {
			t.Errorf("%q: %s, then %s %v", text, c, again, err)
		}
	})
}

func TestNothingIsPartedAmongNobody(t *testing.T) {
	t.Parallel()
	if parts := Cents(100).Split(); parts != nil {
		t.Errorf("parts %v", parts)
	}
}
