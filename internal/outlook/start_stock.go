package outlook

import (
	"strings"

	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

// stocked are the accounts of stocks, and of the purchases that fill them.
var stocked = map[string]string{"31": "601", "32": "602", "37": "607"}

// keepStocks has each stock of the books kept as large as it is, against the use of a usual month;
// where several costs may fill it, nobody can tell which, and it stays as it is.
func keepStocks(h *forecast.Hypotheses) {
	for _, b := range h.Opening {
		purchases, known := stocked[b.Account[:2]]
		if !known || b.Cents <= 0 {
			continue
		}
		if c := single(h.Costs, purchases); c != nil && c.Stock == nil {
			c.Stock = &forecast.Stock{Account: b.Account, Days: daysOf(b.Cents, *c)}
		}
	}
}

// single is the one cost on accounts that begin so, nil where there are none or several.
func single(all []forecast.Cost, prefix string) (found *forecast.Cost) {
	for i := range all {
		if !strings.HasPrefix(all[i].Account, prefix) {
			continue
		}
		if found != nil {
			return nil
		}
		found = &all[i]
	}
	return found
}

// daysOf is how many days of a usual month's use a stock is.
func daysOf(held money.Cents, c forecast.Cost) int {
	if len(c.Amount) == 0 || c.Amount[0].Value <= 0 {
		return 0
	}
	const month, year = 30, 365
	return int(min(year, held.Ratio(month, c.Amount[0].Value)))
}
