package forecast

import (
	"pilotis/internal/asset"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// wearing is what each month of the forecast bears of an amount that is used up from a
// month on over whole years: the terms of the financial years, as the register of assets
// reckons them, in equal months.
func (m *Model) wearing(amount money.Cents, from Month, years int) []money.Cents {
	out := make([]money.Cents, m.n)
	plan := asset.Plan{Amount: amount, From: from.First(), Years: years, Count: asset.Thirty}
	over := from.Add(12 * years)
	for _, term := range plan.Terms(m.yearEnds(from, over)...) {
		first, last := MonthOf(term.From), MonthOf(term.To)
		months := min(last.Add(1).Sub(first), over.Sub(first))
		for i, part := range term.Amount.Spread(months) {
			if t := first.Add(i).Sub(m.h.Start); t >= 0 && t < m.n {
				out[t] = part
			}
		}
	}
	return out
}

// yearEnds lists the ends of the financial years that hold the months from one to another.
func (m *Model) yearEnds(from, to Month) (ends []day.Day) {
	end := m.h.Start.Add(-1)
	for end >= from {
		end = end.Add(-12)
	}
	for end < to {
		end = end.Add(12)
		ends = append(ends, end.Last())
	}
	return ends
}
