package dossier

import (
	"slices"
	"strings"

	"pilotis/internal/analysis"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
)

// needs and resources are the lines of a financing plan, in order.
var (
	needs     = []string{"investments", "deposits", "repayments", "need", "withdrawn"}
	resources = []string{"own", "loans", "investment_grants", "caf"}
)

// initialCol is the column of the initial plan; the years follow.
const initialCol = 1

func partOf(all []outlook.Part, key string) (c money.Cents) {
	for _, p := range all {
		if p.Key == key {
			c += p.Cents
		}
	}
	return c
}

// writeFinancing sets what is needed for good beside what pays for it.
func (m *model) writeFinancing() {
	s := m.fin
	s.col(labelWidth, m.say("col_line"))
	s.figures(m.say("col_initial"))
	s.figures(yearLabels(m.r)...)
	all := append(append([]string{"needs"}, needs...), "total_needs", "resources")
	all = append(append(all, resources...), "total_resources", "balance", "cash")
	for i, key := range all {
		m.finRow[key] = i + 1
	}
	for _, key := range all {
		look := paper.Plain
		switch {
		case key == "needs" || key == "resources":
			s.add(paper.Head, m.text("plan_"+key))
			continue
		case !slices.Contains(needs, key) && !slices.Contains(resources, key):
			look = paper.Sum
		}
		cells := []paper.Cell{m.text("plan_" + key), m.initial(key)}
		for y := range m.years {
			cells = append(cells, m.planned(key, y))
		}
		s.add(look, cells...)
	}
}

// planned is a line of the plan of a year.
func (m *model) planned(key string, year int) paper.Cell {
	plan, col := m.r.Plans[year], initialCol+1+year
	want := partOf(plan.Needs, key) + partOf(plan.Resources, key)
	var s sum
	switch key {
	case "investments":
		m.moved(&s, 1, year, begins("20", "21", "22", "23", "24"))
	case "deposits":
		m.moved(&s, 1, year, begins("25", "26", "27"))
	case "repayments":
		m.moved(&s, 1, year, begins("16", "17"))
		s.add(1, paper.Address(col, m.finRow["loans"]), partOf(plan.Resources, "loans"))
	case "need":
		last := 12*year + m.in(year) - 1
		s.add(1, m.cash.on(last+1, m.needRow), m.need[last+1])
		m.needBefore(&s, year)
	case "withdrawn", "own":
		return m.ownFunds(key, year, want)
	case "investment_grants":
		m.moved(&s, -1, year, begins("131"))
	case "caf":
		s = m.figure(outlook.Books(m.o, year).CAF(analysis.Reformed).Figure, year)
	case "cash":
		s, want = m.figure(outlook.Books(m.o, year).Functional().Treasury, year), plan.Cash
	default:
		return m.planSum(key, col, plan)
	}
	return s.cell(want)
}

// in is how many months a year has.
func (m *model) in(year int) int {
	from, to := m.bounds(year)
	return to - from
}

func begins(prefixes ...string) func(string) bool {
	return func(code string) bool {
		return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(code, p) })
	}
}

// needBefore takes away what the activity tied up before a year.
func (m *model) needBefore(s *sum, year int) {
	if year > 0 {
		s.add(-1, m.cash.on(12*year, m.needRow), m.need[12*year])
		return
	}
	for _, code := range m.tied {
		if c := m.o.Held(code); c != 0 {
			s.add(-1, m.acc.on(openingCol, m.accRow[code]), c)
		}
	}
}

// ownFunds is what is brought in, or taken out where it is less than nothing.
func (m *model) ownFunds(key string, year int, want money.Cents) paper.Cell {
	sign := int64(1)
	if key == "own" {
		sign = -1
	}
	var s sum
	m.moved(&s, sign, year, begins("10", "11", "12"))
	if max(0, s.cents) != want {
		return paper.Cents(want)
	}
	return paper.Formula("MAX(0,"+s.expression()+")", want)
}

// planSum adds the plan up.
func (m *model) planSum(key string, col int, plan outlook.Plan) paper.Cell {
	cells := func(keys []string) string {
		return total(down(col, m.finRow[keys[0]], m.finRow[keys[len(keys)-1]]))
	}
	of := func(parts []outlook.Part) (c money.Cents) {
		for _, p := range parts {
			c += p.Cents
		}
		return c
	}
	switch key {
	case "total_needs":
		return paper.Formula(cells(needs), of(plan.Needs))
	case "total_resources":
		return paper.Formula(cells(resources), of(plan.Resources))
	case "loans":
		return paper.Cents(partOf(plan.Resources, key))
	}
	return paper.Formula(paper.Address(col, m.finRow["total_resources"])+"-"+paper.Address(col, m.finRow["total_needs"]), plan.Balance)
}

// initial is a line of what the beginning needs; it has no line of its own for what the year
// earns.
func (m *model) initial(key string) paper.Cell {
	plan, first := m.r.Initial, paper.Address(initialCol+1, m.finRow[key])
	switch key {
	case "repayments", "withdrawn", "caf":
		return paper.Cell{}
	case "need":
		months := m.cash.on(1, m.needRow) + ":" + paper.Address(m.in(0), m.needRow)
		return paper.Formula("MAX(0,"+months+")", partOf(plan.Needs, key))
	case "cash":
		var s sum
		s.add(1, m.acc.on(openingCol, m.accRow[bank]), m.o.Held(bank))
		s.add(1, paper.Address(initialCol, m.finRow["balance"]), plan.Balance)
		return s.cell(plan.Cash)
	case "total_needs", "total_resources", "balance":
		return m.planSum(key, initialCol, plan)
	}
	return paper.Formula(first, partOf(plan.Needs, key)+partOf(plan.Resources, key))
}
