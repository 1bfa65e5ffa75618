// Package accrual puts income and costs in the year that they belong to ("cut-off"):
// what was recorded ahead of its time waits on 486 or 487, what is not recorded yet is
// foreseen on 408, 418 and their like. What stands at the end of a year is undone on the
// first day of the next. It announces nothing. It must never know how a year is closed.
package accrual

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// ID names an accrual.
type ID = base.ID[Accrual]

// Way says which side of the end of the year the entry is on.
type Way string

// The ways.
const (
	Ahead Way = "ahead" // recorded, and partly of later years
	Late  Way = "late"  // of the year, and not recorded yet
)

// Measure says how a span of time is shared out.
type Measure string

// The measures: days of the calendar, or whole months.
const (
	Days   Measure = "days"
	Months Measure = "months"
)

// Draft is what people say of an accrual. Its account tells a cost from an income.
type Draft struct {
	Way     Way
	Label   string
	Account string
	Third   string      // of what is late, where known
	Amount  money.Cents // without the tax that is recovered
	VAT     money.Cents // of what is late
	Day     day.Day     // on which it was recorded; of what is late, a day of the year that it belongs to
	Span
	ledger.Axes // what the cost or the income is for
}

// Span is the time that something recorded ahead is for.
type Span struct {
	From, To day.Day // both included
	Measure  Measure
}

// Accrual is one of them.
type Accrual struct {
	ID ID
	Draft
}

// whole tells whether the span is made of whole months.
func (s Span) whole() bool { return s.From.Dom() == 1 && s.To.Add(1).Dom() == 1 }

// units counts the days or the months of the span up to a day included.
func (s Span) units(on day.Day) int64 {
	if on = min(on, s.To); on < s.From {
		return 0
	}
	if s.Measure == Days {
		return int64(on.Sub(s.From) + 1)
	}
	next := on.Add(1)
	return int64(12*(next.Year()-s.From.Year()) + int(next.Month()) - int(s.From.Month()))
}

// Upto is the part of the amount that belongs to the time up to a day included. Parts of
// one year after another are the differences, so that they add up to the amount.
func (d Draft) Upto(on day.Day) money.Cents {
	return d.Amount.Ratio(d.units(on), d.units(d.To))
}

// Cost tells a cost from an income.
func (d Draft) Cost() bool { return strings.HasPrefix(d.Account, "6") }

// Standing is what stands on the balance sheet at the end of a year, given as its last day.
func (d Draft) Standing(end day.Day, years []ledger.Year) money.Cents {
	switch {
	case d.Way == Ahead && d.Day <= end:
		return d.Amount - d.Upto(end)
	case d.Way == Late && end == endOf(d.Day, years):
		return d.Amount
	}
	return 0
}

// endOf is the last day of the year that holds a day; of one older than the books, the
// day before them.
func endOf(on day.Day, years []ledger.Year) day.Day {
	for _, y := range years {
		if y.Holds(on) {
			return y.To
		}
	}
	if all := ledger.InOrder(years); len(all) > 0 && on < all[0].From {
		return all[0].From.Add(-1)
	}
	return ""
}

// waiting are the accounts where a cost or an income waits, by what it is for.
var waiting = []struct {
	prefix string
	way    Way
	figure string
}{
	{"6", Ahead, "486"}, {"7", Ahead, "487"},
	{"63", Late, "448"}, {"645", Late, "4386|438"}, {"64", Late, "4286|428"}, {"661", Late, "1688"}, {"6", Late, "408"},
	{"74", Late, "441"}, {"70", Late, "418"}, {"7", Late, "4687"},
}

// Waits names the account where it waits, by its first figures.
func (d Draft) Waits() string {
	for _, w := range waiting {
		if w.way == d.Way && strings.HasPrefix(d.Account, w.prefix) {
			return w.figure
		}
	}
	return ""
}

// Taxed tells whether a tax that is recovered later may stand beside it.
func (d Draft) Taxed() bool { return d.Way == Late && (d.Waits() == "408" || d.Waits() == "418") }

// lines put a sum out of the year (ahead) or into it (late).
func (d Draft) lines(sum money.Cents) []ledger.Line {
	if d.Cost() != (d.Way == Late) {
		sum = -sum
	}
	vat := ledger.Side("44586", d.VAT)
	if !d.Cost() {
		vat = ledger.Side("44587", -d.VAT)
	}
	wait := ledger.Side(d.Waits(), -sum-vat.Amount())
	wait.Third = d.Third
	said := ledger.Side(d.Account, sum)
	said.Axes = d.Axes
	return []ledger.Line{said, vat, wait}
}

// closing is the entry of a year's end.
func (a Accrual) closing(end day.Day, years []ledger.Year) ledger.Draft {
	d := ledger.Draft{Day: end, Label: a.Label, Source: "accrual:" + string(a.ID) + ":" + string(end)}
	if sum := a.Standing(end, years); sum != 0 {
		d.Lines = a.lines(sum)
	}
	return d
}

// opening undoes on a year's first day what stood the day before.
func (a Accrual) opening(y ledger.Year, years []ledger.Year) ledger.Draft {
	d := a.closing(y.From.Add(-1), years)
	d.Day, d.Source = y.From, "accrual:"+string(a.ID)+":back:"+string(y.From)
	for i, l := range d.Lines {
		d.Lines[i].Debit, d.Lines[i].Credit = l.Credit, l.Debit
	}
	return d
}

// Part is what a year bears of an accrual, and what then waits for later ones.
type Part struct {
	From, To day.Day
	Amount   money.Cents
	Left     money.Cents
}

// Parts shares what was recorded ahead between the years of the books, then years of
// twelve months.
func (d Draft) Parts(years []ledger.Year) (out []Part) {
	var before money.Cents
	put := func(from, to day.Day) {
		now := d.Upto(to)
		if now != before || to >= d.From && from <= d.To {
			out = append(out, Part{max(from, d.From), min(to, d.To), now - before, d.Amount - now})
		}
		before = now
	}
	end := d.From.Add(-1)
	for _, y := range ledger.InOrder(years) {
		if y.From > d.From && out == nil {
			put(d.From, y.From.Add(-1))
		}
		put(y.From, y.To)
		end = y.To
	}
	if len(years) == 0 {
		end = day.Date(d.From.Year(), 1, 1).Add(-1)
	}
	for end < d.To {
		next := end.Add(1).AddMonths(12).Add(-1)
		put(end.Add(1), next)
		end = next
	}
	return out
}

// Row is an accrual as a year sees it.
type Row struct {
	Accrual
	Borne    money.Cents // by the year
	Standing money.Cents // at its end
}

// rowsOf keeps the accruals that a year bears a part of, or ends with.
func rowsOf(all []Accrual, y ledger.Year, years []ledger.Year) (out []Row) {
	for _, a := range all {
		r := Row{Accrual: a, Standing: a.Standing(y.To, years)}
		switch {
		case a.Way == Ahead:
			r.Borne = a.Upto(y.To) - a.Upto(y.From.Add(-1))
		case r.Standing != 0:
			r.Borne = a.Amount
		}
		if r.Borne != 0 || r.Standing != 0 {
			out = append(out, r)
		}
	}
	return out
}
