package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// Total is what the validated lines of an account add up to, in a month and for
// what they are for; a report adds totals, never lines.
type Total struct {
	Account string
	Month   string // 2027-03
	Opening bool   // what was carried forward
	Axes
	Debit, Credit money.Cents
	Lines         int64
}

// Net is debit less credit.
func (t Total) Net() money.Cents { return t.Debit - t.Credit }

// Totals reads the monthly totals of a year, from a month to a month, both included
// and both empty for the whole year: a constant number of rows per account and
// month, whatever the number of lines.
func (d *Desk) Totals(ctx context.Context, r db.Reader, who base.Actor, year YearID, from, to string) ([]Total, error) {
	return totals(ctx, r, who.Place, year, from, to)
}

// Owed is what a third party's lines on an account add up to; those of all where Third is empty.
type Owed struct {
	Account, Third string
	Debit, Credit  money.Cents
}

// Owed adds up the accounts of third parties in a year, up to the end of a month.
func (d *Desk) Owed(ctx context.Context, r db.Reader, who base.Actor, year YearID, to string) ([]Owed, error) {
	return owedUpTo(ctx, r, who.Place, year, to)
}

// Balance is the trial balance of a year by account: the sum of its totals.
func Balance(all []Total) map[string]money.Cents {
	out := map[string]money.Cents{}
	for _, t := range all {
		out[t.Account] += t.Net()
	}
	return out
}

// Result is the surplus (positive) or the deficit: classes 7 less 6.
func Result(balance map[string]money.Cents) (result money.Cents) {
	for code, net := range balance {
		if c := class(code); c == '6' || c == '7' {
			result -= net
		}
	}
	return result
}

// Lines reads the validated lines of an account in a stretch of days, both included.
func (d *Desk) Lines(ctx context.Context, r db.Reader, who base.Actor, account string, from, to day.Day) ([]Placed, error) {
	return linesOf(ctx, r, who.Place, account, from, to)
}

// EachValidated gives the validated entries of a year by rank, one at a time; do must not
// ask the readers anything, which read on meanwhile and see one state of the books.
func (d *Desk) EachValidated(ctx context.Context, readers []db.Reader, who base.Actor, year YearID, do func(Entry) error) error {
	return eachSealed(ctx, readers, who.Place, year, do)
}
