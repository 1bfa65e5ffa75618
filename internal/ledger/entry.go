package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Write keeps a new draft.
func (d *Desk) Write(ctx context.Context, who base.Actor, draft Draft) (Entry, error) {
	var e Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		e, err = d.Book(ctx, tx, draft)
		return err
	})
	return e, err
}

// Book keeps a new draft within a transaction: for whatever books a fact. A source
// that is booked already is refused as a Conflict.
func (d *Desk) Book(ctx context.Context, tx *db.Tx, draft Draft) (Entry, error) {
	draft = draft.tidy()
	if draft.Source != "" {
		if id, found, err := withSource(ctx, tx, tx.Who.Place, draft.Source); err != nil || found {
			return Entry{ID: id}, orConflict(err, "ledger.booked_already")
		}
	}
	f, err := frameOn(ctx, tx, draft.Day)
	if err != nil {
		return Entry{}, err
	}
	if err := f.draft(draft); err != nil {
		return Entry{}, err
	}
	e := Entry{ID: base.NewID[Entry](tx.Now), Year: f.year.ID, MadeBy: tx.Who.Account, Draft: draft}
	if err := insertEntry(ctx, tx, e); err != nil {
		return e, err
	}
	if err := insertLines(ctx, tx, e, f); err != nil {
		return e, err
	}
	if err := d.Written.Announce(ctx, tx, e); err != nil {
		return e, err
	}
	return e, tx.Record(ctx, "ledger", string(e.ID), "written", db.Detail{"label": e.Label, "day": e.Day})
}

func orConflict(err error, key string) error {
	if err != nil {
		return err
	}
	return base.Refuse(base.Conflict, key)
}

// frameOn finds the open year of a day, and what its entries are checked against.
func frameOn(ctx context.Context, tx *db.Tx, on day.Day) (frame, error) {
	if !real(on) {
		return frame{}, base.Wrong("day", "ledger.no_such_day")
	}
	y, found, err := yearOf(ctx, tx, tx.Who.Place, on)
	if err != nil {
		return frame{}, err
	}
	if !found {
		return frame{}, base.Wrong("day", "ledger.no_year", base.Args{"day": words.Day(on)})
	}
	if err := open(y); err != nil {
		return frame{}, err
	}
	return frameOf(ctx, tx, tx.Who.Place, y)
}

// Rewrite changes a draft; what is validated is refused, and its reversal proposed.
func (d *Desk) Rewrite(ctx context.Context, who base.Actor, id EntryID, draft Draft) (Entry, error) {
	var e Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		e, err = d.Redo(ctx, tx, id, draft)
		return err
	})
	return e, err
}

// Redo changes a draft within a transaction.
func (d *Desk) Redo(ctx context.Context, tx *db.Tx, id EntryID, draft Draft) (Entry, error) {
	draft = draft.tidy()
	e, err := unsealed(ctx, tx, id)
	if err != nil {
		return e, err
	}
	f, err := frameOn(ctx, tx, draft.Day)
	if err != nil {
		return e, err
	}
	if err := f.draft(draft); err != nil {
		return e, err
	}
	draft.Source, draft.Reverses = e.Source, e.Reverses
	if err := deleteLines(ctx, tx, e); err != nil {
		return e, err
	}
	e.Draft, e.Year = draft, f.year.ID
	if err := updateEntry(ctx, tx, e); err != nil {
		return e, err
	}
	if err := insertLines(ctx, tx, e, f); err != nil {
		return e, err
	}
	if err := d.Written.Announce(ctx, tx, e); err != nil {
		return e, err
	}
	return e, tx.Record(ctx, "ledger", string(id), "rewritten", db.Detail{"label": e.Label, "day": e.Day})
}

// Drop deletes a draft.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id EntryID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return d.Discard(ctx, tx, id) })
}

// Discard deletes a draft within a transaction.
func (d *Desk) Discard(ctx context.Context, tx *db.Tx, id EntryID) error {
	e, err := unsealed(ctx, tx, id)
	if err != nil {
		return err
	}
	if err := deleteEntry(ctx, tx, e); err != nil {
		return err
	}
	return tx.Record(ctx, "ledger", string(id), "dropped", db.Detail{"label": e.Label, "day": e.Day})
}

// unsealed reads a draft to be changed, under the lock of the books.
func unsealed(ctx context.Context, tx *db.Tx, id EntryID) (Entry, error) {
	if err := lock(ctx, tx); err != nil {
		return Entry{}, err
	}
	e, err := getEntry(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return e, err
	}
	if e.Validated() {
		return e, base.Refuse(base.Conflict, "ledger.validated_already", base.Args{"number": e.Number})
	}
	y, err := getYear(ctx, tx, tx.Who.Place, e.Year)
	if err != nil {
		return e, err
	}
	return e, open(y)
}

// Entry reads one entry with its lines.
func (d *Desk) Entry(ctx context.Context, who base.Actor, id EntryID) (Entry, error) {
	return getEntry(ctx, d.DB, who.Place, id)
}

// Entered reads one entry as a transaction sees it.
func (d *Desk) Entered(ctx context.Context, tx *db.Tx, id EntryID) (Entry, error) {
	return getEntry(ctx, tx, tx.Who.Place, id)
}
