// Package stock keeps what is bought to be sold or used up: what came in at which cost,
// and what was counted at the end of each year. The difference between two counts is an
// entry of the year. It announces nothing. It must never know how a year is closed.
package stock

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Identifiers of the room's things.
type (
	ID        = base.ID[Stock]
	ReceiptID = base.ID[Receipt]
)

// Kind says what a stock is for; each has its accounts.
type Kind string

// The kinds.
const (
	Goods     Kind = "goods"     // sold as they are
	Materials Kind = "materials" // made into something
	Supplies  Kind = "supplies"  // used up
)

// Kinds lists them in the order in which people meet them.
func Kinds() []Kind { return []Kind{Goods, Supplies, Materials} }

// figure parts the accounts of a kind from those of the others: 37 and 6037.
func (k Kind) figure() string {
	return map[Kind]string{Goods: "7", Materials: "1", Supplies: "2"}[k]
}

// Quantity counts hundredths of a unit.
type Quantity int64

// Draft is what people say of a stock.
type Draft struct {
	Kind        Kind
	Label       string
	Unit        string      // "kg", "bouteille"
	Earlier     money.Cents // worth on the first day of the books
	ledger.Axes             // what it is used for
}

// Stock is one of them.
type Stock struct {
	ID ID
	Draft
	Counts map[ledger.YearID]Count
}

// Receipt is what came in on a day, and what it cost without the tax that is recovered.
type Receipt struct {
	ID       ReceiptID
	Day      day.Day
	Quantity Quantity
	Amount   money.Cents
}

// Count is what was found at the end of a year.
type Count struct {
	Quantity Quantity // 0 where only the worth is known
	Worth    money.Cents
}

// Average is a weighted average cost ("CUMP"): what some quantity cost in all.
type Average struct {
	Quantity Quantity
	Amount   money.Cents
}

// AverageOf adds what came in during a year to what the year before left (PCG, art. 213-34).
func AverageOf(before Count, in []Receipt, y ledger.Year) Average {
	a := Average{before.Quantity, before.Worth}
	if before.Quantity == 0 {
		a = Average{}
	}
	for _, r := range in {
		if y.Holds(r.Day) {
			a.Quantity, a.Amount = a.Quantity+r.Quantity, a.Amount+r.Amount
		}
	}
	return a
}

// Known tells whether there is an average: something came in.
func (a Average) Known() bool { return a.Quantity > 0 }

// Unit is what one unit cost.
func (a Average) Unit() money.Cents { return a.Worth(100) }

// Worth is what a quantity cost.
func (a Average) Worth(q Quantity) money.Cents {
	if !a.Known() {
		return 0
	}
	return a.Amount.Ratio(int64(q), int64(a.Quantity))
}

// Move is a year of a stock's life.
type Move struct {
	Year    ledger.Year
	Said    bool // it was counted
	Before  Count
	Opening money.Cents
	Closing money.Cents
}

// Change is what the stock grew by.
func (m Move) Change() money.Cents { return m.Closing - m.Opening }

// Life goes through the years of the books, given in any order. What was not counted is
// taken to be as it was.
func (s Stock) Life(years []ledger.Year) (out []Move) {
	before, last := s.Earlier, Count{}
	for _, y := range ledger.InOrder(years) {
		count, said := s.Counts[y.ID]
		m := Move{Year: y, Said: said, Before: last, Opening: before, Closing: before}
		if said {
			m.Closing, last = count.Worth, count
		}
		out = append(out, m)
		before = m.Closing
	}
	return out
}

// In finds the year of a stock's life.
func (s Stock) In(y ledger.YearID, years []ledger.Year) Move {
	for _, m := range s.Life(years) {
		if m.Year.ID == y {
			return m
		}
	}
	return Move{}
}

// entry brings the stock from what the year before left to what was counted.
func (s Stock) entry(m Move) ledger.Draft {
	f := s.Kind.figure()
	used := ledger.Side("603"+f, -m.Change())
	used.Axes = s.Axes
	return ledger.Draft{Day: m.Year.To, Label: s.Label, Source: "stock:" + string(s.ID) + ":" + string(m.Year.ID),
		Lines: []ledger.Line{ledger.Side("3"+f, m.Change()), used}}
}
