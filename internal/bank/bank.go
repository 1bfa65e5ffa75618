// Package bank takes in what came and went on the accounts of a place and in its cash
// boxes, finds what each move was for, books it once somebody says yes, and proves that
// the books and the bank agree. It announces nothing: the ledger does, of what is
// booked. It must never know an invoice: it settles open lines of the books.
package bank

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/wire"
)

// Identifiers of the room's things.
type (
	AccountID   = base.ID[Account]
	StatementID = base.ID[Statement]
	MoveID      = base.ID[Move]
	RuleID      = base.ID[Rule]
)

// Kind tells an account at a bank from a cash box.
type Kind string

// The kinds of account.
const (
	AtBank Kind = "bank"
	Cash   Kind = "cash"
)

// Kinds lists them.
func Kinds() []Kind { return []Kind{AtBank, Cash} }

// Account holds money of the place.
type Account struct {
	ID       AccountID
	Code     string // its account in the books
	Name     string
	Kind     Kind
	Number   string // IBAN or number, as statements write it
	Profile  wire.Profile
	ClosedOn day.Day
}

// Statement is one statement taken in.
type Statement struct {
	ID               StatementID
	Account          AccountID
	File, Format     string
	From, To         day.Day // of its moves, or of its closing balance
	Opening, Closing money.Cents
	At               time.Time
	By               string
}

// Move is money that came (positive) or went.
type Move struct {
	ID        MoveID
	Account   AccountID
	Statement StatementID
	Mark      string // what tells it from any other move of the account
	Ref       string // the bank's name for it
	Day       day.Day
	Value     day.Day
	Amount    money.Cents
	Label     string
	Detail    string
	Party     string
	Reference string
	Reason    string // ISO code of a return
	Parts     []wire.Part
	Doubtful  bool           // it may be there twice
	Entry     ledger.EntryID // the entry that books it; empty while it waits
	Posted    bool           // that entry was made for it, rather than found
	Turns     int            // how many times it was booked and undone
}

// Waits tells whether the move is still to be sorted.
func (m Move) Waits() bool { return m.Entry == "" }

// Way tells in which direction the money went.
func (m Move) Way() Way {
	if m.Amount < 0 {
		return Out
	}
	return In
}

// Said is all that the bank wrote of the move.
func (m Move) Said() string {
	said := m.Label
	for _, more := range []string{m.Party, m.Detail, m.Reference} {
		if more != "" {
			said += " " + more
		}
	}
	return said
}

// Way is the direction of money.
type Way string

// The ways.
const (
	In  Way = "in"
	Out Way = "out"
)

// Rule says what moves of some words are for. It was learnt from a choice, and says which.
type Rule struct {
	ID        RuleID
	Words     string // folded; all of them stand in what the bank wrote
	Way       Way
	Account   string // of the books
	Third     string
	Activity  base.ActivityID
	Project   ledger.AxisID
	Auto      bool // it books without asking
	Rank      int  // the lowest is asked first
	FromLabel string
	FromDay   day.Day
}
