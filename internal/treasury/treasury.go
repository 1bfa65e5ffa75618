// Package treasury looks ahead at the bank: what is at hand, what is promised, what is
// expected, week by week for a quarter and month by month for a year. It announces nothing.
// It must never change what the books say, nor pay anybody.
package treasury

import (
	"cmp"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

// LineID names a line that somebody wrote.
type LineID = base.ID[Line]

// Line is what somebody knows of money to come that no other room does.
type Line struct {
	ID    LineID
	Day   day.Day
	Label string
	Cents money.Cents // received; less than nothing where paid
	Sure  bool
}

// Flow is money that comes or goes on a day.
type Flow struct {
	Kind   forecast.Kind
	Label  string
	Day    day.Day
	Cents  money.Cents // received; less than nothing where paid
	Sure   bool        // promised, not merely expected
	Late   bool        // it was due before today
	Source string      // what it is, so that it may be put off: "bill:ID"; empty for what is expected
	Path   string      // the page of it, below the place; empty where there is none
}

// Week is one week, or what is left of the first.
type Week struct {
	From, To day.Day
	In, Out  money.Cents // Out is positive
	End      money.Cents // at hand on its last day
	Flows    []Flow
}

// Weeks of a quarter: as far as one can act in time.
const Weeks = 13

// Plan is the bank week by week.
type Plan struct {
	On    day.Day
	Cash  money.Cents // at hand today
	Weeks []Week
}

// Place puts flows in their weeks. What was due before today is in the first, late.
func Place(on day.Day, cash money.Cents, flows []Flow, weeks int) Plan {
	p := Plan{On: on, Cash: cash}
	for from := on; len(p.Weeks) < weeks; {
		to := from.Monday().Add(6)
		p.Weeks = append(p.Weeks, Week{From: from, To: to})
		from = to.Add(1)
	}
	slices.SortStableFunc(flows, func(a, b Flow) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Label, b.Label)) })
	for _, f := range flows {
		if f.Late = f.Day < on; f.Late {
			f.Day = on
		}
		for i := range p.Weeks {
			if w := &p.Weeks[i]; f.Day <= w.To {
				w.take(f)
				break
			}
		}
	}
	for i := range p.Weeks {
		cash += p.Weeks[i].In - p.Weeks[i].Out
		p.Weeks[i].End = cash
	}
	return p
}

func (w *Week) take(f Flow) {
	w.Flows = append(w.Flows, f)
	w.In += max(0, f.Cents)
	w.Out += max(0, -f.Cents)
}

// Lowest is the week that ends with the least.
func (p Plan) Lowest() Week {
	return slices.MinFunc(p.Weeks, func(a, b Week) int { return cmp.Compare(a.End, b.End) })
}

// Red is the first week that ends under zero.
func (p Plan) Red() (Week, bool) {
	for _, w := range p.Weeks {
		if w.End < 0 {
			return w, true
		}
	}
	return Week{}, false
}

// Month is what is expected of a kind in a month.
type Month struct {
	Kind  forecast.Kind
	Label string
	Month forecast.Month
	Cents money.Cents
	Sure  bool
}

// payday is the day of its month on which a kind of money usually passes; kinds that are
// not here pass all along the month.
var payday = map[forecast.Kind]int{forecast.OfStaff: 30, forecast.OfVAT: 20, forecast.OfLoans: 5, forecast.OfGrants: 15, forecast.OfEndowments: 15,
	forecast.OfTax: 15, forecast.OfInvestments: 15, forecast.OfFlows: 15}

// Expect makes flows of what is expected from today on, less what is promised of the same
// kind in the same month, so that nothing is counted twice: the invoice that came is no
// longer to be expected.
func Expect(on day.Day, months []Month, promised []Flow) (out []Flow) {
	known := map[Month]money.Cents{}
	for _, f := range promised {
		known[Month{Kind: f.Kind, Month: forecast.MonthOf(max(f.Day, on))}] += f.Cents
	}
	for _, m := range months {
		first, last := m.Month.First(), m.Month.Last()
		if last < on {
			continue
		}
		left := m.Cents
		if dom, fixed := payday[m.Kind]; fixed {
			if d := first.Add(min(dom, last.Dom()) - 1); d >= on {
				out = append(out, m.flow(d, m.less(&known, left)))
			}
			continue
		}
		if first < on {
			left = left.Ratio(int64(last.Sub(on)+1), int64(last.Dom()))
		}
		out = append(out, m.along(max(first, on), last, m.less(&known, left))...)
	}
	return slices.DeleteFunc(out, func(f Flow) bool { return f.Cents == 0 })
}

// less takes what is promised off what is expected, never beyond nothing.
func (m Month) less(known *map[Month]money.Cents, c money.Cents) money.Cents {
	key := Month{Kind: m.Kind, Month: m.Month}
	promised := (*known)[key]
	if c > 0 != (promised > 0) || promised == 0 {
		return c
	}
	taken := min(c, promised)
	if c < 0 {
		taken = max(c, promised)
	}
	(*known)[key] -= taken
	return c - taken
}

func (m Month) flow(d day.Day, c money.Cents) Flow {
	return Flow{Kind: m.Kind, Label: m.Label, Day: d, Cents: c, Sure: m.Sure}
}

// along spreads an amount over the weeks of a stretch of a month.
func (m Month) along(from, to day.Day, c money.Cents) (out []Flow) {
	var ends []day.Day
	for d := from; d <= to; d = d.Monday().Add(7) {
		ends = append(ends, min(d.Monday().Add(4), to))
	}
	for i, part := range c.Spread(len(ends)) {
		out = append(out, m.flow(max(ends[i], from), part))
	}
	return out
}

// Free is what may be spent of what is at hand.
type Free struct {
	Cash      money.Cents
	Earmarked money.Cents // fonds dédiés: given for projects
	Ahead     money.Cents // received for months to come
	Soon      money.Cents // owed within thirty days
}

// Cents is what is left once what is not one's own is put aside.
func (f Free) Cents() money.Cents { return f.Cash - f.Earmarked - f.Ahead - f.Soon }
