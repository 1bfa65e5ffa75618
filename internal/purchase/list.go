package purchase

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// PageMax is how many bills a page holds at most.
const PageMax = 50

// Show says which bills one looks for.
type Show string

// What may be shown.
const (
	ShowAll   Show = ""
	ShowCheck Show = "check"
	ShowOwed  Show = "owed"
	ShowWeek  Show = "week" // due within seven days
	ShowMonth Show = "month"
	ShowLate  Show = "late"
)

// Filter says which bills one looks for.
type Filter struct {
	Show   Show
	Query  string // every word begins a word of the bill
	Cursor string
	Limit  int // PageMax where 0
}

// Page is a stretch of the list.
type Page struct {
	Rows []Bill
	Next string
}

// List reads bills: those that are owed by their due date, the others the latest first.
func (d *Desk) List(ctx context.Context, who base.Actor, f Filter) (Page, error) {
	if f.Limit <= 0 || f.Limit > PageMax {
		f.Limit = PageMax
	}
	left, err := d.open(ctx, d.DB, who, supplierAccounts)
	if err != nil {
		return Page{}, err
	}
	var p Page
	if f.Show == ShowAll || f.Show == ShowCheck {
		if p.Rows, err = page(ctx, d.DB, who.Place, f); err != nil {
			return p, err
		}
		if len(p.Rows) > f.Limit {
			p.Rows = p.Rows[:f.Limit]
			last := p.Rows[f.Limit-1]
			p.Next = string(last.Issued) + "." + string(last.ID)
		}
		fillLeft(p.Rows, left)
	} else if p.Rows, err = d.owed(ctx, d.DB, who, left, f.until(d.today(who))); err != nil {
		return p, err
	}
	names, err := d.names(ctx, d.DB, who)
	for i := range p.Rows {
		p.Rows[i].Supplier.Name = names[p.Rows[i].Supplier.Third]
	}
	if f.Show != ShowAll && f.Show != ShowCheck {
		p.Rows = matching(p.Rows, f.Query)
	}
	return p, err
}

// until is the last due day of what is shown.
func (f Filter) until(today day.Day) day.Day {
	switch f.Show {
	case ShowLate:
		return today.Add(-1)
	case ShowWeek:
		return today.Add(7)
	case ShowMonth:
		return today.Add(30)
	}
	return lastDay
}

func fillLeft(all []Bill, left map[ledger.EntryID]money.Cents) {
	for i, b := range all {
		if b.Entry != "" {
			all[i].Left = left[b.Entry]
		}
	}
}

// matching keeps the bills whose supplier or number hold every word.
func matching(all []Bill, query string) []Bill {
	words := strings.Fields(base.Fold(query))
	return slices.DeleteFunc(all, func(b Bill) bool {
		text := " " + base.Fold(b.Supplier.Name+" "+b.Number)
		return slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, " "+w) })
	})
}

// owed reads the bills that are not paid, due up to a day, the first due first.
func (d *Desk) owed(ctx context.Context, r db.Reader, who base.Actor, left map[ledger.EntryID]money.Cents, until day.Day) ([]Bill, error) {
	entries := make([]ledger.EntryID, 0, len(left))
	for e, amount := range left {
		if amount != 0 {
			entries = append(entries, e)
		}
	}
	slices.Sort(entries)
	all, err := booking(ctx, r, who.Place, entries)
	all = slices.DeleteFunc(all, func(b Bill) bool { return b.Due > until })
	fillLeft(all, left)
	slices.SortFunc(all, func(a, b Bill) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID)) })
	return all, err
}

// Sum counts and adds up some bills.
type Sum struct {
	Count  int
	Amount money.Cents
}

func (s *Sum) add(amount money.Cents) { s.Count, s.Amount = s.Count+1, s.Amount+amount }

// Standing is where the place stands with its suppliers; each figure is a list.
type Standing struct{ Check, Owed, Week, Late Sum }

// Standing adds up what is to be checked and what is owed.
func (d *Desk) Standing(ctx context.Context, who base.Actor) (s Standing, err error) {
	if s.Check.Count, s.Check.Amount, err = waiting(ctx, d.DB, who.Place); err != nil {
		return s, err
	}
	left, err := d.open(ctx, d.DB, who, supplierAccounts)
	if err != nil {
		return s, err
	}
	all, err := d.owed(ctx, d.DB, who, left, lastDay)
	today := d.today(who)
	for _, b := range all {
		s.Owed.add(b.Left)
		if b.Due <= today.Add(7) {
			s.Week.add(b.Left)
		}
		if b.Due < today {
			s.Late.add(b.Left)
		}
	}
	return s, err
}

// Bill reads one invoice, with what is left to pay.
func (d *Desk) Bill(ctx context.Context, who base.Actor, id BillID) (Bill, error) {
	b, err := bill(ctx, d.DB, who.Place, id)
	if err != nil {
		return b, err
	}
	return b, d.dress(ctx, d.DB, who, &b)
}

// Doubles lists the invoices that repeat one.
func (d *Desk) Doubles(ctx context.Context, who base.Actor, of BillID) ([]Bill, error) {
	all, err := doubles(ctx, d.DB, who.Place, of)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if err := d.dress(ctx, d.DB, who, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// dress adds what others know of a bill: its supplier, what the books say is left.
func (d *Desk) dress(ctx context.Context, r db.Reader, who base.Actor, b *Bill) error {
	s, err := supplier(ctx, r, who.Place, b.Supplier.Third)
	if err != nil {
		return err
	}
	names, err := d.names(ctx, r, who)
	if err != nil {
		return err
	}
	s.Name = names[s.Third]
	b.Supplier = s
	if b.Entry == "" {
		return nil
	}
	left, err := d.open(ctx, r, who, supplierAccounts)
	b.Left = left[b.Entry]
	return err
}
