package treasury

import (
	"context"
	"maps"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// books are what the accounts hold on a day, and what moved in the months before it.
type books struct {
	held   map[string]money.Cents
	months map[forecast.Month]map[string]money.Cents // moved, openings left out
	turned map[forecast.Month]turn                   // in the bank and the cash boxes
}

// turn is what a month brought to the bank, and took from it.
type turn struct{ in, out money.Cents }

// books reads the year of a day, or the latest before it, and the year before.
func (d *Desk) books(ctx context.Context, who base.Actor, on day.Day) (books, error) {
	b := books{map[string]money.Cents{}, map[forecast.Month]map[string]money.Cents{}, map[forecast.Month]turn{}}
	all, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return b, err
	}
	years := slices.DeleteFunc(ledger.InOrder(all), func(y ledger.Year) bool { return y.From > on })
	for i, y := range years[max(0, len(years)-2):] {
		totals, err := d.Ledger.Between(ctx, d.DB, who, y, y.From, min(on, y.To))
		if err != nil {
			return b, err
		}
		if i > 0 || len(years) == 1 {
			clear(b.held) // the later year opens with what the earlier one left
		}
		for _, t := range totals {
			b.take(t)
		}
	}
	return b, nil
}

func (b *books) take(t ledger.Total) {
	b.held[t.Account] += t.Net()
	if t.Opening {
		return
	}
	month := forecast.Month(t.Month)
	if b.months[month] == nil {
		b.months[month] = map[string]money.Cents{}
	}
	b.months[month][t.Account] += t.Net()
	if t.Account[0] == '5' && !strings.HasPrefix(t.Account, "58") {
		turned := b.turned[month]
		b.turned[month] = turn{turned.in + t.Debit, turned.out + t.Credit}
	}
}

func (b books) sum(prefixes ...string) (sum money.Cents) {
	for account, c := range b.held {
		for _, p := range prefixes {
			if strings.HasPrefix(account, p) {
				sum += c
			}
		}
	}
	return sum
}

// cash is what is at hand: banks, cash boxes and what can be turned into money at once.
func (b books) cash() money.Cents { return b.sum("5") - b.sum("59") }

// free leaves aside what is not one's own, and what is owed within thirty days.
func (b books) free(on day.Day, promised []Flow) Free {
	f := Free{Cash: b.cash(), Earmarked: -b.sum("19"), Ahead: -b.sum("487")}
	for _, p := range promised {
		if p.Cents < 0 && p.Day <= on.Add(30) {
			f.Soon -= p.Cents
		}
	}
	return f
}

// lastYear expects of each month what the same month brought a year ago, by kind.
func (b books) lastYear(on day.Day) (out []Month) {
	for i := range monthsAhead {
		month := forecast.MonthOf(on).Add(i)
		sums := map[forecast.Kind]money.Cents{}
		for account, c := range b.months[month.Add(-12)] {
			if kind := kindOf(account); kind != "" {
				sums[kind] -= c
			}
		}
		for _, kind := range slices.Sorted(maps.Keys(sums)) {
			out = append(out, Month{Kind: kind, Label: "treasury.like_last_year_" + string(kind), Month: month, Cents: sums[kind]})
		}
	}
	return out
}

// kindOf is the kind of money that an account of income or costs stands for; what no money
// follows, such as depreciation, has none.
func kindOf(account string) forecast.Kind {
	switch account[:2] {
	case "70", "75", "76":
		return forecast.OfSales
	case "73", "74":
		return forecast.OfGrants
	case "60", "61", "62", "65", "66":
		return forecast.OfCosts
	case "63", "64":
		return forecast.OfStaff
	}
	return ""
}

// behind are the months that were, as far as the books tell: what was at hand at the end of each.
func (b books) behind(on day.Day, months int) (out []Point) {
	end, month := b.cash(), forecast.MonthOf(on)
	end -= b.turned[month].in - b.turned[month].out
	for i := 1; i <= months; i++ {
		m := month.Add(-i)
		t, known := b.turned[m]
		if !known {
			break
		}
		out = append(out, Point{m, t.in, t.out, end, true})
		end -= t.in - t.out
	}
	slices.Reverse(out)
	return out
}

// ahead are the months to come, this one included.
func ahead(on day.Day, cash money.Cents, flows []Flow) []Point {
	out := make([]Point, monthsAhead)
	for i := range out {
		out[i].Month = forecast.MonthOf(on).Add(i)
	}
	for _, f := range flows {
		if i := forecast.MonthOf(max(f.Day, on)).Sub(out[0].Month); i < len(out) {
			out[i].In += max(0, f.Cents)
			out[i].Out += max(0, -f.Cents)
		}
	}
	for i := range out {
		cash += out[i].In - out[i].Out
		out[i].End = cash
	}
	return out
}
