package accrual

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Work tells what a year writes on its first day, to undo what the year before foresaw,
// and on its last.
func (d *Desk) Work(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (ledger.Work, error) {
	all, err := list(ctx, r, who.Place)
	if err != nil {
		return ledger.Work{}, err
	}
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return ledger.Work{}, err
	}
	entries, err := d.entries(ctx, r, who, y, years, all...)
	return ledger.Work{Entries: entries}, err
}

func (d *Desk) entries(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, years []ledger.Year, all ...Accrual) ([]ledger.Inventory, error) {
	var drafts []ledger.Draft
	for _, a := range all {
		back := a.opening(y, years)
		if len(back.Lines) > 0 {
			stands, err := d.stands(ctx, r, who, a, y, years)
			if err != nil {
				return nil, err
			}
			if !stands {
				back.Lines = nil
			}
		}
		drafts = append(drafts, back, a.closing(y.To, years))
	}
	return d.Ledger.Inventory(ctx, r, who, y, drafts...)
}

// stands tells whether a year has something to undo: what a closed one never wrote is not.
func (d *Desk) stands(ctx context.Context, r db.Reader, who base.Actor, a Accrual, y ledger.Year, years []ledger.Year) (bool, error) {
	for _, before := range years {
		if before.To.Add(1) == y.From && before.Closed() {
			_, written, err := d.Ledger.Turn(ctx, r, who, a.closing(before.To, years).Source)
			return written != "", err
		}
	}
	return true, nil
}

// Book writes what is due in a year as drafts, what undoes it in the next where that is
// open, and tells how many it touched.
func (d *Desk) Book(ctx context.Context, who base.Actor, id ledger.YearID) (int, error) {
	n := 0
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		y, err := d.Ledger.Year(ctx, tx, who, id)
		if err != nil {
			return err
		}
		w, err := d.Work(ctx, tx, who, y)
		if err != nil {
			return err
		}
		if n, err = d.Ledger.Take(ctx, tx, w.Entries); err != nil {
			return err
		}
		next, found, err := d.Ledger.YearOn(ctx, tx, who, y.To.Add(1))
		if err != nil || !found || next.Closed() {
			return err
		}
		turned, err := d.Turn(ctx, tx, next)
		n += turned
		return err
	})
	return n, err
}

// Turn undoes on the first day of a year what the one before foresaw, as drafts, within a
// transaction.
func (d *Desk) Turn(ctx context.Context, tx *db.Tx, y ledger.Year) (int, error) {
	w, err := d.Work(ctx, tx, tx.Who, y)
	if err != nil {
		return 0, err
	}
	var first []ledger.Inventory
	for _, e := range w.Entries {
		if e.Day == y.From {
			first = append(first, e)
		}
	}
	return d.Ledger.Take(ctx, tx, first)
}
