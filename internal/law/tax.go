package law

import (
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Band taxes what is under a limit, above the band before; the last has no limit.
type Band struct {
	UpTo money.Cents `json:"up_to_cents,omitempty"`
	Rate money.Rate  `json:"rate_bp"`
}

// CompanyBands is the tax on the results of companies on a day (CGI, art. 219): a reduced rate
// under a limit, and the rate above it.
func CompanyBands(on day.Day, find func(key string, on day.Day) (Known, error)) ([]Band, error) {
	var figures [3]Known
	for i, key := range []string{"is_reduced_limit", "is_reduced_rate", "is_rate"} {
		k, err := find(key, on)
		if err != nil {
			return nil, err
		}
		figures[i] = k
	}
	return []Band{{UpTo: figures[0].Value.Cents(), Rate: figures[1].Value.Rate()}, {Rate: figures[2].Value.Rate()}}, nil
}

// TaxOn is the tax on a year's result: the result is taken in whole euros and so is the
// tax (CGI, art. 1657).
func TaxOn(result money.Cents, bands []Band) (tax money.Cents) {
	left := result - result%100
	from := money.Cents(0)
	for _, b := range bands {
		slice := left - from
		if b.UpTo > 0 {
			slice = min(slice, b.UpTo-from)
		}
		tax += b.Rate.Of(max(0, slice))
		from = b.UpTo
	}
	return tax.Ratio(1, 100) * 100
}
