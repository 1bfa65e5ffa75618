package ledger

import (
	"context"
	"errors"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// bulk takes whole years in: what it is given is checked, numbered and sealed here, and
// written beside, a few batches behind. It holds a bounded number of entries.
type bulk struct {
	tx       *db.Tx
	year     Year
	accounts map[string]Account
	opening  map[string]bool // codes of the journals of what is carried forward
	end      tail
	seals    sealer
	sums     sums

	rows *rows      // being filled
	full chan *rows // to be written
	free chan *rows // written; closed once writing failed
}

// bulkBatch is how many entries are written together, and bulkAhead how many
// batches wait for it.
const bulkBatch, bulkAhead = 500, 3

// errStopped tells the giver that writing failed: the reason is the writer's.
var errStopped = errors.New("ledger: the writing stopped")

// TakeIn takes entries validated elsewhere into an open year, in the order of their
// chain, with the numbers they had; it tells how many entries the year now has. Accounts,
// journals and third parties must be there: the caller makes those that the file names.
// What no entry of the books may be is refused: unbalanced, outside the year. While give
// gives, the transaction is ours alone.
func (d *Desk) TakeIn(ctx context.Context, tx *db.Tx, year YearID, give func(take func(Entry) error) error) (int64, error) {
	b, err := bulkOf(ctx, tx, year)
	if err != nil {
		return 0, err
	}
	before := b.end
	if err := tx.Unguarded(ctx, func() error { return b.run(ctx, give) }, "entry", "entry_line"); err != nil {
		return 0, err
	}
	if err := unbroken(ctx, tx, b.year, before.rank, b.end.rank); err != nil {
		return 0, err
	}
	if err := b.carry(ctx); err != nil {
		return 0, err
	}
	if err := b.sums.write(ctx, tx); err != nil {
		return 0, err
	}
	return b.end.rank, tx.Record(ctx, "ledger", string(year), "taken_in", db.Detail{"entries": b.end.rank})
}

// EachOf gives TakeIn the entries that are at hand.
func EachOf(all []Entry) func(take func(Entry) error) error {
	return func(take func(Entry) error) error {
		for _, e := range all {
			if err := take(e); err != nil {
				return err
			}
		}
		return nil
	}
}

func bulkOf(ctx context.Context, tx *db.Tx, year YearID) (*bulk, error) {
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
	f, err := frameOf(ctx, tx, tx.Who.Place, y)
	if err != nil {
		return nil, err
	}
	b := &bulk{tx: tx, year: y, accounts: f.accounts, opening: map[string]bool{}, rows: &rows{}, full: make(chan *rows), free: make(chan *rows, bulkAhead)}
	for code, j := range f.journals {
		b.opening[code] = j.Kind == Opening
	}
	for range bulkAhead {
		b.free <- &rows{}
	}
	b.end, err = endOf(ctx, tx, tx.Who.Place, year)
	return b, err
}

// run has the entries given and, beside, written.
func (b *bulk) run(ctx context.Context, give func(take func(Entry) error) error) error {
	written := make(chan error, 1)
	go func() { written <- b.write(ctx) }()
	wrong := give(b.take)
	if wrong == nil {
		wrong = b.pass()
	}
	close(b.full)
	if err := <-written; err != nil {
		return err
	}
	return wrong
}

func (b *bulk) take(e Entry) error {
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
	b.rows.add(b.tx, e, b.accounts)
	if b.rows.n < bulkBatch {
		return nil
	}
	return b.pass()
}

// pass hands the rows over and goes on with others.
func (b *bulk) pass() error {
	b.full <- b.rows
	if b.rows = <-b.free; b.rows == nil {
		return errStopped
	}
	return nil
}

// write writes what it is handed, until all is or one fails.
func (b *bulk) write(ctx context.Context) error {
	for r := range b.full {
		if err := r.write(ctx, b.tx); err != nil {
			close(b.free)
			for range b.full { // the giver is told when it passes the next
			}
			return err
		}
		b.free <- r
	}
	return nil
}
