package purchase

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Undone opens again what an entry booked, once somebody reversed it by hand in the books:
// an invoice waits to be checked, expenses to be decided. What a file for the bank is
// about to pay stays: the file is taken back first.
func (d *Desk) Undone(ctx context.Context, tx *db.Tx, u ledger.Undoing) error {
	bills, err := booking(ctx, tx, tx.Who.Place, []ledger.EntryID{u.Entry.ID})
	if err != nil {
		return err
	}
	for _, b := range bills {
		if b.Payment != "" {
			return base.Refuse(base.Conflict, "purchase.in_payment")
		}
		if err := unapprove(ctx, tx, b); err != nil {
			return err
		}
		if err := tx.Record(ctx, room, string(b.ID), "bill_reopened", nil); err != nil {
			return err
		}
	}
	if id, found := strings.CutPrefix(u.Entry.Source, claimSource); found {
		at := strings.IndexAny(id+":", ":#")
		return d.unbook(ctx, tx, ClaimID(id[:at]), u.By.Day)
	}
	return nil
}

// claimSource begins the sources of what claims book: the claim's own, then that of the
// gift which settles it.
const (
	claimSource = "claim:"
	gifted      = ":gift"
)

// unbook lets a claim wait for a decision anew; of the two entries of one that is given,
// neither stands without the other.
func (d *Desk) unbook(ctx context.Context, tx *db.Tx, id ClaimID, on day.Day) error {
	c, err := claim(ctx, tx, tx.Who.Place, id)
	if err != nil || c.Entry == "" {
		return err
	}
	if c.Payment != "" {
		return base.Refuse(base.Conflict, "purchase.in_payment")
	}
	c.DecidedAt, c.DecidedBy, c.Decider, c.Entry = time.Time{}, "", "", ""
	for i := range c.Items {
		c.Items[i].Account = ""
	}
	if err := setDecision(ctx, tx, c); err != nil {
		return err
	}
	for _, fact := range []string{claimSource + string(id), claimSource + string(id) + gifted} {
		_, stands, err := d.Ledger.Turn(ctx, tx, tx.Who, fact)
		if err != nil {
			return err
		}
		if stands == "" {
			continue
		}
		if _, err := d.Ledger.Undo(ctx, tx, stands, on); err != nil {
			return err
		}
	}
	return tx.Record(ctx, room, string(id), "claim_reopened", nil)
}
