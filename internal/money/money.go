// Package money holds amounts as whole cents: read, divided, rounded and split so
// that the parts add up. It announces nothing and must never know a float: an
// amount is exact or it is refused.
package money

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// Cents is an amount in hundredths of a euro.
type Cents int64

// Max is the largest amount that is read: a thousand billion euros.
const Max Cents = 1e14

// String writes an amount for programs: "-1234.50".
func (c Cents) String() string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	return fmt.Sprintf("%s%d.%02d", sign, c/100, c%100)
}

// Abs gives the amount without its sign.
func (c Cents) Abs() Cents {
	if c < 0 {
		return -c
	}
	return c
}

// Parse reads what a person types: "1 234,5", "1234.50", "−12", "12 €". Thousands
// may be parted by spaces only, and there are at most two decimals.
func Parse(text string) (Cents, error) {
	s := plain.Replace(strings.TrimSpace(text))
	negative := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	whole, decimals, pointed := strings.Cut(s, ".")
	if whole == "" && !pointed || len(decimals) > 2 || pointed && decimals == "" && whole == "" {
		return 0, fmt.Errorf("amount %q: not an amount", text)
	}
	n, err := strconv.ParseUint("0"+whole+(decimals + "00")[:2], 10, 63)
	if err != nil || Cents(n) > Max {
		return 0, fmt.Errorf("amount %q: not an amount", text)
	}
	if negative {
		return -Cents(n), nil
	}
	return Cents(n), nil
}

var plain = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2212", "-", ",", ".", "€", "")

// Ratio multiplies an amount by num/den and rounds half away from zero: the one
// rounding of the house.
func (c Cents) Ratio(num, den int64) Cents {
	d := size(den)
	high, low := bits.Mul64(size(int64(c)), size(num))
	low, carry := bits.Add64(low, d/2, 0)
	q, _ := bits.Div64((high+carry)%d, low, d)
	if (c < 0) != (num < 0) != (den < 0) {
		return -Cents(q)
	}
	return Cents(q)
}

// size is a number without its sign.
func size(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// Rate is a share in basis points: 2000 is 20 %.
type Rate int64

// Of gives the rate's part of an amount, rounded half away from zero.
func (r Rate) Of(c Cents) Cents { return c.Ratio(int64(r), 10_000) }

// Net takes the rate out of an amount that includes it: 100,00 at 20 % is 83,33.
func (r Rate) Net(gross Cents) Cents { return gross.Ratio(10_000, 10_000+int64(r)) }
