package ledger

import (
	"cmp"
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Between reads what a year's validated lines add up to from a day to a day, both
// included: whole months from their totals, the days at the edges from their lines.
func (d *Desk) Between(ctx context.Context, r db.Reader, who base.Actor, y Year, from, to day.Day) ([]Total, error) {
	return between(ctx, r, who, y, from, to, totals)
}

// ByAccount is Between with the months and what lines are for put together: few rows,
// whatever the axes.
func (d *Desk) ByAccount(ctx context.Context, r db.Reader, who base.Actor, y Year, from, to day.Day) ([]Total, error) {
	return between(ctx, r, who, y, from, to, accountsBetween)
}

func between(ctx context.Context, r db.Reader, who base.Actor, y Year, from, to day.Day,
	months func(context.Context, db.Reader, base.PlaceID, YearID, string, string) ([]Total, error)) ([]Total, error) {
	whole, edges := y.months(max(from, y.From), min(to, y.To))
	var out []Total
	if whole.from != "" {
		all, err := months(ctx, r, who.Place, y.ID, whole.from, whole.to)
		if err != nil {
			return nil, err
		}
		out = all
	}
	for _, e := range edges {
		some, err := totalsOfDays(ctx, r, who.Place, y.ID, e.from, e.to)
		if err != nil {
			return nil, err
		}
		for i := range some {
			if e.off {
				some[i].Debit, some[i].Credit, some[i].Lines = -some[i].Debit, -some[i].Credit, -some[i].Lines
			}
		}
		out = append(out, some...)
	}
	return out, nil
}

// OwedOn adds up the accounts of third parties in a year, up to a day included.
func (d *Desk) OwedOn(ctx context.Context, r db.Reader, who base.Actor, y Year, on day.Day) ([]Owed, error) {
	whole, edges := y.months(y.From, min(on, y.To))
	var out []Owed
	if whole.from != "" {
		all, err := owedUpTo(ctx, r, who.Place, y.ID, whole.to)
		if err != nil {
			return nil, err
		}
		out = all
	}
	for _, e := range edges {
		some, err := owedOfDays(ctx, r, who.Place, y.ID, e.from, e.to)
		if err != nil {
			return nil, err
		}
		for i := range some {
			if e.off {
				some[i].Debit, some[i].Credit = -some[i].Debit, -some[i].Credit
			}
		}
		out = append(out, some...)
	}
	return gather(out), nil
}

// gather adds up what is of one third party on one account.
func gather(all []Owed) []Owed {
	slices.SortStableFunc(all, func(a, b Owed) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Third, b.Third))
	})
	var out []Owed
	for _, o := range all {
		if n := len(out); n > 0 && out[n-1].Account == o.Account && out[n-1].Third == o.Third {
			out[n-1].Debit, out[n-1].Credit = out[n-1].Debit+o.Debit, out[n-1].Credit+o.Credit
			continue
		}
		out = append(out, o)
	}
	return out
}

type monthSpan struct{ from, to string }

// daySpan is some days of one month: to be added, or taken off a month counted whole.
type daySpan struct {
	from, to day.Day
	off      bool
}

// months parts a stretch of days into whole months and days to add to them or take
// off them, whichever are fewer: up to today is the whole month, but for the few
// lines dated later. What a year has of its first and last month is whole.
func (y Year) months(from, to day.Day) (whole monthSpan, edges []daySpan) {
	for start := from; start <= to; {
		next := start.FirstOfMonth().AddMonths(1)
		first, last := max(start.FirstOfMonth(), y.From), min(next.Add(-1), y.To)
		stop := min(last, to)
		kept, left := stop.Sub(start)+1, start.Sub(first)+last.Sub(stop)
		if left > kept {
			edges = append(edges, daySpan{start, stop, false})
			start = next
			continue
		}
		if whole.from == "" {
			whole.from = monthOf(start)
		}
		whole.to = monthOf(start)
		if first < start {
			edges = append(edges, daySpan{first, start.Add(-1), true})
		}
		if stop < last {
			edges = append(edges, daySpan{stop.Add(1), last, true})
		}
		start = next
	}
	return whole, edges
}
