// Package fec reads and writes the fichier des écritures comptables, the one file in
// which any French accounting program gives its entries (LPF art. L47 A and A47 A-1).
// A file is judged twice: on its format, as the tax office's tool does, and on its
// accounts, which that tool does not look at. It announces nothing. It must never
// know why an entry was made, nor write in the books but by the ledger's verbs.
package fec

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Severity is how bad an issue is. Of the format: Fatal, Absent, Alert and Info; of
// the accounts: Wrong and Warning. Fatal, Absent and Wrong refuse the file.
type Severity string

// The severities, the worst first.
const (
	Fatal   Severity = "fatal"   // the file cannot be read there
	Absent  Severity = "absent"  // what the law asks for is left empty
	Alert   Severity = "alert"   // the tax office's tool notes it and goes on
	Info    Severity = "info"    // read all the same
	Wrong   Severity = "error"   // no entry of the books may be so
	Warning Severity = "warning" // to look at
)

// refuses tells whether an issue refuses the file.
func (s Severity) refuses() bool { return s == Fatal || s == Absent || s == Wrong }

// Issue is one thing to say about a file; the heading is line 1, and line 0 the file itself.
type Issue struct {
	Severity Severity  `json:"severity"`
	Line     int       `json:"line"`
	Column   int       `json:"column"` // from 1, as in the file; 0 for the whole line
	Code     string    `json:"code"`
	Message  string    `json:"message"`
	Args     base.Args `json:"-"`
}

// Verdict is what is said about a file from one point of view, in the order of the file.
type Verdict struct {
	OK     bool    `json:"ok"`
	Issues []Issue `json:"issues"`
}

// Report says what a file holds and what is wrong with it.
type Report struct {
	Format     Verdict     `json:"format"`
	Accounting Verdict     `json:"accounting"`
	Entries    int         `json:"entries"`
	Lines      int         `json:"lines"`
	Debit      money.Cents `json:"debit_cents"`
	Credit     money.Cents `json:"credit_cents"`
	Result     money.Cents `json:"result_cents"`           // positive for a surplus
	Left       []Left      `json:"left,omitempty"`         // entries that were not taken, of a partial import
	LeftCount  int         `json:"left_entries,omitempty"` // how many, where the list is cut
	From       day.Day     `json:"-"`
	To         day.Day     `json:"-"`
	Sound      int         `json:"-"` // entries that may be taken
}

// OK tells whether the file is taken whole.
func (r Report) OK() bool { return r.Format.OK && r.Accounting.OK }

// Left is an entry that was left out, by its number and its first line.
type Left struct {
	Journal string `json:"journal"`
	Number  string `json:"number"`
	Line    int    `json:"line"`
}

// Holder is whose books they are: it names the file, and chooses the chart of a year.
type Holder struct {
	Siren string // "" where there is none
	Form  string // key of its legal form
}

// The columns of the law, in its order; amount and sense may stand for debit and credit.
const (
	journalCode = iota
	journalLabel
	number
	entryDay
	account
	accountLabel
	third
	thirdLabel
	piece
	pieceDay
	label
	debit
	credit
	letter
	lettered
	validated
	foreign
	currency
	columns
)

var names = [columns]string{"JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib",
	"PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"}

// Debit and Credit may be told by an amount and its side.
const amountName, senseName = "Montant", "Sens"

// cashColumns follow the 18 in the files of those who keep cash books (BA, BNC).
var cashColumns = []string{"DateRglt", "ModeRglt", "NatOp", "IdClient"}
