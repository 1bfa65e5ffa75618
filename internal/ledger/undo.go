package ledger

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Undoing is a validated entry with the one that undoes it.
type Undoing struct{ Entry, By Entry }

// Reverse undoes a validated entry on a day by an entry linked to it, validated at once.
func (d *Desk) Reverse(ctx context.Context, who base.Actor, id EntryID, on day.Day) (Entry, error) {
	var undone Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		undone, err = d.Undo(ctx, tx, id, on)
		return err
	})
	return undone, err
}

// Undo reverses within a transaction. What the entry settled is open again; of its own
// lines, those of third parties and their reversals settle each other, for nothing waits
// on them any more.
func (d *Desk) Undo(ctx context.Context, tx *db.Tx, id EntryID, on day.Day) (Entry, error) {
	if err := lock(ctx, tx); err != nil {
		return Entry{}, err
	}
	e, err := getEntry(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return Entry{}, err
	}
	if !e.Validated() {
		return Entry{}, base.Refuse(base.Invalid, "ledger.draft_is_dropped")
	}
	if _, found, err := reversalOf(ctx, tx, tx.Who.Place, id); err != nil || found {
		return Entry{}, orConflict(err, "ledger.reversed_already")
	}
	if err := d.loosen(ctx, tx, e); err != nil {
		return Entry{}, err
	}
	back, err := d.Post(ctx, tx, e.Reversal(on))
	if err != nil {
		return back, err
	}
	for i, l := range e.Lines {
		if l.Third == "" && l.Letter == "" {
			continue
		}
		if _, err := d.Settle(ctx, tx, false, At{id, i}, At{back.ID, i}); err != nil {
			return back, err
		}
	}
	return back, d.Undone.Announce(ctx, tx, Undoing{e, back})
}

// loosen opens again what the lines of an entry settled.
func (d *Desk) loosen(ctx context.Context, tx *db.Tx, e Entry) error {
	done := map[string]bool{}
	for _, l := range e.Lines {
		group := l.Account + " " + l.Letter
		if l.Letter == "" || done[group] {
			continue
		}
		done[group] = true
		if err := d.Unsettle(ctx, tx, l.Account, l.Letter); err != nil {
			return err
		}
	}
	return nil
}

// Turn finds the source under which a fact may be booked: its own, or a further one where
// what it booked was reversed. It gives the entry that stands, if one does.
func (d *Desk) Turn(ctx context.Context, r db.Reader, who base.Actor, fact string) (free string, stands EntryID, err error) {
	for n := 1; ; n++ {
		name := fact
		if n > 1 {
			name += "#" + strconv.Itoa(n)
		}
		id, booked, err := withSource(ctx, r, who.Place, name)
		if err != nil || !booked {
			return name, "", err
		}
		_, reversed, err := reversalOf(ctx, r, who.Place, id)
		if err != nil || !reversed {
			return name, id, err
		}
	}
}
