package budget

import (
	"cmp"
	"slices"
	"strings"

	"pilotis/internal/money"
)

// Cell is what was planned and what happened.
type Cell struct{ Planned, Actual money.Cents }

// Gap is what happened less what was planned.
func (c Cell) Gap() money.Cents { return c.Actual - c.Planned }

func (c Cell) plus(d Cell) Cell { return Cell{c.Planned + d.Planned, c.Actual + d.Actual} }

// Better tells whether a gap of a side is to the good: more income, less cost.
func (s Side) Better(gap money.Cents) bool { return s.Earned() == (gap > 0) }

// Row is an account of a budget against what the books say, month by month.
type Row struct {
	Account, Label string
	Unplanned      bool     // the books have it and the budget does not
	Codes          []string // accounts of the books that it gathers
	Months         []Cell
	Remark         string
}

// Side tells what the row bears.
func (r Row) Side() Side { return SideOf(r.Account) }

// To adds up the first n months.
func (r Row) To(n int) (c Cell) {
	for _, m := range r.Months[:min(n, len(r.Months))] {
		c = c.plus(m)
	}
	return c
}

// Year adds up all months.
func (r Row) Year() Cell { return r.To(len(r.Months)) }

// Book is what an account of the books holds by month, by its own side's sign.
type Book map[string][]money.Cents

// Against holds lines against the books: each account of the books stands with the line
// whose code begins it, the longest first, or apart where none does.
func Against(lines []Line, books Book, months int) []Row {
	rows := map[string]*Row{}
	row := func(code string) *Row {
		if rows[code] == nil {
			rows[code] = &Row{Account: code, Unplanned: true, Months: make([]Cell, months)}
		}
		return rows[code]
	}
	for _, l := range lines {
		r := row(l.Account)
		r.Unplanned = false
		for i, c := range l.Months {
			r.Months[i].Planned += c
		}
	}
	for code, held := range books {
		r := row(begins(rows, code))
		r.Codes = append(r.Codes, code)
		for i, c := range held {
			r.Months[i].Actual += c
		}
	}
	out := make([]Row, 0, len(rows))
	for _, r := range rows {
		slices.Sort(r.Codes)
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Row) int { return cmp.Compare(a.Account, b.Account) })
	return out
}

// begins finds the longest code of the planned rows that begins a code, itself where none does.
func begins(rows map[string]*Row, code string) string {
	for n := len(code); n > 1; n-- {
		if r := rows[code[:n]]; r != nil && !r.Unplanned {
			return code[:n]
		}
	}
	return code
}

// Total adds up the rows of a side over the first n months.
func Total(rows []Row, s Side, n int) (c Cell) {
	for _, r := range rows {
		if r.Side() == s {
			c = c.plus(r.To(n))
		}
	}
	return c
}

// Result is income less costs over the first n months.
func Result(rows []Row, n int) Cell {
	in, out := Total(rows, Income, n), Total(rows, Costs, n)
	return Cell{in.Planned - out.Planned, in.Actual - out.Actual}
}

// Share is one value of an axis: what it was to earn and to cost, and did.
type Share struct {
	Value, Name   string
	Income, Costs Cell
}

// Result is what the value leaves.
func (s Share) Result() Cell {
	return Cell{s.Income.Planned - s.Costs.Planned, s.Income.Actual - s.Costs.Actual}
}

// name finds how an account is called: by its own label, or that of the first account that
// it begins.
func name(labels map[string]string, code string) string { return labels[whole(labels, code)] }

// whole completes the beginning of a code: the first account that it begins, itself where
// there is none.
func whole(labels map[string]string, code string) string {
	if _, there := labels[code]; there {
		return code
	}
	best := code
	for other := range labels {
		if strings.HasPrefix(other, code) && (best == code || other < best) {
			best = other
		}
	}
	return best
}
