package outlook

import (
	"maps"
	"testing"

	"pilotis/internal/money"
)

func TestWhatIsPaidOnceAYearIsExpectedWhole(t *testing.T) {
	t.Parallel()
	r := run{months: map[int]money.Cents{10: 64800}, sum: 64800}
	amount, season := r.monthly()
	if got := money.Cents(amount[0].Value).Ratio(season[9], 10000); got != 64800 {
		t.Errorf("October expects %s, not 648.00", got)
	}
}

func TestWhatCustomersMayNeverPayIsNotExpected(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ owed, lost, rest, off money.Cents }{
		"a half": {145000, -72500, 72500, 0}, "nothing": {145000, 0, 145000, 0}, "more than is owed": {1000, -3000, 0, -2000},
	} {
		held := map[string]money.Cents{"416000": c.owed, "491000": c.lost}
		doubtful(held)
		if want := (map[string]money.Cents{"416000": c.rest, "491000": c.off}); !maps.Equal(held, want) {
			t.Errorf("%s: %v, not %v", name, held, want)
		}
	}
}
