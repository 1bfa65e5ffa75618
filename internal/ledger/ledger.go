// Package ledger keeps the books in double entry: years, accounts, journals, third
// parties, axes, entries. A draft is free; what is validated is numbered without a
// gap, chained by hash and never changes: a mistake is undone by a linked reversal.
// It announces Written, Validated, Settled and Reopened. It must never know why an entry is made (a bank line, an
// invoice, a closing): who books says so in the entry's source.
package ledger

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Identifiers of the room's things.
type (
	EntryID = base.ID[Entry]
	YearID  = base.ID[Year]
	AxisID  = base.ID[AxisValue]
	SplitID = base.ID[SplitKey]
)

// Entry is one fact of the books: its lines add up to nothing.
type Entry struct {
	ID          EntryID
	Year        YearID
	Rank        int64   // place in the chain of its year; 0 for a draft
	Number      string  // as written in the file of entries: the rank, or what was imported
	ValidatedOn day.Day // empty in a draft, and where an imported file did not say
	Hash        string
	MadeBy      base.AccountID
	Draft
}

// Draft is what people say of an entry.
type Draft struct {
	Journal  string
	Day      day.Day
	Piece    string  // reference of the voucher
	PieceDay day.Day // date of the voucher; the entry's where empty
	Label    string
	Source   string  // the fact that it books, unique; empty where typed
	Reverses EntryID // the entry that it undoes
	Lines    []Line
}

// Line is one movement of one account: a debit or a credit, never both, never negative.
type Line struct {
	Account  string
	Third    string  // code of a third party
	Label    string  // empty for the entry's
	Piece    string  // empty for the entry's
	PieceDay day.Day // empty for the entry's
	Debit    money.Cents
	Credit   money.Cents
	Currency string // ISO 4217, where another than the euro was paid
	Foreign  string // the amount in that currency, as it was written
	Letter   string // upper case where its group is balanced
	Lettered day.Day
	Axes
}

// Axes say what a line is for. They and the letter are not part of what is sealed:
// sorting differently changes no account.
type Axes struct {
	Activity base.ActivityID `json:"activity,omitempty"`
	Project  AxisID          `json:"project,omitempty"`
	Site     AxisID          `json:"site,omitempty"`
	Split    SplitID         `json:"split,omitempty" doc:"key that shares the line out, in place of the axis that it splits"`
}

// Validated tells whether the entry is in the chain.
func (e Entry) Validated() bool { return e.Rank > 0 }

// Amount is the line's effect: debit less credit.
func (l Line) Amount() money.Cents { return l.Debit - l.Credit }

// Side makes a line of a signed amount: a debit where positive.
func Side(account string, amount money.Cents) Line {
	if amount < 0 {
		return Line{Account: account, Credit: -amount}
	}
	return Line{Account: account, Debit: amount}
}

// Sums adds up the lines.
func (d Draft) Sums() (debit, credit money.Cents) {
	for _, l := range d.Lines {
		debit, credit = debit+l.Debit, credit+l.Credit
	}
	return debit, credit
}

// Reversal undoes an entry on a day: the same lines, the other side.
func (e Entry) Reversal(on day.Day) Draft {
	r := e.Draft
	r.Day, r.PieceDay, r.Source, r.Reverses = on, e.PieceDay, "", e.ID
	r.Lines = make([]Line, len(e.Lines))
	for i, l := range e.Lines {
		l.Debit, l.Credit = l.Credit, l.Debit
		l.Letter, l.Lettered = "", ""
		r.Lines[i] = l
	}
	return r
}

// Year is a financial year. Months of the law do not matter: it may be longer or shorter than twelve.
type Year struct {
	ID       YearID
	From, To day.Day // both included
	Chart    string
	ClosedOn day.Day // empty while open
}

// Holds tells whether a day is in the year.
func (y Year) Holds(d day.Day) bool { return y.From <= d && d <= y.To }

// Closed tells whether the year refuses everything.
func (y Year) Closed() bool { return y.ClosedOn != "" }

// Account is an account of the chart in use.
type Account struct {
	Code     string
	Label    string
	Opened   bool    // its lines are lettered: a third party's, a transit account
	ClosedOn day.Day // empty while it takes lines
}

// Class is the first figure of the account's code; 8 stands apart from the books proper.
func (a Account) Class() byte { return class(a.Code) }

func class(code string) byte {
	if code == "" {
		return 0
	}
	return code[0]
}

// Kind says what a journal is for.
type Kind string

// The kinds of journal.
const (
	Sales     Kind = "sales"
	Purchases Kind = "purchases"
	Bank      Kind = "bank"
	Cash      Kind = "cash"
	General   Kind = "general"
	Opening   Kind = "opening" // what is carried forward
	Closing   Kind = "closing" // inventory entries
)

// Kinds lists them in the order in which people meet them.
func Kinds() []Kind { return []Kind{Sales, Purchases, Bank, Cash, General, Opening, Closing} }

// Journal is a book of first entry.
type Journal struct {
	Code     string
	Label    string
	Kind     Kind
	ClosedOn day.Day
}

// Third is a client, a supplier or a member, as the books name them.
type Third struct {
	Code     string
	Label    string
	Person   base.PersonID // who that is among the people of the place, where known
	ClosedOn day.Day
}

// Axis is a way of sorting lines beside the activities of the place.
type Axis string

// The axes. Projects hold grants: what a funder gave for something.
const (
	Project Axis = "project"
	Site    Axis = "site"
)

// AxisValue is one project or one site.
type AxisValue struct {
	ID       AxisID
	Axis     Axis
	Name     string
	Funder   string // who pays for a project
	ClosedOn day.Day
}
