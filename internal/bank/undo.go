package bank

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Undo takes back what a move was sorted as: its entry is reversed on the day of the
// move, what it settled is open again, and the move waits anew. An entry that was
// there before is only let go.
func (d *Desk) Undo(ctx context.Context, who base.Actor, id MoveID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "bank:"+string(who.Place)); err != nil {
			return err
		}
		m, err := getMove(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if m.Waits() {
			return base.Refuse(base.Conflict, "bank.waits_already")
		}
		if err := bookMove(ctx, tx, id, "", false, m.Turns+1); err != nil {
			return err
		}
		if m.Posted {
			if _, err := d.Ledger.Undo(ctx, tx, m.Entry, m.Day); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "bank", string(id), "undone", db.Detail{"label": m.Label, "amount": m.Amount})
	})
}

// Undone lets the moves wait anew whose entry somebody reversed by hand.
func (d *Desk) Undone(ctx context.Context, tx *db.Tx, u ledger.Undoing) error {
	all, err := movesBooked(ctx, tx, tx.Who.Place, u.Entry.ID)
	if err != nil {
		return err
	}
	for _, m := range all {
		if err := bookMove(ctx, tx, m.ID, "", false, m.Turns+1); err != nil {
			return err
		}
		if err := tx.Record(ctx, "bank", string(m.ID), "undone", db.Detail{"label": m.Label, "amount": m.Amount}); err != nil {
			return err
		}
	}
	return nil
}

// SetRule lets a rule book without asking, or not, and puts it before or after others.
func (d *Desk) SetRule(ctx context.Context, who base.Actor, id RuleID, auto bool, rank int) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := setRule(ctx, tx, id, auto, rank); err != nil {
			return err
		}
		return tx.Record(ctx, "bank", string(id), "rule_set", db.Detail{"auto": auto})
	})
}

// DropRule forgets a rule.
func (d *Desk) DropRule(ctx context.Context, who base.Actor, id RuleID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := deleteRule(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "bank", string(id), "rule_dropped", nil)
	})
}
