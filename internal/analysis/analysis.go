// Package analysis reads what the books say of the health of a place: the intermediate
// balances, what it can finance by itself, how its sheet stands, ratios, the break-even. The
// same figures are drawn from a forecast, for both are accounts and what they hold. It
// announces nothing, and writes nothing but what a place thinks a ratio should be; it must
// never know how an entry came into the books.
package analysis

import (
	"cmp"
	"slices"
	"strings"

	"pilotis/internal/chart"
	"pilotis/internal/money"
	"pilotis/internal/statement"
)

// Books are accounts and what they hold at the end of a stretch, each third party apart:
// income and costs of the stretch, the rest since ever.
type Books struct {
	Chart   chart.ID
	Held    []statement.Held
	Earlier []statement.Held // income and costs of the year before the stretch
}

// Sorted gives the books in the order of the accounts.
func (b Books) Sorted() Books {
	slices.SortFunc(b.Held, func(x, y statement.Held) int {
		return cmp.Or(cmp.Compare(x.Account, y.Account), cmp.Compare(x.Third, y.Third))
	})
	return b
}

// Piece is what an account brings to a figure: income, assets and what adds to it positive.
type Piece struct {
	Account string
	Third   string
	Cents   money.Cents
}

// Figure is an amount that opens down to its accounts.
type Figure struct {
	Key    string
	Cents  money.Cents
	Pieces []Piece
}

// over says which accounts a figure is made of: the longest prefix decides.
type over struct {
	of, but []string
}

func (o over) holds(account string) bool {
	return longest(o.of, account) > longest(o.but, account)
}

// longest is the length of the longest prefix of an account, 0 where none is.
func longest(prefixes []string, account string) (n int) {
	for _, p := range prefixes {
		if len(p) > n && strings.HasPrefix(account, p) {
			n = len(p)
		}
	}
	return n
}

func codes(prefixes string) []string { return strings.Fields(prefixes) }

// sum adds up accounts, those of credit balance positive: income adds, costs take away.
func (b Books) sum(key string, o over) Figure {
	f := Figure{Key: key}
	for _, h := range b.Held {
		if h.Net != 0 && o.holds(h.Account) {
			f.Cents -= h.Net
			f.Pieces = append(f.Pieces, Piece{h.Account, h.Third, -h.Net})
		}
	}
	return f
}

// debit is sum, those of debit balance positive.
func (b Books) debit(key string, o over) Figure {
	f := b.sum(key, o)
	f.Cents = -f.Cents
	for i := range f.Pieces {
		f.Pieces[i].Cents = -f.Pieces[i].Cents
	}
	return f
}

// plus adds figures up under a name.
func plus(key string, all ...Figure) Figure {
	out := Figure{Key: key}
	for _, f := range all {
		out.Cents += f.Cents
		out.Pieces = append(out.Pieces, f.Pieces...)
	}
	return out
}

// Result is what was earned less what it cost.
func (b Books) Result() Figure { return b.sum("result", over{of: codes("6 7")}) }
