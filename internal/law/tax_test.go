package law

import (
	"testing"

	"pilotis/internal/money"
)

func TestF103TheTaxOnAResult(t *testing.T) {
	t.Parallel()
	bands, err := CompanyBands("2027-12-31", On)
	if err != nil {
		t.Fatal(err)
	}
	for result, want := range map[money.Cents]money.Cents{6000000: 1075000, 2039300: 305900, 2039338: 305900, -100: 0, 0: 0} {
		if got := TaxOn(result, bands); got != want {
			t.Errorf("%v: %v, want %v", result, got, want)
		}
	}
}
