package vat

import (
	"maps"
	"slices"
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// group is what is settled together: the bills on which VAT waits, and what was paid.
type group struct {
	ledger.Settlement
	bills        []bill
	billed, paid money.Cents // debit less credit
	on           day.Day     // of the last payment
}

// bill is an entry on which VAT waits, or a credit note.
type bill struct {
	id      ledger.EntryID
	said    string
	settled money.Cents            // of its lines in the group
	owed    money.Cents            // of its lines on the account
	over    bool                   // nothing of it is left open
	waiting map[string]money.Cents // by account, as it was booked
	done    []move                 // by earlier settlements
}

// billOf reads what waits on an entry, and what is owed of it on the account of a line.
func billOf(e ledger.Entry, l ledger.Placed) bill {
	b := bill{id: e.ID, said: e.Label, settled: l.Amount(), over: true, waiting: map[string]money.Cents{}}
	for _, line := range e.Lines {
		if use := UseOf(line.Account); use == WaitingSales || use == WaitingCosts {
			b.waiting[line.Account] += line.Amount()
		}
		if line.Account == l.Account && line.Third == l.Third {
			b.owed += line.Amount()
			b.over = b.over && line.Letter != "" && line.Letter == strings.ToUpper(line.Letter)
		}
	}
	return b
}

// joins adds a further line of a bill of the group.
func (g *group) joins(l ledger.Placed) bool {
	for i := range g.bills {
		if g.bills[i].id == l.Entry {
			g.bills[i].settled += l.Amount()
			g.billed += l.Amount()
			return true
		}
	}
	return false
}

// moves tells what becomes due of each bill. Bills and credit notes that cancel each other
// bring nothing due together, yet each is over.
func (g group) moves() []move {
	var out []move
	sums := map[string]money.Cents{}
	for _, b := range g.bills {
		for _, account := range slices.Sorted(maps.Keys(b.waiting)) {
			if amount := g.due(b, account); amount != 0 {
				out = append(out, move{Entry: b.id, Waiting: account, Account: g.Account, Letter: g.Letter, Amount: amount})
				sums[account] += amount
			}
		}
	}
	for _, sum := range sums {
		if sum != 0 {
			return out
		}
	}
	return nil
}

// due is the part of what waits on a bill that the settlement brings due. What earlier
// partial ones did is in it: the lines that they held are in this one.
func (g group) due(b bill, account string) money.Cents {
	rest, before := b.waiting[account], money.Cents(0)
	for _, m := range b.done {
		if m.Waiting != account {
			continue
		}
		rest -= m.Amount
		if m.partial() {
			before += m.Amount
		}
	}
	if g.Whole() && b.over {
		return rest
	}
	part := b.waiting[account]
	if b.owed != 0 {
		part = part.Ratio(int64(b.settled), int64(b.owed))
	}
	if !g.Whole() && g.billed != 0 {
		part = part.Ratio(int64(g.paid.Abs()), int64(g.billed.Abs()))
	}
	part -= before
	if part.Abs() > rest.Abs() {
		return rest
	}
	return part
}

// partial tells whether the settlement that brought this due was one in part.
func (m move) partial() bool { return m.Letter != strings.ToUpper(m.Letter) }
