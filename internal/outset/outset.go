// Package outset is how the books of a place begin: the first year, the chart that its
// legal form asks for, where its money lies, and what there was on the first day; and how
// accounts begin anew when the rules give them another number. It announces nothing. It must never know an entry of every day, nor a second opening:
// later years are carried forward by the closing.
package outset

import (
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Asked is what somebody says who begins the books.
type Asked struct {
	From, To day.Day
	Chart    chart.ID // of any year: the one of the same kind that holds on From is taken
	Purses   []Purse
}

// Purse is where money lies.
type Purse struct {
	Name   string
	Kind   bank.Kind
	Number string // IBAN, where it is known
}

// Standing is how far the beginning has come.
type Standing struct {
	Year     ledger.Year    // the first; zero where the books are not begun
	Proposed chart.ID       // for books that are not
	Opening  ledger.EntryID // of the opening kept here; empty for none
	Taken    bool           // the year has an opening from elsewhere: a file of entries, a closing
	Purses   []bank.Account
	Since    day.Day // the first that a statement tells of, "" where none was taken in
}

// Told tells whether a statement was taken in already.
func (s Standing) Told() bool { return s.Since != "" }

// Begun tells whether there is a year.
func (s Standing) Begun() bool { return s.Year.ID != "" }

// Verdict says what becomes of a row of an opening.
type Verdict string

// The verdicts.
const (
	Known    Verdict = "known"    // on an account of the books
	New      Verdict = "new"      // on an account that will be added
	Gathered Verdict = "gathered" // of classes 6 and 7: a part of last year's result
	Skipped  Verdict = "skipped"  // a heading, a total, an account at zero
	Wrong    Verdict = "wrong"
)

// Row is one row of an opening as it was typed or pasted.
type Row struct {
	Line    int // as people count
	Account string
	Label   string
	Third   string // as it was written
	Amount  money.Cents
	Verdict Verdict
	Why     base.Field // what is wrong with it, or why it is skipped
}

// Reading is an opening read row by row.
type Reading struct {
	Rows          []Row
	Debit, Credit money.Cents // of the rows that count
	Wrong         int
	Result        money.Cents // of classes 6 and 7, a surplus where positive
}

// Gap is what keeps the opening from being balanced.
func (r Reading) Gap() money.Cents { return r.Debit - r.Credit }

// counts tells whether a row is a line of the entry.
func (r Row) counts() bool { return r.Verdict == Known || r.Verdict == New }

func (r *Row) wrong(key string, args ...base.Args) {
	r.Verdict = Wrong
	r.Why = base.Wrong("text", key, args...).Fields[0]
}

func (r *Row) skip(key string) {
	r.Verdict = Skipped
	r.Why = base.Wrong("text", key).Fields[0]
}

// Accounts that say what is left of earlier years (plan comptable, art. 941-11 and 941-12).
const (
	broughtCredit = "110000"
	broughtDebit  = "119000"
	surplusCode   = "120000"
	deficitCode   = "129000"
)

// lines are those of the entry; rest brings forward what is missing to the balance.
func (r Reading) lines(rest bool) []ledger.Line {
	var out []ledger.Line
	for _, row := range r.Rows {
		if row.counts() {
			l := ledger.Side(row.Account, row.Amount)
			l.Third, l.Label = row.Third, row.Label
			out = append(out, l)
		}
	}
	switch {
	case r.Result > 0:
		out = append(out, ledger.Side(surplusCode, -r.Result))
	case r.Result < 0:
		out = append(out, ledger.Side(deficitCode, -r.Result))
	}
	switch gap := r.Gap(); {
	case !rest:
	case gap > 0:
		out = append(out, ledger.Side(broughtCredit, -gap))
	case gap < 0:
		out = append(out, ledger.Side(broughtDebit, -gap))
	}
	return out
}
