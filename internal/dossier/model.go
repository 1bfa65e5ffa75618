package dossier

import (
	"slices"
	"strconv"

	"pilotis/internal/analysis"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
	"pilotis/internal/statement"
	"pilotis/internal/words"
)

// model is a forecast as a workbook that reckons. What each hypothesis brings to the result
// and by how much its payment differs are figures; accounts, statements, plans and ratios are
// formulas over them, so that another figure typed in a month is seen everywhere, and the
// sheet still balances.
type model struct {
	lang   string
	o      *forecast.Outcome
	r      outlook.Result
	n      int // months
	years  int
	months []forecast.Trial // what moved in each
	ends   []forecast.Trial // each year
	codes  []string         // accounts, in order

	hyp, gap, cash, acc, inc, bal, fin, rat *sheet

	hypRow, gapRow, accRow     map[string]int
	netRow, resultRow, needRow int
	finRow                     map[string]int

	tied []string      // accounts of what the activity ties up
	need []money.Cents // before the first month, then at the end of each
}

// modelOf writes the sheets of a forecast.
func modelOf(o *forecast.Outcome, r outlook.Result, lang string) *model {
	m := &model{lang: lang, o: o, r: r, n: len(o.Months()), years: len(r.Income),
		hypRow: map[string]int{}, gapRow: map[string]int{}, accRow: map[string]int{}, finRow: map[string]int{}}
	for t := range m.n {
		m.months = append(m.months, o.Trial(t, t+1))
	}
	for y := range m.years {
		m.ends = append(m.ends, o.Trial(m.bounds(y)))
	}
	m.codes = m.accounts()
	for _, s := range []struct {
		to  **sheet
		key string
	}{{&m.hyp, "hypotheses"}, {&m.gap, "gaps"}, {&m.inc, "income"}, {&m.cash, "cash"}, {&m.bal, "sheet"}, {&m.fin, "financing"}, {&m.rat, "ratios"}, {&m.acc, "accounts"}} {
		*s.to = &sheet{name: m.say("tab_" + s.key)}
	}
	for i, code := range m.codes {
		m.accRow[code] = i + 1
	}
	m.writeHypotheses()
	m.writeGaps()
	m.writeCash()
	m.writeAccounts()
	m.writeIncome()
	m.writeSheet()
	m.writeFinancing()
	m.writeRatios()
	return m
}

// sheets lists what the workbook holds, in the order in which it is read.
func (m *model) sheets() []*sheet {
	return []*sheet{m.hyp, m.inc, m.cash, m.bal, m.fin, m.rat, m.gap, m.acc}
}

func (m *model) say(key string) string { return words.T(m.lang, "dossier."+key) }

func (m *model) text(key string) paper.Cell { return paper.Text(m.say(key)) }

// bounds are the months of a year, the last one left out.
func (m *model) bounds(year int) (from, to int) { return 12 * year, min(12*year+12, m.n) }

// accounts lists those that hold anything, in order.
func (m *model) accounts() (out []string) {
	held := map[string]bool{bank: true}
	if m.years > 1 {
		held[gains], held[losses] = true, true
	}
	for _, t := range append(slices.Clone(m.months), m.ends...) {
		for code := range t.Opening {
			held[code] = held[code] || t.Opening[code] != 0 || t.Moved[code] != 0
		}
	}
	for code, holds := range held {
		if holds {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

// The accounts that a forecast carries on by itself.
const (
	bank   = "512000"
	gains  = "110000"
	losses = "119000"
)

func yields(code string) bool { return code[0] == '6' || code[0] == '7' }

// monthLabels head the columns of months.
func monthLabels(lang string, r outlook.Result) (out []string) {
	for _, m := range r.Months {
		out = append(out, words.MonthShort(lang, m.Month.Of())+" "+string(m.Month[:4]))
	}
	return out
}

// yearLabels head the columns of years.
func yearLabels(r outlook.Result) (out []string) {
	for _, y := range r.Income {
		out = append(out, yearSaid(y.Stretch))
	}
	return out
}

// yearSaid names a financial year: "2027", or "2027–2028".
func yearSaid(s outlook.Stretch) string {
	from, to := strconv.Itoa(s.From.Year()), strconv.Itoa(s.To.Year())
	if from == to {
		return from
	}
	return from + "–" + to
}

// closing is what an account holds at the end of a year, as other sheets name it.
func (m *model) closing(code string, year int) (string, money.Cents) {
	return m.acc.on(m.endCol(year), m.accRow[code]), m.ends[year].Closing(code)
}

// held adds up accounts at the end of a year.
func (m *model) held(s *sum, sign int64, year int, all []statement.Held) {
	for _, h := range all {
		ref, c := m.closing(h.Account, year)
		s.add(sign, ref, c)
	}
}

// figure writes a figure of the analysis from the accounts that it is made of.
func (m *model) figure(f analysis.Figure, year int) (s sum) {
	for _, p := range f.Pieces {
		ref, c := m.closing(p.Account, year)
		sign := int64(1)
		if p.Cents == -c {
			sign = -1
		}
		s.add(sign, ref, c)
	}
	return s
}

// moved adds up what moved in a year on the accounts that a choice keeps.
func (m *model) moved(s *sum, sign int64, year int, keeps func(string) bool) {
	from, to := m.bounds(year)
	for _, code := range m.codes {
		if keeps(code) {
			row := m.accRow[code]
			cells := m.acc.on(m.monthCol(from), row) + ":" + paper.Address(m.monthCol(to-1), row)
			s.add(sign, total(cells), m.ends[year].Moved[code])
		}
	}
}
