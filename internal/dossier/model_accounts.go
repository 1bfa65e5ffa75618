package dossier

import (
	"pilotis/internal/chart"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
)

// The columns of accounts: code, name, opening, months, ends of years.
const openingCol = 2

func (m *model) monthCol(t int) int { return openingCol + 1 + t }

func (m *model) endCol(year int) int { return openingCol + 1 + m.n + year }

// writeAccounts is what every account holds and moves. Income and costs follow from the
// hypotheses and the bank from the plan of cash; the rest is what the engine posts.
func (m *model) writeAccounts() {
	s := m.acc
	s.col(codeWidth, m.say("col_account"))
	s.col(labelWidth, m.say("col_label"))
	s.figures(m.say("col_opening"))
	s.figures(monthLabels(m.lang, m.r)...)
	s.figures(yearLabels(m.r)...)
	labels := map[string]string{}
	for _, a := range chart.Accounts(outlook.ChartOf(m.o.Hypotheses())) {
		labels[a.Code] = a.Label
	}
	m.resultRow = len(m.codes) + 1
	for _, code := range m.codes {
		cells := []paper.Cell{paper.Text(code), paper.Text(labels[code]), paper.Cents(m.o.Held(code))}
		cells = append(cells, m.movements(code)...)
		for y := range m.years {
			cells = append(cells, m.end(code, y))
		}
		s.add(paper.Plain, cells...)
	}
	first := m.resultRow
	for _, code := range m.codes {
		if yields(code) {
			first = min(first, m.accRow[code])
		}
	}
	m.addUp(m.say("accounts_result"), first, func(y int) money.Cents { return -m.r.Income[y].Result })
	m.addUp(m.say("accounts_check"), 1, func(int) money.Cents { return 0 })
}

// addUp adds up the accounts from a row on, at the end of each year.
func (m *model) addUp(label string, first int, comes func(year int) money.Cents) {
	cells := make([]paper.Cell, m.endCol(m.years))
	cells[1] = paper.Text(label)
	for y := range m.years {
		col := m.endCol(y)
		cells[col] = paper.Formula(total(down(col, first, len(m.codes))), comes(y))
	}
	m.acc.add(paper.Sum, cells...)
}

// movements are what an account moves each month.
func (m *model) movements(code string) []paper.Cell {
	cells := make([]paper.Cell, m.n)
	from, follows := m.sources(code)
	for t := range m.n {
		c := m.months[t].Moved[code]
		switch {
		case code == bank:
			cells[t] = paper.Formula(m.cash.on(t+1, m.netRow), c)
		case follows:
			var s sum
			for _, i := range from {
				s.add(-1, m.hyp.on(m.hypMonth(t), m.hypRow[key(m.o.Items()[i])]), m.o.Earned(i)[t])
			}
			cells[t] = s.cell(c)
		default:
			cells[t] = paper.Cents(c)
		}
	}
	return cells
}

// follow are the accounts to which the kinds of items that name none post what they earn.
var follow = map[forecast.Kind]string{forecast.OfLoans: "661100", forecast.OfInvestments: "681120", forecast.OfEndowments: "747000", forecast.OfTax: "695000"}

// sources are the items that alone make an account of income or costs; of a wage, part of
// which goes to another account, there is none.
func (m *model) sources(code string) (items []int, follows bool) {
	if !yields(code) {
		return nil, false
	}
	for i, item := range m.o.Items() {
		if m.silent(i, item) {
			continue
		}
		account, named := follow[item.Kind]
		if !named {
			account = head(m.o.Hypotheses(), item).Account
		}
		if account == code {
			items = append(items, i)
		}
	}
	for t := range m.n {
		left := m.months[t].Moved[code]
		for _, i := range items {
			left += m.o.Earned(i)[t]
		}
		if left != 0 {
			return nil, false
		}
	}
	return items, len(items) > 0
}

// end is what an account holds at the end of a year: income and costs begin each year anew,
// and what the years before left is carried where gains or losses are.
func (m *model) end(code string, year int) paper.Cell {
	row, want := m.accRow[code], m.ends[year].Closing(code)
	from, to := m.bounds(year)
	switch {
	case yields(code):
		return paper.Formula(total(span(m.monthCol(from), m.monthCol(to-1), row)), want)
	case year > 0 && (code == gains || code == losses):
		keep := map[string]string{gains: "MIN", losses: "MAX"}[code]
		earlier := keep + "(0," + total(span(m.endCol(0), m.endCol(year-1), m.resultRow)) + ")"
		return paper.Formula(total(span(openingCol, m.monthCol(to-1), row))+"+"+earlier, want)
	case year > 0:
		return paper.Formula(paper.Address(m.endCol(year-1), row)+"+"+total(span(m.monthCol(from), m.monthCol(to-1), row)), want)
	}
	return paper.Formula(total(span(openingCol, m.monthCol(to-1), row)), want)
}
