package vat

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// source begins the sources of the entries that the room writes.
const source = "vat:"

// Settle brings into force the VAT that waited on what is settled: that on services is due
// when they are paid, and deducted then (CGI, art. 269, 2 c and 271, I, 2). What is settled
// in part is due in part.
func (d *Desk) Settle(ctx context.Context, tx *db.Tx, s ledger.Settlement) error {
	g, err := d.gather(ctx, tx, s)
	if err != nil {
		return err
	}
	moves := g.moves()
	if len(moves) == 0 {
		return nil
	}
	e, err := d.bringDue(ctx, tx, g, moves)
	if err != nil {
		return err
	}
	for _, m := range moves {
		m.Moved = e.ID
		if err := insertMove(ctx, tx, m); err != nil {
			return err
		}
	}
	return tx.Record(ctx, "vat", string(e.ID), "brought_due", db.Detail{"letter": s.Letter, "day": e.Day})
}

// gather reads the entries of settled lines: those on which VAT waits are bills, the others
// payments. VAT waits only where the place charges it on the day of the bill.
func (d *Desk) gather(ctx context.Context, tx *db.Tx, s ledger.Settlement) (group, error) {
	g := group{Settlement: s}
	all, err := regimes(ctx, tx, tx.Who.Place)
	if err != nil {
		return g, err
	}
	for _, l := range s.Lines {
		if g.joins(l) {
			continue
		}
		e, err := d.Ledger.Entered(ctx, tx, l.Entry)
		if err != nil {
			return g, err
		}
		b := billOf(e, l)
		if r, told := On(all, e.Day); !told || r.Kind != Real || len(b.waiting) == 0 {
			g.paid, g.on = g.paid+l.Amount(), max(g.on, l.Day)
			continue
		}
		if b.done, err = movesOf(ctx, tx, tx.Who.Place, e.ID); err != nil {
			return g, err
		}
		g.bills, g.billed = append(g.bills, b), g.billed+l.Amount()
	}
	if g.on == "" { // bills and credit notes that settle each other
		for _, l := range s.Lines {
			g.on = max(g.on, l.Day)
		}
	}
	return g, nil
}

// Reopen takes back what a settlement brought due, and what partial ones before it did:
// the letters of those were replaced by its own.
func (d *Desk) Reopen(ctx context.Context, tx *db.Tx, s ledger.Settlement) error {
	all, err := movesUnder(ctx, tx, tx.Who.Place, s.Account, s.Letter)
	if err != nil {
		return err
	}
	undone := map[ledger.EntryID]bool{}
	for _, m := range all {
		of, err := movesOf(ctx, tx, tx.Who.Place, m.Entry)
		if err != nil {
			return err
		}
		for _, other := range of {
			if undone[other.Moved] || other.Letter != s.Letter && !other.partial() {
				continue
			}
			undone[other.Moved] = true
			if err := d.takeBack(ctx, tx, other.Moved); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *Desk) takeBack(ctx context.Context, tx *db.Tx, id ledger.EntryID) error {
	e, err := d.Ledger.Entered(ctx, tx, id)
	if err != nil {
		return err
	}
	on, err := d.openDay(ctx, tx, e.Day)
	if err != nil {
		return err
	}
	if err := deleteMoves(ctx, tx, id); err != nil {
		return err
	}
	if _, err := d.Ledger.Undo(ctx, tx, id, on); err != nil {
		return err
	}
	return tx.Record(ctx, "vat", string(id), "taken_back", nil)
}

// Undone forgets what an entry brought due, once somebody reversed it by hand: the VAT
// waits again. A return that is reversed is found so by its source.
func (d *Desk) Undone(ctx context.Context, tx *db.Tx, u ledger.Undoing) error {
	return deleteMoves(ctx, tx, u.Entry.ID)
}

// bringDue writes and validates the entry of what becomes due.
func (d *Desk) bringDue(ctx context.Context, tx *db.Tx, g group, moves []move) (ledger.Entry, error) {
	draft := ledger.Draft{Label: say(tx.Who, "vat.due_label", base.Args{"of": g.bills[0].said})}
	var err error
	if draft.Journal, err = d.journal(ctx, tx, tx.Who); err != nil {
		return ledger.Entry{}, err
	}
	if draft.Day, err = d.openDay(ctx, tx, g.on); err != nil {
		return ledger.Entry{}, err
	}
	if draft.Source, _, err = d.Ledger.Turn(ctx, tx, tx.Who, source+"due:"+string(g.bills[0].id)+":"+g.Account+":"+g.Letter); err != nil {
		return ledger.Entry{}, err
	}
	chart, err := d.Ledger.Accounts(ctx, tx, tx.Who)
	if err != nil {
		return ledger.Entry{}, err
	}
	for _, m := range moves {
		into, err := dueAccount(chart, m.Waiting)
		if err != nil {
			return ledger.Entry{}, err
		}
		draft.Lines = append(draft.Lines, ledger.Side(m.Waiting, -m.Amount), ledger.Side(into, m.Amount))
	}
	return d.Ledger.Post(ctx, tx, draft)
}

// dueAccount is where VAT that waited goes: the account of the same ending, which is that of
// the same rate, or the first.
func dueAccount(chart []ledger.Account, waiting string) (string, error) {
	from := UseOf(waiting)
	into := string(from.due())
	first := ""
	for _, a := range chart {
		if a.ClosedOn != "" || !strings.HasPrefix(a.Code, into) {
			continue
		}
		if a.Code == into+strings.TrimPrefix(waiting, string(from)) {
			return a.Code, nil
		}
		if first == "" {
			first = a.Code
		}
	}
	if first == "" {
		return "", base.Refuse(base.Invalid, "vat.no_account", base.Args{"prefix": into})
	}
	return first, nil
}

// openDay is a day of the books, or where its year is closed the first of the next open one.
func (d *Desk) openDay(ctx context.Context, tx *db.Tx, on day.Day) (day.Day, error) {
	years, err := d.Ledger.Years(ctx, tx, tx.Who) // the latest first
	best := on
	for _, y := range years {
		if y.Holds(on) && !y.Closed() {
			return on, err
		}
		if y.From > on && !y.Closed() {
			best = y.From
		}
	}
	return best, err
}
