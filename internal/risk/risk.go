// Package risk keeps what may be lost: customers who may not pay, lawsuits, works
// promised. Each end of year says how much; the difference with the year before is added
// or taken back. It announces nothing. It must never know how a year is closed.
package risk

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// ID names a risk.
type ID = base.ID[Risk]

// Kind says what may be lost.
type Kind string

// The kinds.
const (
	Customer Kind = "customer" // somebody who may not pay
	Dispute  Kind = "dispute"
	Works    Kind = "works" // big repairs, shared over the years before
	Staff    Kind = "staff" // pensions, leaving
	Other    Kind = "other"
)

// Kinds lists them in the order in which people meet them.
func Kinds() []Kind { return []Kind{Customer, Dispute, Works, Staff, Other} }

// accounts are where a kind stands, where it is added and where it is taken back, by
// their first figures (PCG, art. 941-15, 944-49).
func (k Kind) accounts() (stands, added, back string) {
	switch k {
	case Customer:
		return "491", "6817", "7817"
	case Dispute:
		return "151", "6815", "7815"
	case Works:
		return "157", "6815", "7815"
	case Staff:
		return "153", "6815", "7815"
	case Other:
		return "158", "6815", "7815"
	}
	return "", "", ""
}

// Draft is what people say of a risk.
type Draft struct {
	Kind    Kind
	Label   string
	Account string      // of a customer: where the debt stands, 411
	Third   string      // of a customer
	Amount  money.Cents // of a customer: what is owed, tax included
	VAT     money.Cents // of a customer: the tax in it, which the state gives back if all is lost
	Since   day.Day
	Earlier money.Cents // foreseen before the books begin here
	ledger.Axes
}

// Risk is one of them.
type Risk struct {
	ID ID
	Draft
	EndedOn   day.Day // empty while it lasts
	Lost      bool    // of a customer who will never pay
	Estimates map[ledger.YearID]money.Cents
}

// Net is what a customer owes without the tax: what may be lost.
func (d Draft) Net() money.Cents { return d.Amount - d.VAT }

// Move is a year of a risk's life.
type Move struct {
	Year    ledger.Year
	Said    bool // how much may be lost is known
	Opening money.Cents
	Closing money.Cents
}

// Added is what the year foresees more than the one before.
func (m Move) Added() money.Cents { return max(m.Closing-m.Opening, 0) }

// Back is what the year takes back of what earlier ones foresaw.
func (m Move) Back() money.Cents { return max(m.Opening-m.Closing, 0) }

// Life goes through the years of the books, given in any order, from the one in which
// the risk appeared to the one in which it ended. A risk that ended is worth nothing.
func (r Risk) Life(years []ledger.Year) (out []Move) {
	before := r.Earlier
	for _, y := range ledger.InOrder(years) {
		if y.To < r.Since || r.EndedOn != "" && r.EndedOn < y.From {
			continue
		}
		amount, said := r.Estimates[y.ID]
		if !said {
			amount = before
		}
		if r.EndedOn != "" && r.EndedOn <= y.To {
			amount, said = 0, true
		}
		out = append(out, Move{y, said, before, amount})
		before = amount
	}
	return out
}

// In finds the year of a risk's life; false before it appeared and after it ended.
func (r Risk) In(y ledger.YearID, years []ledger.Year) (Move, bool) {
	for _, m := range r.Life(years) {
		if m.Year.ID == y {
			return m, true
		}
	}
	return Move{}, false
}

// entries are those of a year: a customer's debt set apart, the difference with the year
// before, the loss.
func (r Risk) entries(m Move) []ledger.Draft {
	draft := func(what string, on day.Day, lines ...ledger.Line) ledger.Draft {
		return ledger.Draft{Day: on, Label: r.Label, Source: "risk:" + string(r.ID) + ":" + what, Lines: lines}
	}
	var out []ledger.Draft
	if r.Kind == Customer && m.Year.Holds(r.Since) {
		out = append(out, draft("apart", r.Since, r.of("416", r.Amount), r.of(r.Account, -r.Amount)))
	}
	if m.Said {
		out = append(out, draft(string(m.Year.ID), m.Year.To, r.change(m)...))
	}
	if r.Lost && m.Year.Holds(r.EndedOn) {
		out = append(out, draft("lost", r.EndedOn, r.borne("654", r.Net()), ledger.Side("44571", r.VAT), r.of("416", -r.Amount)))
	}
	return out
}

// change adds or takes back the difference with the year before.
func (r Risk) change(m Move) []ledger.Line {
	stands, reason, back := r.Kind.accounts()
	if m.Closing < m.Opening {
		reason = back
	}
	return []ledger.Line{r.borne(reason, m.Closing-m.Opening), ledger.Side(stands, m.Opening-m.Closing)}
}

// borne is a cost, or what is taken back of it, by what the risk is for.
func (r Risk) borne(account string, amount money.Cents) ledger.Line {
	l := ledger.Side(account, amount)
	l.Axes = r.Axes
	return l
}

func (r Risk) of(account string, amount money.Cents) ledger.Line {
	l := ledger.Side(account, amount)
	l.Third = r.Third
	return l
}

// Table is the movements of a year, risk by risk: a table of the annex.
type Table struct{ Rows []Row }

// Row is one risk in one year.
type Row struct {
	Risk Risk
	Move
}

// TableOf lists the risks that lived in a year.
func TableOf(all []Risk, y ledger.YearID, years []ledger.Year) (t Table) {
	for _, r := range all {
		if m, alive := r.In(y, years); alive {
			t.Rows = append(t.Rows, Row{r, m})
		}
	}
	return t
}

// sumOf adds up a column.
func (t Table) sumOf(column func(Move) money.Cents) (sum money.Cents) {
	for _, r := range t.Rows {
		sum += column(r.Move)
	}
	return sum
}
