package money

import (
	"math/big"
	"slices"
)

// Split parts an amount on weights so that the parts add up to it: each gets its
// share rounded towards zero, and the cents left over go to the largest remainders,
// the first of equals first. Weights are not negative; where all are zero the parts are equal, and without any there is no part.
func (c Cents) Split(weights ...int64) []Cents {
	if len(weights) == 0 {
		return nil
	}
	var sum int64
	for _, w := range weights {
		if w < 0 {
			panic("money: negative weight")
		}
		sum += w
	}
	if sum == 0 {
		return c.Split(slices.Repeat([]int64{1}, len(weights))...)
	}
	parts, rest := make([]Cents, len(weights)), make([]remainder, len(weights))
	left := int64(c.Abs())
	for i, w := range weights {
		share, over := new(big.Int).QuoRem(new(big.Int).Mul(big.NewInt(int64(c.Abs())), big.NewInt(w)), big.NewInt(sum), new(big.Int))
		parts[i], rest[i] = Cents(share.Int64()), remainder{over.Int64(), i}
		left -= share.Int64()
	}
	slices.SortStableFunc(rest, func(a, b remainder) int {
		switch {
		case a.over > b.over:
			return -1
		case a.over < b.over:
			return 1
		}
		return 0
	})
	for _, r := range rest[:left] {
		parts[r.at]++
	}
	if c < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return parts
}

type remainder struct {
	over int64
	at   int
}

// Spread cuts an amount into n equal terms; what rounding leaves is in the last.
func (c Cents) Spread(n int) []Cents {
	terms := slices.Repeat([]Cents{c.Ratio(1, int64(n))}, n)
	terms[n-1] = c - terms[0]*Cents(n-1)
	return terms
}
