package dossier

import (
	"slices"

	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// The columns of hypotheses that come before the years.
const hypText = 5

func (m *model) hypMonth(t int) int { return hypText + m.years + t }

// head finds what is written of an item; nothing of what follows from all.
func head(h forecast.Hypotheses, item forecast.Item) (out forecast.Head) {
	for _, named := range outlook.Heads(&h, item.Kind) {
		if named.Key == item.Key {
			return *named
		}
	}
	return out
}

// name is how an item is called.
func (m *model) name(item forecast.Item) string {
	if item.Label != "" {
		return item.Label
	}
	return m.say("item_" + string(item.Kind))
}

// key names an item among all: keys of hypotheses are one name space, and what follows from
// all has none.
func key(item forecast.Item) string { return string(item.Kind) + " " + item.Key }

// kinds are all kinds of items, those that follow from the others last.
func kinds() []forecast.Kind {
	return append(outlook.Kinds(), forecast.OfOpening, forecast.OfVAT, forecast.OfTax)
}

// writeHypotheses lists what each hypothesis brings to the result, with where it comes from.
func (m *model) writeHypotheses() {
	s := m.hyp
	s.col(labelWidth, m.say("col_hypothesis"))
	s.col(codeWidth, m.say("col_account"))
	s.col(noteWidth, m.say("col_source"), m.say("col_note"))
	s.col(codeWidth+2, m.say("col_confidence"))
	s.figures(yearLabels(m.r)...)
	s.figures(monthLabels(m.lang, m.r)...)
	for _, kind := range kinds() {
		headed := false
		for i, item := range m.o.Items() {
			if item.Kind != kind || m.silent(i, item) {
				continue
			}
			if !headed {
				s.add(paper.Head, m.text("kind_"+string(kind)))
				headed = true
			}
			m.writeHypothesis(i, item)
		}
	}
}

// silent tells whether an item that nobody writes brings nothing to the result, as VAT does.
func (m *model) silent(i int, item forecast.Item) bool {
	return item.Key == "" && !slices.ContainsFunc(m.o.Earned(i), func(c money.Cents) bool { return c != 0 })
}

func (m *model) writeHypothesis(i int, item forecast.Item) {
	row, h := len(m.hyp.rows)+1, head(m.o.Hypotheses(), item)
	confidence := ""
	if h.Confidence != "" {
		confidence = words.T(m.lang, "outlook.confidence_"+string(h.Confidence))
	}
	cells := []paper.Cell{paper.Text(m.name(item)), paper.Text(h.Account), paper.Text(h.Source), paper.Text(h.Note), paper.Text(confidence)}
	earned := m.o.Earned(i)
	for y := range m.years {
		from, to := m.bounds(y)
		cells = append(cells, paper.Formula(total(span(m.hypMonth(from), m.hypMonth(to-1), row)), added(earned[from:to])))
	}
	for _, c := range earned {
		cells = append(cells, paper.Cents(c))
	}
	m.hypRow[key(item)] = m.hyp.add(paper.Plain, cells...)
}

func added(all []money.Cents) (c money.Cents) {
	for _, one := range all {
		c += one
	}
	return c
}

// writeGaps lists by how much what is paid differs from what is earned or spent: delays, VAT,
// what is borrowed, bought, brought in.
func (m *model) writeGaps() {
	s := m.gap
	s.col(labelWidth, m.say("col_line"))
	s.figures(monthLabels(m.lang, m.r)...)
	for i, item := range m.o.Items() {
		cells, any := []paper.Cell{paper.Text(m.name(item))}, false
		earned := m.o.Earned(i)
		for t, c := range m.o.Cash(i) {
			cells = append(cells, paper.Cents(c-earned[t]))
			any = any || c != earned[t]
		}
		if any {
			m.gapRow[key(item)] = s.add(paper.Plain, cells...)
		}
	}
}

// writeCash is the plan of cash, month by month.
func (m *model) writeCash() {
	s := m.cash
	s.col(labelWidth, m.say("col_line"))
	s.figures(monthLabels(m.lang, m.r)...)
	ends := m.o.CashEnd()
	opening := []paper.Cell{m.text("cash_opening")}
	for t := range m.n {
		if t == 0 {
			opening = append(opening, paper.Formula(m.acc.on(openingCol, m.accRow[bank]), m.o.Held(bank)))
		} else {
			opening = append(opening, paper.Cell{})
		}
	}
	s.add(paper.Plain, opening...)
	for i, item := range m.o.Items() {
		m.writeCashOf(i, item)
	}
	last := len(s.rows)
	in, out, net, end := last+1, last+2, last+3, last+4
	m.netRow = net
	rows := map[int][]paper.Cell{in: {m.text("cash_in")}, out: {m.text("cash_out")}, net: {m.text("cash_net")}, end: {m.text("cash_end")}}
	for t, month := range m.r.Months {
		c := t + 1
		items := down(c, 2, max(2, last))
		rows[in] = append(rows[in], paper.Formula(`SUMIF(`+items+`,">0")`, month.In))
		rows[out] = append(rows[out], paper.Formula(`SUMIF(`+items+`,"<0")`, -month.Out))
		rows[net] = append(rows[net], paper.Formula(paper.Address(c, in)+"+"+paper.Address(c, out), month.In-month.Out))
		before := paper.Address(c, 1)
		if t > 0 {
			before = paper.Address(c-1, end)
			s.rows[0].Cells[c] = paper.Formula(before, ends[t-1])
		}
		rows[end] = append(rows[end], paper.Formula(before+"+"+paper.Address(c, net), month.End))
	}
	for _, row := range []int{in, out, net, end} {
		s.add(paper.Sum, rows[row]...)
	}
	m.writeNeeds()
}

// writeCashOf is what an item brings to the bank: what it earns, when it is paid.
func (m *model) writeCashOf(i int, item forecast.Item) {
	cells, any := []paper.Cell{paper.Text(m.name(item))}, false
	earned := m.o.Earned(i)
	for t, c := range m.o.Cash(i) {
		any = any || c != 0
		var s sum
		if row, there := m.hypRow[key(item)]; there {
			s.add(1, m.hyp.on(m.hypMonth(t), row), earned[t])
		}
		if row, there := m.gapRow[key(item)]; there {
			s.add(1, m.gap.on(t+1, row), c-earned[t])
		}
		cells = append(cells, s.cell(c))
	}
	if any {
		m.cash.add(paper.Plain, cells...)
	}
}

// writeNeeds is what the activity ties up at the end of each month.
func (m *model) writeNeeds() {
	in := map[string]bool{}
	before := outlook.BooksTo(m.o, 0, 0).Functional().Need
	m.need = []money.Cents{before.Cents}
	for _, p := range before.Pieces {
		in[p.Account] = true
	}
	for t := range m.n {
		f := outlook.BooksTo(m.o, t/12*12, t+1).Functional().Need
		m.need = append(m.need, f.Cents)
		for _, p := range f.Pieces {
			in[p.Account] = true
		}
	}
	held := map[string]money.Cents{}
	for _, code := range m.codes {
		if in[code] {
			m.tied, held[code] = append(m.tied, code), m.o.Held(code)
		}
	}
	cells := []paper.Cell{m.text("cash_need")}
	for t := range m.n {
		var s sum
		for _, code := range m.tied {
			held[code] += m.months[t].Moved[code]
			s.add(1, total(m.acc.on(openingCol, m.accRow[code])+":"+paper.Address(m.monthCol(t), m.accRow[code])), held[code])
		}
		cells = append(cells, s.cell(m.need[t+1]))
	}
	m.needRow = m.cash.add(paper.Plain, cells...)
}
