package ledger

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// Ages are the bounds of the parts of an aged balance, in days: up to 30, 60, 90, and beyond.
var Ages = [...]int{30, 60, 90}

// Aged is what a third party's open lines of an account add up to, by age.
type Aged struct {
	Account, Third, Name string
	Parts                [len(Ages) + 1]money.Cents // debit less credit
	Oldest               day.Day
}

// Total adds up the ages.
func (a Aged) Total() (sum money.Cents) {
	for _, p := range a.Parts {
		sum += p
	}
	return sum
}

// AgedBalance reads what third parties owe (positive) or are owed, by the age that the
// lines still open have on a day; later lines are left out, and lines that cancel each other.
func (d *Desk) AgedBalance(ctx context.Context, r db.Reader, who base.Actor, on day.Day) ([]Aged, error) {
	all, err := aged(ctx, r, who.Place, on)
	nothing := func(a Aged) bool { return a.Parts == [len(Ages) + 1]money.Cents{} }
	return slices.DeleteFunc(all, nothing), err
}
