package demo

import (
	"context"

	"pilotis/internal/bank"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// till is the cash box, as the books number it.
const till = "531000"

// largest is the largest note that the box takes.
const largest money.Cents = 5_000

// count counts the cash box in the evening of a day, coin by coin: it holds what the books
// say, give or take a gap that somebody explains.
func (k *keeping) count(ctx context.Context, y ledger.Year, on day.Day, gap money.Cents, why string) error {
	totals, err := k.house.Ledger.Between(ctx, k.house.DB, k.owner, y, y.From, on)
	if err != nil {
		return err
	}
	left := gap
	for _, t := range totals {
		if t.Account == till {
			left += t.Net()
		}
	}
	pieces := map[money.Cents]int{}
	for _, face := range bank.Faces() {
		if face <= largest {
			pieces[face] = int(left / face)
			left %= face
		}
	}
	_, err = k.house.Bank.Count(ctx, k.owner, bank.Count{Account: k.purses[till], Day: on, Pieces: pieces, Note: why})
	return err
}
