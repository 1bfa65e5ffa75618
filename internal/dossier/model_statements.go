package dossier

import (
	"pilotis/internal/chart"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
	"pilotis/internal/statement"
)

// drawn are the lines of the statements, year by year.
func (m *model) drawn() (out []statement.Rows) {
	for y := range m.years {
		b := outlook.Books(m.o, y)
		out = append(out, statement.Draw(chart.ModelOf(b.Chart), b.Held))
	}
	return out
}

// some tells whether a line holds anything in some year.
func some(years []statement.Rows, line int) bool {
	for _, y := range years {
		if len(y[line].Held) > 0 || y[line].Net() != 0 {
			return true
		}
	}
	return false
}

// results are the parts of the income statement, and what each leaves.
var results = []struct {
	key   string
	parts []chart.Part
}{
	{"operating", []chart.Part{chart.OperatingIncome, chart.OperatingExpense}},
	{"financial", []chart.Part{chart.FinancialIncome, chart.FinancialExpense}},
	{"exceptional", []chart.Part{chart.ExceptionalIncome, chart.ExceptionalExpense}},
	{"tax", []chart.Part{chart.Participation, chart.Tax}},
}

// writeIncome is the income statement; what it costs is negative.
func (m *model) writeIncome() {
	s, years := m.inc, m.drawn()
	s.col(labelWidth, m.say("col_line"))
	s.figures(yearLabels(m.r)...)
	var balances []int
	left := make([]money.Cents, m.years)
	for _, group := range results {
		first := len(s.rows) + 1
		of := make([]money.Cents, m.years)
		for _, part := range group.parts {
			m.incomeLines(years, part, of)
		}
		last := len(s.rows)
		if last < first {
			continue
		}
		cells := []paper.Cell{m.text("result_" + group.key)}
		for y := range m.years {
			left[y] += of[y]
			cells = append(cells, paper.Formula(total(down(y+1, first, last)), of[y]))
		}
		balances = append(balances, s.add(paper.Sum, cells...))
	}
	cells := []paper.Cell{m.text("result")}
	for y := range m.years {
		var all sum
		for _, row := range balances {
			all.add(1, paper.Address(y+1, row), 0)
		}
		all.cents = left[y]
		cells = append(cells, all.cell(m.r.Income[y].Result))
	}
	s.add(paper.Sum, cells...)
}

// incomeLines writes the lines of a part and adds them to what the part leaves.
func (m *model) incomeLines(years []statement.Rows, part chart.Part, of []money.Cents) {
	for i, line := range years[0] {
		if line.Part != part || !some(years, i) {
			continue
		}
		cells := []paper.Cell{paper.Text(line.In(m.lang))}
		for y, rows := range years {
			c := rows[i].Net()
			if !part.Income() {
				c = -c
			}
			of[y] += c
			var all sum
			m.held(&all, -1, y, rows[i].Held)
			cells = append(cells, all.cell(c))
		}
		m.inc.add(paper.Plain, cells...)
	}
}

// writeSheet is the balance sheet at the end of each year.
func (m *model) writeSheet() {
	s, years := m.bal, m.drawn()
	s.col(labelWidth, m.say("col_line"))
	for _, sheet := range m.r.Sheets {
		s.figures(string(sheet.On[8:]) + "/" + string(sheet.On[5:7]) + "/" + string(sheet.On[:4]))
	}
	assets := m.side(years, chart.Part.Asset, "assets", func(y int) money.Cents { return m.r.Sheets[y].Assets })
	owed := m.side(years, chart.Part.Liability, "liabilities", func(y int) money.Cents { return m.r.Sheets[y].Owed })
	cells := []paper.Cell{m.text("sheet_check")}
	for y := range m.years {
		cells = append(cells, paper.Formula(paper.Address(y+1, assets)+"-"+paper.Address(y+1, owed), m.r.Sheets[y].Assets-m.r.Sheets[y].Owed))
	}
	s.add(paper.Plain, cells...)
}

// side writes one side of the sheet and tells the row of its total.
func (m *model) side(years []statement.Rows, in func(chart.Part) bool, name string, comes func(year int) money.Cents) int {
	s := m.bal
	s.add(paper.Head, m.text(name))
	first := len(s.rows) + 1
	for i, line := range years[0] {
		if !in(line.Part) || !some(years, i) {
			continue
		}
		cells := []paper.Cell{paper.Text(line.In(m.lang))}
		for y, rows := range years {
			sign := int64(1)
			if !line.Part.Asset() {
				sign = -1
			}
			all := m.standing(i, sign, y)
			if line.Key == chart.ResultKey {
				all.add(-1, m.acc.on(m.endCol(y), m.resultRow), -m.r.Income[y].Result)
			}
			cells = append(cells, all.cell(rows[i].Net()))
		}
		s.add(paper.Plain, cells...)
	}
	last := len(s.rows)
	cells := []paper.Cell{m.text("total_" + name)}
	for y := range m.years {
		cells = append(cells, paper.Formula(total(down(y+1, first, last)), comes(y)))
	}
	return s.add(paper.Sum, cells...)
}

// standing adds up what a line of the sheet holds at the end of a year. An account that stands
// on either side, as a bank does, is on the one that its balance calls for, whatever is typed.
func (m *model) standing(line int, sign int64, year int) (s sum) {
	lines := chart.ModelOf(outlook.ChartOf(m.o.Hypotheses()))
	for _, code := range m.codes {
		ref, c := m.closing(code, year)
		owned, _, _ := lines.Find(code, 1)
		owed, _, found := lines.Find(code, -1)
		switch {
		case !found || yields(code):
		case owned == line && owed == line:
			s.add(sign, ref, c)
		case owned == line:
			s.add(sign, "MAX(0,"+ref+")", max(0, c))
		case owed == line:
			s.add(sign, "MIN(0,"+ref+")", min(0, c))
		}
	}
	return s
}
