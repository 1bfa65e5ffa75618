package bank

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Agreement proves, on a day, that the books and the bank tell one story: what is in
// the books, with what only the bank knows, less what only the books know, is what the
// bank says.
type Agreement struct {
	Account  Account
	On       day.Day
	Book     money.Cents
	Bank     money.Cents
	Unsorted []Move          // the bank knows them, the books do not
	Unseen   []ledger.Placed // the books know them, the bank does not
	Before   money.Cents     // what was at the bank before the first statement, and is not in the books
}

// Outstanding is what parts the bank from the books.
func (a Agreement) Outstanding() money.Cents {
	sum := a.Before
	for _, m := range a.Unsorted {
		sum += m.Amount
	}
	for _, l := range a.Unseen {
		sum -= l.Amount()
	}
	return sum
}

// Gap is what nothing explains: nothing, whatever was booked.
func (a Agreement) Gap() money.Cents { return a.Bank - a.Book - a.Outstanding() }

// Agree draws the reconciliation statement of an account on a day.
func (d *Desk) Agree(ctx context.Context, who base.Actor, id AccountID, on day.Day) (Agreement, error) {
	a, err := getAccount(ctx, d.DB, who.Place, id)
	if err != nil {
		return Agreement{}, err
	}
	out := Agreement{Account: a, On: on}
	first, found, err := firstStatement(ctx, d.DB, who.Place, id)
	if err != nil {
		return out, err
	}
	out.Before = first.Opening
	out.Bank = first.Opening
	moves, err := movesBetween(ctx, d.DB, who.Place, id, "", on)
	if err != nil {
		return out, err
	}
	for _, m := range moves {
		out.Bank += m.Amount
	}
	if out.Book, err = d.bookBalance(ctx, who, a.Code, on); err != nil {
		return out, err
	}
	if err := d.outstanding(ctx, who, &out, moves); err != nil {
		return out, err
	}
	if found {
		out.pair(first.From)
	}
	return out, nil
}

// outstanding finds what one side knows and the other does not.
func (d *Desk) outstanding(ctx context.Context, who base.Actor, a *Agreement, moves []Move) error {
	lines, err := d.linesUpTo(ctx, who, a.Account.Code, a.On)
	if err != nil {
		return err
	}
	entered := map[ledger.EntryID]bool{}
	for _, l := range lines {
		entered[l.Entry] = true
	}
	seen := map[ledger.EntryID]bool{}
	for _, m := range moves {
		if m.Waits() || !entered[m.Entry] {
			a.Unsorted = append(a.Unsorted, m)
		}
		seen[m.Entry] = true
	}
	gone := undone(lines, func(e ledger.EntryID) bool { return seen[e] })
	for _, l := range lines {
		if !seen[l.Entry] && !gone[l.Entry] {
			a.Unseen = append(a.Unseen, l)
		}
	}
	return nil
}

// undone finds entries of which another is the reversal: both are on the account, and
// the bank knows of neither.
func undone(lines []ledger.Placed, seen func(ledger.EntryID) bool) map[ledger.EntryID]bool {
	on := map[ledger.EntryID]bool{}
	for _, l := range lines {
		on[l.Entry] = true
	}
	out := map[ledger.EntryID]bool{}
	for _, l := range lines {
		if on[l.Reverses] && !seen(l.Entry) && !seen(l.Reverses) {
			out[l.Entry], out[l.Reverses] = true, true
		}
	}
	return out
}

// pair takes out what the books carried forward, where that is what the first
// statement began with.
func (a *Agreement) pair(first day.Day) {
	var sum money.Cents
	var later []ledger.Placed
	for _, l := range a.Unseen {
		if l.Day <= first {
			sum += l.Amount()
		} else {
			later = append(later, l)
		}
	}
	if sum == a.Before {
		a.Before, a.Unseen = 0, later
	}
}

// linesUpTo reads the lines of an account since the first year of the books; what later
// years carry forward is theirs already.
func (d *Desk) linesUpTo(ctx context.Context, who base.Actor, code string, on day.Day) ([]ledger.Placed, error) {
	lines, err := d.Ledger.Lines(ctx, d.DB, who, code, "", on)
	if err != nil {
		return nil, err
	}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil || len(years) == 0 {
		return lines, err
	}
	journals, err := d.Ledger.Journals(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	opening := map[string]bool{}
	for _, j := range journals {
		opening[j.Code] = j.Kind == ledger.Opening
	}
	first := years[len(years)-1]
	kept := lines[:0]
	for _, l := range lines {
		if !opening[l.Journal] || first.Holds(l.Day) {
			kept = append(kept, l)
		}
	}
	return kept, nil
}

// bookBalance adds up the account in the books.
func (d *Desk) bookBalance(ctx context.Context, who base.Actor, code string, on day.Day) (sum money.Cents, err error) {
	lines, err := d.linesUpTo(ctx, who, code, on)
	for _, l := range lines {
		sum += l.Amount()
	}
	return sum, err
}

// Today is the day on which the reader reads.
func (d *Desk) Today(who base.Actor) day.Day { return day.Of(d.DB.Now(), who.Zone) }
