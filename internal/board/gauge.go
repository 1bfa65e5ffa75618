package board

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/budget"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/people"
)

// gauge tells the value of an indicator in a month, nil where it is not known.
type gauge func(Indicator, forecast.Month) *int64

// span is what is measured: some months, as they are seen on a day.
type span struct {
	from, to forecast.Month // both included
	on       day.Day
}

// months lists those of the span.
func (s span) months() (out []forecast.Month) {
	for m := s.from; m <= s.to; m = m.Add(1) {
		out = append(out, m)
	}
	return out
}

// near lists the months of which one can tell what only the present day tells: the one that
// runs, and the one before, which is being closed.
func (s span) near() []forecast.Month {
	now := forecast.MonthOf(s.on)
	return slices.DeleteFunc(s.months(), func(m forecast.Month) bool { return now.Sub(m) > 1 })
}

// families are the sources that one reading of another room tells at once.
var families = []struct {
	of   []Source
	read func(*Desk, context.Context, base.Actor, span) (gauge, error)
}{
	{[]Source{Sales, BySales, Volunteering}, (*Desk).turns},
	{[]Source{Occupancy}, (*Desk).occupancy},
	{[]Source{Cash}, (*Desk).cash},
	{[]Source{CashAhead, FreeCash}, (*Desk).ahead},
	{[]Source{Unpaid, Grants}, (*Desk).owed},
	{[]Source{BudgetGap}, (*Desk).gap},
	{[]Source{Members}, (*Desk).members},
}

// measure asks each room that knows, once, for what the indicators need over a span.
func (d *Desk) measure(ctx context.Context, who base.Actor, all []Indicator, s span) (gauge, error) {
	known := map[Source]gauge{}
	for _, f := range families {
		if !slices.ContainsFunc(all, func(i Indicator) bool { return slices.Contains(f.of, i.Source) }) {
			continue
		}
		g, err := f.read(d, ctx, who, s)
		if err != nil {
			return nil, err
		}
		for _, source := range f.of {
			known[source] = g
		}
	}
	return func(i Indicator, m forecast.Month) *int64 {
		if g := known[i.Source]; g != nil && m >= s.from && m <= s.to {
			return g(i, m)
		}
		return nil
	}, nil
}

// some is a value that is known.
func some[N ~int64](n N) *int64 {
	v := int64(n)
	return &v
}

// found gives what a map holds of a month.
func found(all map[forecast.Month]*int64) gauge {
	return func(_ Indicator, m forecast.Month) *int64 { return all[m] }
}

func (d *Desk) turns(ctx context.Context, who base.Actor, s span) (gauge, error) {
	all, err := d.Analyses.Turns(ctx, who, s.from.First(), s.to.Last())
	return func(i Indicator, m forecast.Month) *int64 {
		t, there := all[string(m)]
		switch {
		case !there:
			return nil
		case i.Source == BySales:
			return some(t.By[i.Activity])
		case i.Source == Volunteering:
			return some(t.Volunteer)
		}
		return some(t.Sales)
	}, err
}

func (d *Desk) occupancy(ctx context.Context, who base.Actor, s span) (gauge, error) {
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	end := min(s.to.Last(), s.on).Add(1)
	totals, err := booking.Totals(ctx, d.DB, who.Place, s.from.First(), end)
	out := map[forecast.Month]*int64{}
	for _, m := range s.months() {
		if bp, known := booking.Occupied(plan, totals, m.First(), min(m.Last().Add(1), end)).Share(); known {
			out[m] = some(bp)
		}
	}
	return found(out), err
}

func (d *Desk) cash(ctx context.Context, who base.Actor, s span) (gauge, error) {
	points, err := d.Treasury.Behind(ctx, who, forecast.MonthOf(s.on).Sub(s.from))
	out := map[forecast.Month]*int64{}
	for _, p := range points {
		out[p.Month] = some(p.End)
	}
	return found(out), err
}

// monthsAhead is how far one looks at the cash to come.
const monthsAhead = 3

func (d *Desk) ahead(ctx context.Context, who base.Actor, s span) (gauge, error) {
	near := s.near()
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil || len(near) == 0 || len(years) == 0 {
		return found(nil), err
	}
	v, err := d.Treasury.Look(ctx, who)
	ends := map[forecast.Month]*int64{}
	for _, p := range v.Ahead {
		ends[p.Month.Add(-monthsAhead)] = some(p.End)
	}
	return func(i Indicator, m forecast.Month) *int64 {
		switch {
		case !slices.Contains(near, m):
			return nil
		case i.Source == FreeCash:
			return some(v.Free.Cents())
		}
		return ends[m]
	}, err
}

// owed adds up what customers have owed for more than thirty days, and what funders have
// promised.
func (d *Desk) owed(ctx context.Context, who base.Actor, s span) (gauge, error) {
	unpaid, grants := map[forecast.Month]*int64{}, map[forecast.Month]*int64{}
	for _, m := range s.near() {
		all, err := d.Ledger.AgedBalance(ctx, d.DB, who, min(s.on, m.Last()))
		if err != nil {
			return nil, err
		}
		var late, promised money.Cents
		for _, a := range all {
			switch {
			case strings.HasPrefix(a.Account, "441"):
				promised += max(0, a.Total())
			case strings.HasPrefix(a.Account, "41"):
				late += max(0, a.Total()-a.Parts[0])
			}
		}
		unpaid[m], grants[m] = some(late), some(promised)
	}
	return func(i Indicator, m forecast.Month) *int64 {
		if i.Source == Grants {
			return grants[m]
		}
		return unpaid[m]
	}, nil
}

// gap holds the result against the voted budget since its first month: of months that are over.
func (d *Desk) gap(ctx context.Context, who base.Actor, s span) (gauge, error) {
	out := map[forecast.Month]*int64{}
	for _, on := range []day.Day{forecast.MonthOf(s.on).First().Add(-1), s.on} {
		v, there, err := d.Budgets.Standing(ctx, who, on)
		if err != nil {
			return nil, err
		}
		if !there || !v.Voted() || v.To < s.from.First() {
			continue
		}
		c, err := d.Budgets.Compare(ctx, who, v.ID, s.on)
		if err != nil {
			return nil, err
		}
		for n := 1; n <= c.Done; n++ {
			out[forecast.MonthOf(v.From).Add(n-1)] = some(budget.Result(c.Rows, n).Gap())
		}
	}
	return found(out), nil
}

func (d *Desk) members(ctx context.Context, who base.Actor, s span) (gauge, error) {
	out := map[forecast.Month]*int64{}
	for _, m := range s.months() {
		all, err := people.Chosen(ctx, d.DB, who, people.Filter{Relation: "member"}, min(m.Last(), s.on))
		if err != nil {
			return nil, err
		}
		out[m] = some(int64(100 * len(all)))
	}
	return found(out), nil
}
