package analysis

import (
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Reached is what had come in and gone out by the end of a month, since the stretch began.
type Reached struct {
	Month  day.Day // its first day
	Sales  money.Cents
	Income money.Cents // with grants and all the rest
	Costs  money.Cents
}

// Months tells how far a stretch had come at the end of each month.
func Months(all []ledger.Total, from, to day.Day) []Reached {
	var out []Reached
	at := map[string]int{}
	for m := from.FirstOfMonth(); m <= to; m = m.AddMonths(1) {
		at[string(m)[:7]] = len(out)
		out = append(out, Reached{Month: m})
	}
	for _, t := range all {
		i, within := at[t.Month]
		if !within || t.Opening {
			continue
		}
		switch {
		case t.Account[0] == '7':
			out[i].Income -= t.Net()
			if soldAll.holds(t.Account) {
				out[i].Sales -= t.Net()
			}
		case t.Account[0] == '6' && !taxed.holds(t.Account):
			out[i].Costs += t.Net()
		}
	}
	for i := 1; i < len(out); i++ {
		out[i].Sales, out[i].Income, out[i].Costs = out[i].Sales+out[i-1].Sales, out[i].Income+out[i-1].Income, out[i].Costs+out[i-1].Costs
	}
	return out
}

// Date is the day on which a point is reached if sales come evenly; none where that is
// after the stretch.
func (p Point) Date(from, to day.Day) (day.Day, bool) {
	days := to.Sub(from) + 1
	on := from.Add(int(int64(p.Day) * int64(days) / 36000))
	return on, p.Reachable && on <= to
}
