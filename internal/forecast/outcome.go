package forecast

import (
	"pilotis/internal/money"
)

// Outcome is what hypotheses lead to.
type Outcome struct {
	m *Model
	s state
}

// Months lists the months of the forecast.
func (o *Outcome) Months() []Month {
	out := make([]Month, o.m.n)
	for t := range out {
		out[t] = o.m.h.Start.Add(t)
	}
	return out
}

// Items lists what the figures come from, in the order of the hypotheses.
func (o *Outcome) Items() []Item { return o.m.items }

// Cash is what each month of an item brings to the bank, or takes from it.
func (o *Outcome) Cash(item int) []money.Cents { return o.row(o.s.cash, item) }

// Earned is what each month of an item brings to the result, or costs it.
func (o *Outcome) Earned(item int) []money.Cents { return o.row(o.s.earned, item) }

func (o *Outcome) row(of []int64, i int) []money.Cents {
	out := make([]money.Cents, o.m.n)
	for t, c := range of[i*o.m.n : (i+1)*o.m.n] {
		out[t] = money.Cents(c)
	}
	return out
}

// CashEnd is what the bank holds at the end of each month.
func (o *Outcome) CashEnd() []money.Cents {
	out := o.row(o.s.grid, accountBank)
	held := money.Cents(o.m.opening[accountBank])
	for t := range out {
		held += out[t]
		out[t] = held
	}
	return out
}

// Results is what each month earns less what it costs.
func (o *Outcome) Results() []money.Cents {
	out := make([]money.Cents, o.m.n)
	for t := range out {
		out[t] = money.Cents(o.s.result(o.m, t))
	}
	return out
}

// Trial is the trial balance of a stretch, by account: debit less credit.
type Trial struct {
	Opening, Moved map[string]money.Cents
}

// Closing is what an account holds at the end of the stretch.
func (t Trial) Closing(account string) money.Cents { return t.Opening[account] + t.Moved[account] }

// Trial is the trial balance of the months from one up to, and without, another, both by
// their place in the forecast. Income and costs of whole years before are in retained
// earnings, or losses.
func (o *Outcome) Trial(from, to int) Trial {
	out := Trial{map[string]money.Cents{}, map[string]money.Cents{}}
	earlier := money.Cents(0)
	for i, code := range o.m.accounts {
		row := o.row(o.s.grid, i)
		opening := money.Cents(o.m.held(code))
		for _, c := range row[:from] {
			opening += c
		}
		if yields(code) {
			earlier += opening
			opening = 0
		}
		out.Opening[code] = opening
		for _, c := range row[from:to] {
			out.Moved[code] += c
		}
	}
	if earlier != 0 {
		out.Opening[carried(earlier)] += earlier
	}
	return out
}

// carried is the account that bears the results of years before.
func carried(net money.Cents) string {
	if net > 0 {
		return "119000"
	}
	return "110000"
}
