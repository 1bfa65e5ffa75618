package purchase

import (
	"context"
	"strconv"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/words"
)

// Approve says that an invoice is to be paid: its entry is validated on a day, its own
// where on is empty.
func (d *Desk) Approve(ctx context.Context, who base.Actor, id BillID, on day.Day) (Bill, error) {
	var b Bill
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if b, err = d.unapproved(ctx, tx, id); err != nil {
			return err
		}
		if b.Twin != "" {
			return base.Refuse(base.Conflict, "purchase.double", base.Args{"number": b.Number})
		}
		if err := d.dress(ctx, tx, who, &b); err != nil {
			return err
		}
		if on == "" {
			on = b.Issued
		}
		draft, err := d.entry(ctx, tx, b, on)
		if err != nil {
			return err
		}
		e, err := d.Ledger.Post(ctx, tx, draft)
		if err != nil {
			return err
		}
		b.Entry, b.ApprovedAt, b.ApprovedBy, b.Left = e.ID, tx.Now, who.Name, b.Owing()
		if err := setApproval(ctx, tx, b); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "bill_approved", b.detail())
	})
	return b, err
}

// entry is what an approved invoice books.
func (d *Desk) entry(ctx context.Context, tx *db.Tx, b Bill, on day.Day) (ledger.Draft, error) {
	all, err := d.chart(ctx, tx, tx.Who)
	if err != nil {
		return ledger.Draft{}, err
	}
	supplier, err := d.account(ctx, tx, all, on, supplierAccounts...)
	if err != nil {
		return ledger.Draft{}, err
	}
	taxes := map[string]string{}
	for _, l := range b.Lines {
		if !b.Recovers || l.Tax == 0 {
			continue
		}
		if taxes[l.Account], err = d.account(ctx, tx, all, on, taxed(l.Account)); err != nil {
			return ledger.Draft{}, err
		}
	}
	journal, err := d.journal(ctx, tx)
	source := "purchase:" + string(b.ID)
	if b.Turns > 0 {
		source += ":" + strconv.Itoa(b.Turns)
	}
	label := words.T(tx.Who.Lang, "purchase.entry_bill", base.Args{"name": b.Supplier.Name, "number": b.Number})
	if b.Credit {
		label = words.T(tx.Who.Lang, "purchase.entry_credit", base.Args{"name": b.Supplier.Name, "number": b.Number})
	}
	return ledger.Draft{Journal: journal, Day: on, Piece: b.Number, PieceDay: b.Issued, Label: label, Source: source, Lines: b.lines(supplier, taxes)}, err
}

// Reopen takes an approval back: the entry is reversed on its own day, and the invoice
// waits to be checked anew. One that is paid, or on its way to the bank, stays.
func (d *Desk) Reopen(ctx context.Context, who base.Actor, id BillID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		b, err := bill(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if b.ApprovedAt.IsZero() {
			return base.Refuse(base.Conflict, "purchase.not_approved")
		}
		if b.Payment != "" {
			return base.Refuse(base.Conflict, "purchase.in_payment")
		}
		entry := b.Entry
		if err := unapprove(ctx, tx, b); err != nil {
			return err
		}
		if err := d.reverse(ctx, tx, entry); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "bill_reopened", nil)
	})
}

// unapprove lets an invoice wait to be checked anew.
func unapprove(ctx context.Context, tx *db.Tx, b Bill) error {
	b.Entry, b.ApprovedAt, b.ApprovedBy, b.Turns = "", time.Time{}, "", b.Turns+1
	return setApproval(ctx, tx, b)
}

// reverse undoes an entry of the room on its own day; what was paid stays.
func (d *Desk) reverse(ctx context.Context, tx *db.Tx, id ledger.EntryID) error {
	e, err := d.Ledger.Entered(ctx, tx, id)
	if err != nil {
		return err
	}
	for _, l := range e.Lines {
		if l.Letter != "" {
			return base.Refuse(base.Conflict, "purchase.paid_already")
		}
	}
	_, err = d.Ledger.Undo(ctx, tx, id, e.Day)
	return err
}
