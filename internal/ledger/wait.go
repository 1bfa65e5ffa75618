package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// Wait is how long what third parties owed, or were owed, waited to be paid.
type Wait struct {
	Days   int         // on average, each euro counting the same
	Groups int         // of lines that paid each other
	Sum    money.Cents // what was paid
}

// Wait reads how long the accounts of a class waited, of what was lettered since a day and is
// balanced. What was carried forward tells nothing: its day is not that of the invoice.
func (d *Desk) Wait(ctx context.Context, r db.Reader, who base.Actor, class string, since day.Day) (Wait, error) {
	all, err := paidSince(ctx, r, who.Place, class, since)
	if err != nil {
		return Wait{}, err
	}
	var w Wait
	var waited int64 // cents by days
	for _, p := range all {
		if p.carried {
			continue
		}
		w.Groups++
		for _, l := range p.lines {
			days := int64(l.day.Sub(since))
			waited += (l.debit - l.credit) * days
			w.Sum += money.Cents(l.debit)
		}
	}
	if w.Sum > 0 {
		w.Days = int(money.Cents(max(waited, -waited)).Ratio(1, int64(w.Sum)))
	}
	return w, nil
}

// paid is a group of lines that paid each other.
type paid struct {
	account, letter string
	carried         bool // whether one of them was carried forward
	lines           []paidLine
}

type paidLine struct {
	day           day.Day
	debit, credit int64
}
