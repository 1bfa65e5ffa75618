// Package statement draws up what the books say: trial balance, income statement,
// sheet, results by activity. It announces nothing and only reads; it must never
// know how an entry came into the books.
package statement

import (
	"cmp"
	"slices"

	"pilotis/internal/chart"
	"pilotis/internal/money"
)

// Held is what an account holds, or what it holds of one third party: debit less credit.
type Held struct {
	Account string
	Third   string
	Net     money.Cents
}

// Row is one line of a statement and what it is made of. Amounts read as their line
// does: an expense and an asset are positive when debtor, an income and a liability
// when creditor.
type Row struct {
	chart.Line
	Gross money.Cents // before Less
	Less  money.Cents // depreciation
	Last  money.Cents // a year before
	Plan  money.Cents // by the budget that holds
	Held  []Held
}

// Net is what the line shows.
func (r Row) Net() money.Cents { return r.Gross - r.Less }

// add puts what an account holds on the line.
func (r *Row) add(h Held, contra bool) {
	r.Held = append(r.Held, h)
	amount := h.Net
	if !r.Part.Asset() && (r.Part.Income() || r.Part.Liability()) {
		amount = -amount
	}
	if contra {
		r.Less -= amount
		return
	}
	r.Gross += amount
}

// Rows are the lines of a statement, in order.
type Rows []Row

// Of gives the lines of a part that have anything to show.
func (all Rows) Of(part chart.Part) Rows {
	var out Rows
	for _, r := range all {
		if r.Part == part && (len(r.Held) > 0 || r.Last != 0 || r.Gross != 0) {
			out = append(out, r)
		}
	}
	return out
}

// Total adds up parts, this year and the year before.
func (all Rows) Total(parts ...chart.Part) (now, last money.Cents) {
	for _, r := range all {
		if slices.Contains(parts, r.Part) {
			now, last = now+r.Net(), last+r.Last
		}
	}
	return now, last
}

// planned adds up what the budget plans in parts.
func (all Rows) planned(parts ...chart.Part) (sum money.Cents) {
	for _, r := range all {
		if slices.Contains(parts, r.Part) {
			sum += r.Plan
		}
	}
	return sum
}

// Draw puts what accounts hold on the lines of a model: each piece by its own sign,
// never netted. What classes 6 and 7 leave is borne by the line of the result, so
// that the sheet of balanced books balances.
func Draw(m chart.Model, held []Held) Rows {
	out := make(Rows, len(m.Lines))
	var result money.Cents
	for i, l := range m.Lines {
		out[i].Line = l
	}
	for _, h := range held {
		if h.Net == 0 {
			continue
		}
		if h.Account[0] == '6' || h.Account[0] == '7' {
			result -= h.Net
		}
		if line, contra, found := m.Find(h.Account, h.Net); found {
			out[line].add(h, contra)
		}
	}
	for i := range out {
		if out[i].Key == chart.ResultKey {
			out[i].Gross += result
		}
	}
	return out
}

// Beside sets a year before beside, line by line.
func (all Rows) Beside(last Rows) Rows {
	for i := range last {
		all[i].Last = last[i].Net()
	}
	return all
}

// Pieces parts the balances of accounts by third party; what no third party bears
// is a piece of its own. The sum is kept.
func Pieces(balance map[string]money.Cents, owed []Held) []Held {
	rest := map[string]money.Cents{}
	for code, net := range balance {
		rest[code] = net
	}
	out := make([]Held, 0, len(rest)+len(owed))
	for _, o := range owed {
		rest[o.Account] -= o.Net
		out = append(out, o)
	}
	for code, net := range rest {
		out = append(out, Held{Account: code, Net: net})
	}
	slices.SortFunc(out, func(a, b Held) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Third, b.Third))
	})
	return out
}
