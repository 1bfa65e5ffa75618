// Package wire reads statements of bank accounts as banks send them: OFX, CAMT.053,
// CFONB120, MT940, QIF, CSV; and writes the payments that banks are asked to make. It
// announces nothing and must never know an account of the books: it tells what a file
// says, what is odd about it, or where it is wrong.
package wire

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Statement is one account over a stretch of days, as one file tells it.
type Statement struct {
	Format   string // "ofx", "camt053", "cfonb120", "mt940", "qif", "csv"
	ID       string // the bank's name for the statement
	Account  string // IBAN or number, empty where the file does not say
	Currency string // ISO 4217, empty where the file does not say
	Opening  *Balance
	Closing  *Balance
	Moves    []Move
	Notes    []Note // what is odd and does not stop the reading
}

// Balance is what was on the account at the end of a day, or before its first move.
type Balance struct {
	Amount money.Cents
	On     day.Day
}

// Move is money that came (positive) or went.
type Move struct {
	Line      int    // of the file, from 1
	ID        string // the bank's name for the move; banks use some twice
	Day       day.Day
	Value     day.Day // from when it counts for interest; empty where not said
	Amount    money.Cents
	Label     string // what the bank wrote first: who, or what kind of move
	Detail    string // the rest of what it wrote
	Party     string // who paid or was paid, where told apart
	Reference string // end to end, or the number of a cheque
	Reason    string // ISO code of a return: AM04
	Parts     []Part // of a batch
}

// Part is one payment of a batch.
type Part struct {
	Amount    money.Cents
	Label     string
	Party     string
	Reference string
}

// Note is a remark for people, as a message key.
type Note struct {
	Key  string
	Args base.Args
}

// Sum adds up the moves.
func (s Statement) Sum() (sum money.Cents) {
	for _, m := range s.Moves {
		sum += m.Amount
	}
	return sum
}

// Span gives the first and the last day of the moves, empty where there are none.
func (s Statement) Span() (from, to day.Day) {
	for _, m := range s.Moves {
		if from == "" || m.Day < from {
			from = m.Day
		}
		to = max(to, m.Day)
	}
	return from, to
}

func (s *Statement) note(key string, args base.Args) { s.Notes = append(s.Notes, Note{key, args}) }

// settle compares the balances with the moves, once all is read.
func (s *Statement) settle() {
	if s.Opening == nil || s.Closing == nil {
		return
	}
	if expected := s.Opening.Amount + s.Sum(); expected != s.Closing.Amount {
		s.note("wire.sum_differs", base.Args{"expected": expected, "read": s.Closing.Amount, "gap": (s.Closing.Amount - expected).Abs()})
	}
}

// wrong refuses a file at a line.
func wrong(line int, key string, args ...base.Args) error {
	all := base.Args{"line": line}
	for _, a := range args {
		for k, v := range a {
			all[k] = v
		}
	}
	return base.Refuse(base.Invalid, key, all)
}
