package purchase

import (
	"cmp"
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/wire"
)

// Payable is something that a file for the bank may pay, or take off.
type Payable struct {
	Fact      string // bill or claim
	Third     string
	Name      string
	IBAN      string
	Amount    money.Cents // less than nothing for a credit note, which is taken off what its supplier is paid
	Due       day.Day
	Reference string
	Claimed   bool // somebody's expenses, not an invoice
}

// Payables lists what is owed and in no file yet, the first due first.
func (d *Desk) Payables(ctx context.Context, r db.Reader, who base.Actor) ([]Payable, error) {
	left, err := d.open(ctx, r, who, supplierAccounts)
	if err != nil {
		return nil, err
	}
	bills, err := d.owed(ctx, r, who, left, lastDay)
	if err != nil {
		return nil, err
	}
	all, err := d.Suppliers(ctx, r, who)
	if err != nil {
		return nil, err
	}
	var out []Payable
	for _, b := range bills {
		if b.Payment != "" || b.Left == 0 {
			continue
		}
		s, _ := find(all, Supplier{Third: b.Supplier.Third})
		out = append(out, Payable{Fact: string(b.ID), Third: s.Third, Name: s.Name, IBAN: s.IBAN, Amount: b.Left, Due: b.Due, Reference: b.Number})
	}
	claims, err := d.Claims(ctx, who, "")
	for _, c := range claims {
		if c.State() == Due {
			out = append(out, Payable{Fact: string(c.ID), Name: c.Name, IBAN: c.IBAN, Amount: c.Left, Due: c.On, Reference: "NF-" + string(c.On), Claimed: true})
		}
	}
	slices.SortStableFunc(out, func(a, b Payable) int { return cmp.Compare(a.Due, b.Due) })
	return out, err
}

// Order says what is to be paid by one file.
type Order struct {
	Facts   []string // bills and claims
	From    string   // IBAN that pays
	On      day.Day
	Edition wire.Edition
}

// Pay makes the file by which a bank pays what was chosen. What is in it is in no other
// before it is taken back. Nothing is booked: the statement of the bank will tell.
func (d *Desk) Pay(ctx context.Context, who base.Actor, o Order) (Payment, error) {
	payers, err := d.payers(ctx, who)
	if err != nil {
		return Payment{}, err
	}
	at := slices.IndexFunc(payers, func(h wire.Holder) bool { return h.IBAN == o.From })
	if at < 0 {
		return Payment{}, base.Wrong("from", "purchase.no_payer")
	}
	var p Payment
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		chosen, err := d.chosen(ctx, tx, o.Facts)
		if err != nil {
			return err
		}
		id := base.NewID[Payment](tx.Now)
		file := wire.Transfers{ID: "PILOTIS-" + string(id), At: tx.Now.In(who.Zone), On: o.On, Payer: payers[at], Edition: o.Edition}
		if file.Items, err = transfers(chosen); err != nil {
			return err
		}
		content, err := file.Write()
		if err != nil {
			return err
		}
		p = Payment{ID: id, Message: file.ID, On: o.On, Payer: file.Payer.Name, IBAN: file.Payer.IBAN, Count: len(file.Items), Sum: file.Sum(), MadeAt: tx.Now, MadeBy: who.Name}
		if err := insertPayment(ctx, tx, p, content); err != nil {
			return err
		}
		for i, c := range chosen {
			if err := putInPayment(ctx, tx, p.ID, i, c); err != nil {
				return err
			}
		}
		return tx.Record(ctx, room, string(p.ID), "payment_made", db.Detail{"count": p.Count, "sum": p.Sum, "on": p.On})
	})
	return p, err
}

func (d *Desk) payers(ctx context.Context, who base.Actor) ([]wire.Holder, error) {
	if d.Payers == nil {
		return nil, nil
	}
	return d.Payers(ctx, who)
}

// chosen finds what is to be paid; what was paid or sent meanwhile is refused.
func (d *Desk) chosen(ctx context.Context, tx *db.Tx, facts []string) ([]Payable, error) {
	all, err := d.Payables(ctx, tx, tx.Who)
	if err != nil {
		return nil, err
	}
	if len(facts) == 0 {
		return nil, base.Wrong("facts", "wire.nothing_to_pay")
	}
	var out []Payable
	for _, p := range all {
		if slices.Contains(facts, p.Fact) {
			out = append(out, p)
		}
	}
	slices.Sort(facts)
	if len(out) != len(slices.Compact(facts)) {
		return nil, base.Refuse(base.Conflict, "purchase.paid_meanwhile")
	}
	return out, nil
}

// TakeBack undoes a file that the bank was not given, or refused: what it would have
// paid may be paid anew.
func (d *Desk) TakeBack(ctx context.Context, who base.Actor, id PaymentID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		p, _, err := payment(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if !p.BackAt.IsZero() {
			return base.Refuse(base.Conflict, "purchase.back_already")
		}
		p.BackAt, p.BackBy = tx.Now, who.Name
		if err := takeBack(ctx, tx, p); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "payment_back", db.Detail{"sum": p.Sum})
	})
}

// Payments lists the files that were made, the latest first.
func (d *Desk) Payments(ctx context.Context, who base.Actor) ([]Payment, error) {
	return payments(ctx, d.DB, who.Place)
}

// Payment reads one file: what it is, whom it pays, and what the bank reads.
func (d *Desk) Payment(ctx context.Context, who base.Actor, id PaymentID) (Payment, []Payable, []byte, error) {
	p, content, err := payment(ctx, d.DB, who.Place, id)
	if err != nil {
		return p, nil, nil, err
	}
	lines, err := paymentLines(ctx, d.DB, who.Place, id)
	return p, lines, content, err
}

// Dues adds up what the place has promised to pay up to a day: invoices by their due
// date, expenses at once.
func (d *Desk) Dues(ctx context.Context, who base.Actor, until day.Day) (bills, claimed money.Cents, err error) {
	left, err := d.open(ctx, d.DB, who, supplierAccounts)
	if err != nil {
		return 0, 0, err
	}
	owed, err := d.owed(ctx, d.DB, who, left, until)
	if err != nil {
		return 0, 0, err
	}
	for _, b := range owed {
		bills += b.Left
	}
	claims, err := d.Claims(ctx, who, "")
	for _, c := range claims {
		if c.Entry != "" {
			claimed += c.Left
		}
	}
	return bills, claimed, err
}
