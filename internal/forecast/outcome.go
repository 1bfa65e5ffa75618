package forecast

import (
	"strings"

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

// Sum adds up what moved on the accounts that begin with one of the prefixes.
func (t Trial) Sum(prefixes ...string) (sum money.Cents) {
	for account, c := range t.Moved {
		for _, p := range prefixes {
			if strings.HasPrefix(account, p) {
				sum += c
			}
		}
	}
	return sum
}

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

// Hypotheses are what the outcome comes from.
func (o *Outcome) Hypotheses() Hypotheses { return o.m.h }

// Held is what an account holds on the eve of the first month.
func (o *Outcome) Held(account string) money.Cents {
	if i, known := o.m.index[account]; known {
		return money.Cents(o.m.opening[i])
	}
	return 0
}

// Lent is what loans bring in the months from one up to, and without, another.
func (o *Outcome) Lent(from, to int) (sum money.Cents) {
	for _, l := range o.m.h.Loans {
		if t := o.m.at(l.Month); t >= from && t < to {
			sum += o.m.bend(l.Cents, l.Key)
		}
	}
	return sum
}

// Variable lists the accounts of costs that follow sales.
func (o *Outcome) Variable() map[string]bool {
	out := map[string]bool{}
	for i, l := range o.m.lines {
		if o.m.items[l.item].Variable {
			out[o.m.accounts[o.m.lines[i].account]] = true
		}
	}
	return out
}
