package forecast

import "slices"

// state is what a run fills: by month, each row as long as the forecast.
type state struct {
	grid      []int64 // by account: debit less credit; the bank's row comes last, from cash
	cash      []int64 // by item: what it brings to the bank
	earned    []int64 // by item: what it brings to the result
	amounts   []int64 // by line: without VAT
	totals    []int64 // of the line that is reckoned: what is paid, VAT included
	backs     []int64 // and its VAT that comes back
	late      []int64 // what of them is paid a month later
	lateBacks []int64
	bought    []int64 // what is bought for the line that is reckoned, where it keeps a stock
	levels    []int64 // and what it keeps, without VAT
}

func (m *Model) blank() state {
	rows := func(n int) []int64 { return make([]int64, n*m.n) }
	return state{rows(len(m.accounts)), rows(len(m.items)), rows(len(m.items)), rows(len(m.lines)), rows(1), rows(1), rows(1), rows(1), rows(1), rows(1)}
}

func (s state) clone() state {
	return state{slices.Clone(s.grid), slices.Clone(s.cash), slices.Clone(s.earned), slices.Clone(s.amounts),
		slices.Clone(s.totals), slices.Clone(s.backs), slices.Clone(s.late), slices.Clone(s.lateBacks), slices.Clone(s.bought), slices.Clone(s.levels)}
}

// post books one movement for an item.
func (s *state) post(m *Model, item int, p post) {
	at := func(account int) int { return account*m.n + p.month }
	s.grid[at(p.debit)] += p.cents
	s.grid[at(p.credit)] -= p.cents
	s.note(m, item, p.month, p.debit, p.cents)
	s.note(m, item, p.month, p.credit, -p.cents)
}

// note tells an item what a movement brings to the bank or to the result.
func (s *state) note(m *Model, item, t, account int, cents int64) {
	switch {
	case account == accountBank:
		s.cash[item*m.n+t] += cents
	case yields(m.accounts[account]):
		s.earned[item*m.n+t] -= cents
	}
}

// Run reckons the hypotheses as they stand.
func (m *Model) Run() *Outcome {
	s := m.blank()
	m.run(&s, nil, nil)
	return &Outcome{m, s}
}

// run reckons once: factors multiply the lines, in basis points, and gates tells which
// grants come. Nil multiplies nothing and lets every grant come.
func (m *Model) run(s *state, factors []int64, gates []bool) {
	copy(s.grid, m.settled.grid)
	copy(s.cash, m.settled.cash)
	copy(s.earned, m.settled.earned)
	for _, i := range m.moving {
		factor := int64(points)
		if factors != nil {
			factor = factors[i]
		}
		s.reckon(m, i, factor)
	}
	for i, g := range m.gates {
		if gates == nil || gates[i] {
			for _, p := range g.posts {
				s.post(m, g.item, p)
			}
		}
	}
	s.returnVAT(m)
	s.tax(m)
	s.bank(m)
}

// returnVAT closes each return: what is due is paid the next month, a credit is carried
// forward until it is asked back.
func (s *state) returnVAT(m *Model) {
	row := func(account string) []int64 { i := m.index[account] * m.n; return s.grid[i : i+m.n] }
	taxed, onCosts, onAssets := row(vatOnSales), row(vatOnCosts), row(vatOnAssets)
	carried, owed, asked := row(vatCredit), row(vatOwed), row(vatAskedBack)
	cash := s.cash[itemVAT*m.n : (itemVAT+1)*m.n]
	credit, since := m.held(vatCredit), 0
	for t := range m.n {
		if m.h.VAT.Quarterly && m.h.Start.Add(t).Of()%3 != 0 {
			continue
		}
		var net int64
		for _, r := range [][]int64{taxed, onCosts, onAssets} {
			var sum int64
			for u := since; u <= t; u++ {
				sum += r[u]
			}
			r[t] -= sum
			net += sum
		}
		since = t + 1
		before := credit
		credit += net
		if credit < 0 {
			owed[t] += credit
			if t+1 < m.n {
				owed[t+1] -= credit
				cash[t+1] += credit
			}
			credit = 0
		}
		if paid, yes := m.refund(t); yes && credit > 0 {
			asked[t] += credit
			if paid < m.n {
				asked[paid] -= credit
				cash[paid] += credit
			}
			credit = 0
		}
		carried[t] += credit - before
	}
}

// refund tells whether the credit of a month's end is asked back, and when it is paid.
func (m *Model) refund(t int) (paid int, yes bool) {
	for _, r := range m.h.VAT.Refunds {
		if m.at(r.Asked) == t {
			return m.at(r.Paid), true
		}
	}
	return 0, false
}

// result is what a month earns less what it costs.
func (s *state) result(m *Model, t int) (sum int64) {
	for _, a := range m.yields {
		sum -= s.grid[a*m.n+t]
	}
	return sum
}

// bank fills the bank's row with what every item brings to it.
func (s *state) bank(m *Model) {
	row := s.grid[accountBank*m.n : (accountBank+1)*m.n]
	clear(row)
	for i := range m.items {
		for t, c := range s.cash[i*m.n : (i+1)*m.n] {
			row[t] += c
		}
	}
}

// held is what an account holds before the first month.
func (m *Model) held(account string) int64 { return m.opening[m.index[account]] }
