package ledger_test

import (
	"slices"
	"testing"

	"pilotis/internal/ledger"
)

func TestMoneyGoesThroughTheBankUnlessOneSaysOtherwise(t *testing.T) {
	t.Parallel()
	var codes []string
	for _, a := range ledger.Purses([]ledger.Account{{Code: "511200"}, {Code: "512000"}, {Code: "512100"}, {Code: "531000"}, {Code: "580000"}, {Code: "606000"}}) {
		codes = append(codes, a.Code)
	}
	if want := []string{"512000", "512100", "531000", "511200", "580000"}; !slices.Equal(codes, want) {
		t.Errorf("%v, not %v", codes, want)
	}
}
