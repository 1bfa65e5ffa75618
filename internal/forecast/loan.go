package forecast

import (
	"math/big"

	"pilotis/internal/money"
)

// Term is one instalment of a loan.
type Term struct {
	Interest, Capital money.Cents
}

// Schedule is what each month of a loan pays, the first instalment first. Equal
// instalments are rounded to the cent and the last one pays what is left.
func (l Loan) Schedule() []Term {
	out := make([]Term, l.Terms)
	left, equal := l.Cents, l.instalment()
	for i := range out {
		interest := left.Ratio(int64(l.Rate), 12*10000)
		capital := equal - interest
		switch {
		case i == l.Terms-1:
			capital = left
		case l.AtOnce || i < l.Deferred:
			capital = 0
		}
		out[i] = Term{interest, capital}
		left -= capital
	}
	return out
}

// instalment is capital × r ÷ (1 − (1 + r)⁻ⁿ), reckoned exactly and rounded once.
func (l Loan) instalment() money.Cents {
	n := int64(l.Terms - l.Deferred)
	if l.Rate == 0 {
		return l.Cents.Ratio(1, n)
	}
	const year = 12 * 10000
	rate, exponent := int64(l.Rate), big.NewInt(n)
	grown := new(big.Int).Exp(big.NewInt(year+rate), exponent, nil)
	whole := new(big.Int).Exp(big.NewInt(year), exponent, nil)
	num := new(big.Int).Mul(grown, big.NewInt(int64(l.Cents)*rate))
	den := grown.Sub(grown, whole)
	den.Mul(den, big.NewInt(year))
	twice := num.Mul(num, big.NewInt(2)).Add(num, den)
	return money.Cents(twice.Quo(twice, den.Mul(den, big.NewInt(2))).Int64())
}
