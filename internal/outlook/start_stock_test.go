package outlook

import (
	"testing"

	"pilotis/internal/forecast"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

func TestAStockOfTheBooksIsKeptAsLargeAsItIs(t *testing.T) {
	t.Parallel()
	cost := func(key, account string, cents int64) forecast.Cost {
		return forecast.Cost{Head: forecast.Head{Key: key, Account: account}, Amount: forecast.Always(cents)}
	}
	h := forecast.Hypotheses{Opening: []forecast.Balance{{Account: "370000", Cents: 20000}, {Account: "310000", Cents: 50000}, {Account: "320000", Cents: 9000000}},
		Costs: []forecast.Cost{cost("goods", "607000", 30000), cost("wood", "601000", 1000), cost("steel", "601200", 1000), cost("paper", "602000", 1000)}}
	keepStocks(&h)
	if got := h.Costs[0].Stock; got == nil || *got != (forecast.Stock{Account: "370000", Days: 20}) {
		t.Errorf("goods: %+v", got)
	}
	if h.Costs[1].Stock != nil || h.Costs[2].Stock != nil {
		t.Error("nobody can tell which of two costs fills a stock")
	}
	if got := h.Costs[3].Stock; got == nil || got.Days != 365 {
		t.Errorf("ten years of paper: %+v", got)
	}
}

func TestTheInstalmentsFollowTheTaxOfTheYear(t *testing.T) {
	t.Parallel()
	got, err := advances([]ledger.Total{{Account: "695000", Debit: 800100}, {Account: "706000", Credit: 9900000}, {Account: "695000", Credit: 100}}, "2027-01-01", law.On)
	if err != nil || *got != (forecast.Advances{Before: 800000, Spared: money.Cents(300000)}) {
		t.Errorf("%+v %v", got, err)
	}
}
