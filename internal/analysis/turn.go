package analysis

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// volunteers is the time given to the place, valued at the foot of the income statement.
var volunteers = over{of: codes("864")}

// Turn is what a month sold, and what the time given to the place in it is worth.
type Turn struct {
	Sales     money.Cents
	By        map[base.ActivityID]money.Cents // the sales, by activity; those of none under ""
	Volunteer money.Cents
}

// Turns part totals by month: "2027-03".
func Turns(all []ledger.Total, keys map[ledger.SplitID]ledger.SplitKey) map[string]Turn {
	out := map[string]Turn{}
	for _, t := range all {
		sold, given := salesAll.holds(t.Account), volunteers.holds(t.Account)
		if t.Opening || !sold && !given {
			continue
		}
		turn := out[t.Month]
		if given {
			turn.Volunteer += t.Net()
		} else {
			turn.sell(t, keys)
		}
		out[t.Month] = turn
	}
	return out
}

func (t *Turn) sell(of ledger.Total, keys map[ledger.SplitID]ledger.SplitKey) {
	if t.By == nil {
		t.By = map[base.ActivityID]money.Cents{}
	}
	t.Sales -= of.Net()
	for value, net := range of.Parts("activity", keys) {
		t.By[base.ActivityID(value)] -= net
	}
}

// Turns tells what each month sold from a day to a day, whatever the years they lie in; a
// month that no year of the books holds is absent.
func (d *Desk) Turns(ctx context.Context, who base.Actor, from, to day.Day) (map[string]Turn, error) {
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	keys, err := d.Ledger.Keyed(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	out := map[string]Turn{}
	for _, y := range years {
		first, last := max(from, y.From), min(to, y.To)
		if first > last {
			continue
		}
		all, err := d.Ledger.Between(ctx, d.DB, who, y, first, last)
		if err != nil {
			return nil, err
		}
		turns := Turns(all, keys)
		for m := first.FirstOfMonth(); m <= last; m = m.AddMonths(1) {
			out[string(m[:7])] = turns[string(m[:7])]
		}
	}
	return out, nil
}
