package ledger

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Bulk takes whole years in: entries already validated elsewhere, in the order of
// their chain, with the numbers they had. It holds a bounded number of entries; what
// it wrote is in the books once Close returns and the transaction is committed.
type Bulk struct {
	tx       *db.Tx
	year     Year
	accounts map[string]Account
	opening  map[string]bool // codes of the journals of what is carried forward
	end      tail
	seals    sealer
	sums     sums
	waiting  []Entry
	rows     rows
}

// bulkBatch is how many entries wait before they are written together.
const bulkBatch = 500

// Bulk begins to take entries into an open year. Accounts, journals and third
// parties must be there: the caller makes those that the file names.
func (d *Desk) Bulk(ctx context.Context, tx *db.Tx, year YearID) (*Bulk, error) {
	if err := lock(ctx, tx); err != nil {
		return nil, err
	}
	y, err := getYear(ctx, tx, tx.Who.Place, year)
	if err != nil {
		return nil, err
	}
	if err := open(y); err != nil {
		return nil, err
	}
	b := &Bulk{tx: tx, year: y, accounts: map[string]Account{}, opening: map[string]bool{}, waiting: make([]Entry, 0, bulkBatch)}
	f, err := frameOf(ctx, tx, tx.Who.Place, y)
	if err != nil {
		return nil, err
	}
	b.accounts = f.accounts
	for code, j := range f.journals {
		b.opening[code] = j.Kind == Opening
	}
	b.end, err = endOf(ctx, tx, tx.Who.Place, year)
	return b, err
}

// Add takes one entry, with its number (the rank where it has none) and the day on
// which it was validated. What no entry of the books may be is refused: unbalanced, outside the year.
func (b *Bulk) Add(ctx context.Context, e Entry) error {
	if err := sound(e.Draft); err != nil {
		return err
	}
	if !b.year.Holds(e.Day) {
		return base.Wrong("day", "ledger.outside_year")
	}
	e.ID, e.Year, e.MadeBy = base.NewID[Entry](b.tx.Now), b.year.ID, b.tx.Who.Account
	e.Rank = b.end.rank + 1
	if e.Number == "" {
		e.Number = strconv.FormatInt(e.Rank, 10)
	}
	e.Hash = b.seals.seal(b.end.hash, e)
	b.end = tail{e.Rank, e.Hash}
	b.sums.add(e, b.opening[e.Journal])
	b.waiting = append(b.waiting, e)
	if len(b.waiting) == bulkBatch {
		return b.flush(ctx)
	}
	return nil
}

// Close writes what waits and the totals, and tells how many entries the year now has.
func (b *Bulk) Close(ctx context.Context) (int64, error) {
	if err := b.flush(ctx); err != nil {
		return 0, err
	}
	if err := b.carry(ctx); err != nil {
		return 0, err
	}
	if err := b.sums.write(ctx, b.tx); err != nil {
		return 0, err
	}
	return b.end.rank, b.tx.Record(ctx, "ledger", string(b.year.ID), "taken_in", db.Detail{"entries": b.end.rank})
}

func (b *Bulk) flush(ctx context.Context) error {
	if err := b.rows.write(ctx, b.tx, b.waiting, b.accounts); err != nil {
		return err
	}
	b.waiting = b.waiting[:0]
	return nil
}
