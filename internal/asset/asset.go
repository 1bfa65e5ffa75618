// Package asset keeps what the place owns and uses for years: its depreciation, the grant
// that paid for it and follows it into income, its disposal. Each year's entries are
// written as drafts, once. It announces nothing. It must never know how a year is closed.
package asset

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// ID names an asset.
type ID = base.ID[Asset]

// Count says how the days of a part of a year are counted.
type Count string

// The counts: months of thirty days, as is the use in France, or the days of the calendar.
const (
	Thirty Count = "30/360"
	Actual Count = "actual/365"
)

// year is how many days a year of the count has.
func (c Count) year() int64 {
	if c == Actual {
		return 365
	}
	return 360
}

// days counts from a day to a day, both included; a year has never more than the count's.
func (c Count) days(from, to day.Day) int64 {
	if c == Actual {
		return min(int64(to.Sub(from)+1), 365*whole(from, to))
	}
	last := min(to.Dom(), 30)
	if to.Add(1).Dom() == 1 {
		last = 30
	}
	return int64(360*(to.Year()-from.Year()) + 30*(int(to.Month())-int(from.Month())) + last - min(from.Dom(), 30) + 1)
}

// whole is the number of years, the last one begun, from a day to a day.
func whole(from, to day.Day) int64 {
	n := 1
	for from.AddMonths(12*n) <= to {
		n++
	}
	return int64(n)
}

// Plan is the linear depreciation of an amount over whole years.
type Plan struct {
	Amount money.Cents
	From   day.Day // put to use, included
	Years  int
	Count  Count
}

// Term is the part of a plan that falls in one financial year.
type Term struct {
	From, To day.Day
	Amount   money.Cents
	Sum      money.Cents // with the terms before
}

// Terms gives the plan's part of each stretch that ends on one of the days, in order. The
// last is what is left, so that the terms add up to the amount.
func (p Plan) Terms(ends ...day.Day) []Term {
	var out []Term
	from, sum, used := p.From, money.Cents(0), int64(0)
	total := p.Count.year() * int64(p.Years)
	for _, end := range ends {
		if end < from || sum == p.Amount {
			continue
		}
		n := p.Count.days(from, end)
		used += n
		part := p.Amount.Ratio(n, total)
		if used >= total || sum+part > p.Amount {
			part = p.Amount - sum
		}
		sum += part
		out = append(out, Term{from, end, part, sum})
		from = end.Add(1)
	}
	return out
}

// Schedule is the whole plan by years that end a year apart, the first on a day.
func (p Plan) Schedule(firstEnd day.Day) []Term {
	ends := make([]day.Day, p.Years+1)
	for i := range ends {
		ends[i] = firstEnd.AddMonths(12 * i)
	}
	return p.Terms(ends...)
}

// Draft is what people say of an asset.
type Draft struct {
	Label    string
	Account  string // of what was bought: 2154, 2183…
	Cost     money.Cents
	Residual money.Cents // what it will be worth at the end, where that matters
	Grant    money.Cents // investment grant on 131 that paid for a part of it
	From     day.Day
	Years    int
	Count    Count
}

// Asset is one fixed asset.
type Asset struct {
	ID ID
	Draft
	DisposedOn day.Day // empty while it is in use
	Price      money.Cents
}

// Plan is the asset's depreciation.
func (d Draft) Plan() Plan { return Plan{d.Cost - d.Residual, d.From, d.Years, d.Count} }

// GrantPlan brings the grant to income at the asset's pace (PCG, art. 312-1).
func (d Draft) GrantPlan() Plan { return Plan{d.Grant, d.From, d.Years, d.Count} }

// Wear is the depreciation year by year, to the day of disposal where there is one; the
// first year ends on a day.
func (a Asset) Wear(firstEnd day.Day) []Term {
	all := a.Plan().Schedule(firstEnd)
	if a.DisposedOn == "" {
		return all
	}
	var ends []day.Day
	for _, t := range all {
		ends = append(ends, t.To)
	}
	return a.Plan().Terms(append(before(ends, a.DisposedOn), a.DisposedOn)...)
}

// Exit is what leaves the books with an asset.
type Exit struct {
	Worn  money.Cents // depreciation, to the day of disposal
	Net   money.Cents // what was left of it
	Price money.Cents
}

// Gain is the price less what was left: a loss where it is negative.
func (e Exit) Gain() money.Cents { return e.Price - e.Net }

// Exit tells what a disposal takes out, given the ends of the years before it.
func (a Asset) Exit(ends ...day.Day) Exit {
	terms := a.Plan().Terms(append(before(ends, a.DisposedOn), a.DisposedOn)...)
	e := Exit{Price: a.Price}
	if len(terms) > 0 {
		e.Worn = terms[len(terms)-1].Sum
	}
	e.Net = a.Cost - e.Worn
	return e
}

func before(ends []day.Day, on day.Day) (out []day.Day) {
	for _, e := range ends {
		if e < on {
			out = append(out, e)
		}
	}
	return out
}
