package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Inventory tells what the drafts of a year's end would write and what is written of
// them already; what was reversed is to be written anew. Their lines name accounts by first figures, several parted by |; their
// journal is that of inventory entries. A draft without lines takes back what was written.
func (d *Desk) Inventory(ctx context.Context, r db.Reader, who base.Actor, y Year, drafts ...Draft) ([]Inventory, error) {
	used, err := accounts(ctx, r, who.Place)
	if err != nil {
		return nil, err
	}
	journal, err := inventoryJournal(ctx, r, who)
	if err != nil {
		return nil, err
	}
	a := atlas{used, published(y)}
	var out []Inventory
	for _, draft := range drafts {
		i := a.inventory(draft)
		i.Journal = journal.Code
		source, stands, err := d.Turn(ctx, r, who, draft.Source)
		if err != nil {
			return nil, err
		}
		i.Source = source
		if stands != "" {
			e, err := getEntry(ctx, r, who.Place, stands)
			if err != nil {
				return nil, err
			}
			i.Entry, i.Number, i.Stale = e.ID, e.Number, !e.says(i.Draft)
		}
		if stands != "" || len(i.Lines) > 0 {
			out = append(out, i)
		}
	}
	return out, nil
}

// inventoryJournal is the journal of inventory entries, that of other operations where
// there is none, or the one that a place starts with.
func inventoryJournal(ctx context.Context, r db.Reader, who base.Actor) (Journal, error) {
	all, err := journals(ctx, r, who.Place)
	if err != nil {
		return Journal{}, err
	}
	for _, among := range [][]Journal{all, Basics(who.Lang)} {
		for _, kind := range []Kind{Closing, General} {
			for _, j := range among {
				if j.Kind == kind && j.ClosedOn == "" {
					return j, nil
				}
			}
		}
	}
	return Journal{}, nil
}

// Take writes what is due as drafts, sets right the drafts that say something else, and
// tells how many it touched. Accounts of the published chart are added as they are needed.
func (d *Desk) Take(ctx context.Context, tx *db.Tx, all []Inventory) (int, error) {
	if DueOf(all) == 0 {
		return 0, nil
	}
	journal, err := inventoryJournal(ctx, tx, tx.Who)
	if err != nil {
		return 0, err
	}
	if err := d.Keep(ctx, tx, journal); err != nil {
		return 0, err
	}
	for _, i := range all {
		if !i.Due() {
			continue
		}
		if err := i.fault(); err != nil {
			return 0, err
		}
		if len(i.added) > 0 {
			if err := d.Chart(ctx, tx, i.added...); err != nil {
				return 0, err
			}
		}
		if err := d.set(ctx, tx, i); err != nil {
			return 0, err
		}
	}
	return DueOf(all), nil
}

func (d *Desk) set(ctx context.Context, tx *db.Tx, i Inventory) (err error) {
	switch {
	case len(i.Lines) == 0:
		err = d.Discard(ctx, tx, i.Entry)
	case i.Entry != "":
		_, err = d.Redo(ctx, tx, i.Entry, i.Draft)
	default:
		_, err = d.Book(ctx, tx, i.Draft)
	}
	return err
}

// Withdraw deletes what was written, in every year, of a fact that was a mistake: of gives
// its inventory entries in a year among all. What is validated already is refused.
func (d *Desk) Withdraw(ctx context.Context, tx *db.Tx, of func(y Year, all []Year) ([]Inventory, error)) error {
	all, err := years(ctx, tx, tx.Who.Place)
	if err != nil {
		return err
	}
	for _, y := range all {
		written, err := of(y, all)
		if err != nil {
			return err
		}
		for _, i := range written {
			if i.Entry == "" {
				continue
			}
			if err := d.Discard(ctx, tx, i.Entry); err != nil {
				return err
			}
		}
	}
	return nil
}

// Prepare writes what a part of a year's end has due, and tells how many entries it touched.
func (d *Desk) Prepare(ctx context.Context, who base.Actor, id YearID, work func(context.Context, db.Reader, base.Actor, Year) (Work, error)) (int, error) {
	n := 0
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		y, err := getYear(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		w, err := work(ctx, tx, who, y)
		if err != nil {
			return err
		}
		n, err = d.Take(ctx, tx, w.Entries)
		return err
	})
	return n, err
}
