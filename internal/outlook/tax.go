package outlook

import (
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
)

// Bands is the tax on the results of companies on a day (CGI, art. 219): a reduced rate
// under a limit, and the rate above it.
func Bands(on day.Day, find func(key string, on day.Day) (law.Known, error)) ([]forecast.Band, error) {
	var figures [3]law.Known
	for i, key := range []string{"is_reduced_limit", "is_reduced_rate", "is_rate"} {
		k, err := find(key, on)
		if err != nil {
			return nil, err
		}
		figures[i] = k
	}
	return []forecast.Band{{UpTo: figures[0].Value.Cents(), Rate: figures[1].Value.Rate()}, {Rate: figures[2].Value.Rate()}}, nil
}

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
