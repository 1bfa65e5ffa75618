package purchase

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Enter keeps an invoice to be checked. One that was received before (same supplier,
// number and day) is kept as its double, which never enters the books.
func (d *Desk) Enter(ctx context.Context, who base.Actor, draft Draft) (Bill, error) {
	var b Bill
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		b = Bill{ID: base.NewID[Bill](tx.Now), EnteredAt: tx.Now}
		if err := d.fill(ctx, tx, &b, draft); err != nil {
			return err
		}
		if err := insertBill(ctx, tx, b); err != nil {
			return err
		}
		if err := bind(ctx, tx, b.File, string(b.ID)); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(b.ID), "bill_entered", b.detail())
	})
	return b, err
}

// Correct changes an invoice that is not approved.
func (d *Desk) Correct(ctx context.Context, who base.Actor, id BillID, draft Draft) (Bill, error) {
	var b Bill
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if b, err = d.unapproved(ctx, tx, id); err != nil {
			return err
		}
		if draft.File == "" {
			draft.File = b.File
		}
		if err := d.fill(ctx, tx, &b, draft); err != nil {
			return err
		}
		if err := updateBill(ctx, tx, b); err != nil {
			return err
		}
		if err := d.release(ctx, tx, b.ID, b.mark); err != nil {
			return err
		}
		if err := bind(ctx, tx, b.File, string(b.ID)); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(b.ID), "bill_corrected", b.detail())
	})
	return b, err
}

// Drop takes out an invoice that is not approved; the trail keeps what it was.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id BillID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		b, err := d.unapproved(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := deleteBill(ctx, tx, id); err != nil {
			return err
		}
		if err := d.release(ctx, tx, id, ""); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "bill_dropped", b.detail())
	})
}

func (b Bill) detail() db.Detail {
	return db.Detail{"supplier": b.Supplier.Name, "number": b.Number, "amount": b.Gross(), "double": b.Twin != ""}
}

// fill makes a bill of what people said: its supplier, its due date, what it is the double of.
func (d *Desk) fill(ctx context.Context, tx *db.Tx, b *Bill, draft Draft) error {
	draft = draft.tidy()
	all, err := d.chart(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	if err := draft.check(all); err != nil {
		return err
	}
	if draft.Supplier, err = d.known(ctx, tx, draft.Supplier, draft.Lines[0].Account); err != nil {
		return err
	}
	if draft.Due == "" {
		draft.Due = draft.Supplier.Terms.Due(draft.Issued)
	}
	b.Draft, b.mark = draft, draft.marked()
	b.Net, b.Tax = draft.totals()
	b.Twin, err = firstMarked(ctx, tx, tx.Who.Place, b.mark, b.ID)
	return err
}

// release lets go the doubles of a bill that is no longer what they repeat: the oldest
// of them stands in its place.
func (d *Desk) release(ctx context.Context, tx *db.Tx, id BillID, mark string) error {
	all, err := doubles(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return err
	}
	var heir BillID
	for _, b := range all {
		if b.mark == mark {
			continue
		}
		if err := setTwin(ctx, tx, b.ID, heir); err != nil {
			return err
		}
		if heir == "" {
			heir = b.ID
		}
	}
	return nil
}

func (d *Desk) unapproved(ctx context.Context, tx *db.Tx, id BillID) (Bill, error) {
	if err := lock(ctx, tx); err != nil {
		return Bill{}, err
	}
	b, err := bill(ctx, tx, tx.Who.Place, id)
	if err == nil && !b.ApprovedAt.IsZero() {
		err = base.Refuse(base.Conflict, "purchase.approved_already")
	}
	return b, err
}

// searched is what a bill is found by: each word after a blank.
func (b Bill) searched() string {
	text := []string{b.Supplier.Name, b.Number, b.Supplier.Siren}
	for _, l := range b.Lines {
		text = append(text, l.Label)
	}
	return " " + base.Fold(strings.Join(text, " "))
}
