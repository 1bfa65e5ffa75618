package outlook

import (
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
)

// advanceThreshold is the tax up to which a year pays no instalment.
const advanceThreshold = "is_advance_threshold"

// advances are the instalments that follow the tax of a year (CGI, art. 1668, 1).
func advances(totals []ledger.Total, on day.Day, find func(key string, on day.Day) (law.Known, error)) (*forecast.Advances, error) {
	spared, err := find(advanceThreshold, on)
	out := &forecast.Advances{Spared: spared.Value.Cents()}
	for _, t := range totals {
		if strings.HasPrefix(t.Account, "695") {
			out.Before += t.Net()
		}
	}
	out.Before = max(0, out.Before)
	return out, err
}
