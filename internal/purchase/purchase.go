// Package purchase holds what the place buys and owes: invoices of suppliers, what
// people spent or drove for it, and the files by which a bank pays them. What is
// approved enters the books, once. It announces nothing: the ledger does. It must
// never know a bank statement: what is owed is paid when its line of the books is settled.
package purchase

import (
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Identifiers of the room's things.
type (
	BillID    = base.ID[Bill]
	FileID    = base.ID[File]
	ClaimID   = base.ID[Claim]
	PaymentID = base.ID[Payment]
)

// Terms say when a supplier wants to be paid.
type Terms struct {
	Days     int
	MonthEnd bool // on the last day of the month in which the days end
}

// Due computes the last day to pay (code de commerce, L. 441-10).
func (t Terms) Due(issued day.Day) day.Day {
	due := issued.Add(t.Days)
	if t.MonthEnd {
		due = due.FirstOfMonth().AddMonths(1).Add(-1)
	}
	return due
}

// Supplier is somebody from whom the place buys.
type Supplier struct {
	Third   string // code in the books
	Name    string
	Siren   string
	IBAN    string
	Terms   Terms
	Account string // of what is mostly bought there
}

// Line is a part of an invoice: what it was for.
type Line struct {
	Label    string
	Account  string
	Net      money.Cents
	Tax      money.Cents
	Activity base.ActivityID
	Project  ledger.AxisID
}

// Draft is what people say of an invoice.
type Draft struct {
	Supplier Supplier // by its code; else found by its SIREN or its name, or made
	Credit   bool     // a credit note: the supplier gives back
	Number   string
	Issued   day.Day
	Due      day.Day // empty to follow the supplier's terms
	Recovers bool    // its tax is claimed back
	Lines    []Line
	File     FileID
}

// Bill is one invoice of a supplier.
type Bill struct {
	ID BillID
	Draft
	Net, Tax   money.Cents
	Twin       BillID // the one received before that it is the double of
	EnteredAt  time.Time
	ApprovedAt time.Time
	ApprovedBy string
	Entry      ledger.EntryID
	Turns      int
	Payment    PaymentID   // the file for the bank that it is in
	Left       money.Cents // to pay; nothing before it is approved and once it is paid
	mark       string
}

// Gross is what the supplier asks for, or gives back.
func (b Bill) Gross() money.Cents { return b.Net + b.Tax }

// State says where a bill is in its life.
type State string

// The states.
const (
	Double  State = "double" // of another: it never enters the books
	ToCheck State = "check"
	Owed    State = "owed"
	Sent    State = "sent" // in a file for the bank
	Paid    State = "paid"
)

// State tells where the bill is.
func (b Bill) State() State {
	switch {
	case b.Twin != "":
		return Double
	case b.ApprovedAt.IsZero():
		return ToCheck
	case b.Left == 0:
		return Paid
	case b.Payment != "":
		return Sent
	}
	return Owed
}

// Owing is what the bill adds to what the place owes: less than nothing for a credit note.
func (b Bill) Owing() money.Cents {
	if b.Credit {
		return -b.Gross()
	}
	return b.Gross()
}

// Late tells whether the bill should be paid already.
func (b Bill) Late(today day.Day) bool { return b.State() == Owed && !b.Credit && b.Due < today }

// totals adds up the lines.
func (d Draft) totals() (net, tax money.Cents) {
	for _, l := range d.Lines {
		net, tax = net+l.Net, tax+l.Tax
	}
	return net, tax
}

// marked tells an invoice from any other: who sent it (a SIREN is of one supplier),
// its number, its day. Blanks and signs are left out, for the same number is copied in
// several ways.
func (d Draft) marked() string {
	return strings.Join([]string{d.Supplier.Third, strings.ReplaceAll(base.Fold(d.Number), " ", ""), string(d.Issued)}, "|")
}

// lines are those of the entry: what was bought, the tax that is claimed back, and the
// supplier on the other side.
func (b Bill) lines(supplier string, taxes map[string]string) []ledger.Line {
	sign := money.Cents(1)
	if b.Credit {
		sign = -1
	}
	var out, claimed []ledger.Line
	for _, l := range b.Lines {
		if b.Recovers {
			claimed = gather(claimed, taxes[l.Account], sign*l.Tax)
		}
		cost := l.Net
		if !b.Recovers {
			cost += l.Tax
		}
		if cost == 0 {
			continue
		}
		line := ledger.Side(l.Account, sign*cost)
		line.Label, line.Axes = l.Label, ledger.Axes{Activity: l.Activity, Project: l.Project}
		out = append(out, line)
	}
	owed := ledger.Side(supplier, -b.Owing())
	owed.Third = b.Supplier.Third
	return append(append(out, claimed...), owed)
}

// gather adds an amount to the line of its account.
func gather(lines []ledger.Line, account string, amount money.Cents) []ledger.Line {
	for i, l := range lines {
		if l.Account == account {
			lines[i] = ledger.Side(account, l.Amount()+amount)
			return lines
		}
	}
	if amount == 0 {
		return lines
	}
	return append(lines, ledger.Side(account, amount))
}
