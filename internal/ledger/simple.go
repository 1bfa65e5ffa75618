package ledger

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// Way is what happened to the money, as anybody says it.
type Way string

// The ways.
const (
	Paid     Way = "paid"
	Received Way = "received"
	Moved    Way = "moved"
)

// Ways lists them in the order in which people meet them.
func Ways() []Way { return []Way{Paid, Received, Moved} }

// Simple is an entry as people tell it who know neither debit nor credit.
type Simple struct {
	Way     Way
	What    string
	Amount  money.Cents // positive
	Day     day.Day
	For     string // account of what was paid or received; of where the money went when moved
	From    string // account of the bank or the cash box
	Third   string
	Voucher string // reference written on the voucher
	Axes
}

// purposes are the classes that each way may be for, the most usual first.
var purposes = map[Way][]string{Paid: {"6", "4", "2", "1"}, Received: {"7", "4", "1", "2"}, Moved: {"5"}}

// Purposes are the open accounts that a way may be for.
func Purposes(way Way, all []Account) []Account {
	var out []Account
	for _, prefix := range purposes[way] {
		for _, a := range all {
			if strings.HasPrefix(a.Code, prefix) && a.ClosedOn == "" {
				out = append(out, a)
			}
		}
	}
	return out
}

// Purses are the open accounts that hold money: banks first, then cash boxes, for nearly all
// of it goes through them; what is on its way to the bank comes last.
func Purses(all []Account) []Account {
	out := Purposes(Moved, all)
	rank := func(a Account) int {
		switch {
		case strings.HasPrefix(a.Code, "512"):
			return 0
		case strings.HasPrefix(a.Code, "53"):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(a, b Account) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}

// Draft writes the entry: the money on one side, what it was for on the other. What it
// was for bears the axes.
func (s Simple) Draft(journals []Journal) (Draft, error) {
	var wrong base.Checks
	wrong.Require("what", s.What)
	wrong.Require("for", s.For)
	wrong.Require("from", s.From)
	if s.Amount <= 0 || s.Amount > money.Max {
		wrong.Wrong("amount", "ledger.amount_positive")
	}
	if !slices.Contains(Ways(), s.Way) {
		wrong.Wrong("way", "base.required")
	}
	if s.Way == Moved && s.For != "" && s.For == s.From {
		wrong.Wrong("for", "ledger.moved_to_itself")
	}
	if err := wrong.Fault(); err != nil {
		return Draft{}, err
	}
	amount := s.Amount
	if s.Way == Received {
		amount = -amount
	}
	purpose := Side(s.For, amount)
	purpose.Third, purpose.Axes = s.Third, s.Axes
	return Draft{Journal: s.journal(journals), Day: s.Day, Label: s.What, Piece: s.Voucher, Lines: []Line{purpose, Side(s.From, -amount)}}, nil
}

// journal finds the journal of the purse: cash for the cash box, bank for the rest.
func (s Simple) journal(all []Journal) string {
	kind := Bank
	if strings.HasPrefix(s.From, "53") {
		kind = Cash
	}
	if code := ofKind(all, kind); code != "" {
		return code
	}
	return ofKind(all, General)
}

// Tell writes the draft of a simple entry, with the photo of its voucher if there is one.
func (d *Desk) Tell(ctx context.Context, who base.Actor, s Simple, name string, photo io.Reader) (Entry, error) {
	all, err := d.Journals(ctx, d.DB, who)
	if err != nil {
		return Entry{}, err
	}
	draft, err := s.Draft(all)
	if err != nil {
		return Entry{}, err
	}
	var content []byte
	var kind string
	if photo != nil {
		if content, kind, err = voucher(photo); err != nil {
			return Entry{}, err
		}
	}
	var e Entry
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if e, err = d.Book(ctx, tx, draft); err != nil || content == nil {
			return err
		}
		_, err = d.pin(ctx, tx, e.ID, name, kind, content)
		return err
	})
	return e, err
}
