package chart

import (
	"strings"
	"sync"

	"pilotis/internal/money"
)

// Model is a way of drawing up the statements: its lines, and which accounts each gathers.
type Model struct {
	Lines    []Line
	byPrefix map[string]target
}

// target is where a prefix leads; contra takes away from a gross amount (depreciation).
type target struct {
	line   int
	contra bool
}

// ResultKey is the line that bears the surplus or the deficit of the year.
const ResultKey = "P-RNE"

var models = sync.OnceValue(func() map[bool]Model {
	return map[bool]Model{true: readModel("lines_asso"), false: readModel("lines_company")}
})

// ModelOf gives the statements that go with a chart.
func ModelOf(id ID) Model { return models()[id.Association()] }

func readModel(name string) Model {
	m := Model{byPrefix: map[string]target{}}
	for i, row := range rows(name) {
		m.Lines = append(m.Lines, Line{row[0], Part(row[1]), Confidence(row[6]), map[string]string{"fr": row[2], "en": row[3]}})
		for _, prefix := range strings.Fields(row[4]) {
			m.byPrefix[prefix] = target{i, false}
		}
		for _, prefix := range strings.Fields(row[5]) {
			m.byPrefix[prefix] = target{i, true}
		}
	}
	return m
}

// Find gives the place in Lines of the line of an account. The longest prefix wins
// among those that take a balance of that sign: "411+" takes debit balances only,
// "411-" credit balances, "411" both. Contra tells that it lessens a gross amount.
// An account outside of classes 1 to 7, 86 and 87 has no line.
func (m Model) Find(code string, net money.Cents) (line int, contra, found bool) {
	sign := "+"
	if net < 0 {
		sign = "-"
	}
	for n := len(code); n > 0; n-- {
		for _, prefix := range []string{code[:n] + sign, code[:n]} {
			if t, ok := m.byPrefix[prefix]; ok {
				return t.line, t.contra, true
			}
		}
	}
	return 0, false, false
}
