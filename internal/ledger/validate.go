package ledger

import (
	"context"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Validate puts drafts in the chain, by day and then as they were written: each gets
// the next number of its year and never changes again. All are validated or none.
func (d *Desk) Validate(ctx context.Context, who base.Actor, ids ...EntryID) ([]Entry, error) {
	var done []Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		done, err = d.Seal(ctx, tx, ids...)
		return err
	})
	return done, err
}

// Seal validates within a transaction.
func (d *Desk) Seal(ctx context.Context, tx *db.Tx, ids ...EntryID) ([]Entry, error) {
	entries := make([]Entry, len(ids))
	for i, id := range ids {
		e, err := unsealed(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		entries[i] = e
	}
	slices.SortFunc(entries, func(a, b Entry) int {
		if a.Day != b.Day {
			return slices.Compare([]byte(a.Day), []byte(b.Day))
		}
		return slices.Compare([]byte(a.ID), []byte(b.ID))
	})
	c := &chain{ends: map[YearID]tail{}, frames: map[YearID]frame{}, sums: sums{}, today: day.Of(tx.Now, tx.Who.Zone)}
	for i := range entries {
		if err := c.add(ctx, tx, &entries[i]); err != nil {
			return nil, err
		}
	}
	if err := c.sums.write(ctx, tx); err != nil {
		return nil, err
	}
	for _, e := range entries {
		if err := d.Validated.Announce(ctx, tx, e); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// chain is the chains of the years being lengthened.
type chain struct {
	ends   map[YearID]tail
	frames map[YearID]frame
	sums   sums
	seals  sealer
	today  day.Day
}

func (c *chain) add(ctx context.Context, tx *db.Tx, e *Entry) error {
	f, end, err := c.year(ctx, tx, e.Year)
	if err != nil {
		return err
	}
	if err := f.draft(e.Draft); err != nil {
		return err
	}
	if err := sound(e.Draft); err != nil {
		return err
	}
	e.Rank, e.ValidatedOn = end.rank+1, c.today
	e.Number = strconv.FormatInt(e.Rank, 10)
	e.Hash = c.seals.seal(end.hash, *e)
	if err := rankEntry(ctx, tx, *e); err != nil {
		return err
	}
	c.ends[e.Year] = tail{e.Rank, e.Hash}
	c.sums.add(*e, f.journals[e.Journal].Kind == Opening)
	return tx.Record(ctx, "ledger", string(e.ID), "validated", db.Detail{"number": e.Number})
}

// year reads a year once, under the lock of the books.
func (c *chain) year(ctx context.Context, tx *db.Tx, id YearID) (frame, tail, error) {
	if f, read := c.frames[id]; read {
		return f, c.ends[id], nil
	}
	y, err := getYear(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return frame{}, tail{}, err
	}
	if c.frames[id], err = frameOf(ctx, tx, tx.Who.Place, y); err != nil {
		return frame{}, tail{}, err
	}
	c.ends[id], err = endOf(ctx, tx, tx.Who.Place, id)
	return c.frames[id], c.ends[id], err
}

// Post books a fact and validates it at once, within a transaction.
func (d *Desk) Post(ctx context.Context, tx *db.Tx, draft Draft) (Entry, error) {
	e, err := d.Book(ctx, tx, draft)
	if err != nil {
		return e, err
	}
	done, err := d.Seal(ctx, tx, e.ID)
	if err != nil {
		return e, err
	}
	return done[0], nil
}
