package forecast

import (
	"slices"

	"pilotis/internal/money"
)

// line is a sale or a cost, whose amounts a draw may multiply.
type line struct {
	item    int
	sign    int64   // 1 for a sale, −1 for a cost
	base    []int64 // a month, without VAT
	of      []int   // lines that it is a share of, in place of a base
	share   int64   // of them, in basis points
	rate    int64   // of VAT, in basis points
	kept    int64   // share of VAT that is not its own, in basis points
	waits   bool    // whether VAT waits for the payment
	account int
	third   int
	vat     int
	waiting int
	delay   int   // whole months until the first payment
	later   int64 // thirtieths that are paid a month later
	stock   *shelf
}

const (
	points = 10000 // a whole, in basis points
	month  = 30    // days, in terms of payment
)

// addLines makes sales ready, then costs, which may be shares of them.
func (m *Model) addLines() {
	byKey := make(map[string]int)
	for _, s := range m.h.Sales {
		byKey[s.Key] = len(m.lines)
		l := m.line(OfSales, s.Head, s.Delay)
		l.sign, l.base = 1, m.amounts(s.monthly(m.h.Start, m.n), s.Season, s.Growth, s.Key, EverySale)
		l.third, l.vat, l.waiting = m.account(customers), m.account(vatOnSales), m.account(vatSalesWaiting)
		if m.h.VAT.Regime == Real {
			l.rate, l.kept = int64(s.VATRate), points
		}
		l.waits = !s.OnInvoice
		m.lines = append(m.lines, l)
	}
	for _, c := range m.h.Costs {
		l := m.line(OfCosts, c.Head, c.Delay)
		l.sign, l.rate, l.kept, l.waits = -1, int64(c.VATRate), int64(m.kept()), !c.OnInvoice
		l.third, l.vat, l.waiting = m.account(suppliers), m.account(vatOnCosts), m.account(vatCostsWaiting)
		if len(c.Of) > 0 {
			l.share = int64(m.bend(money.Cents(c.Share), c.Key, EveryCost))
			for _, key := range c.Of {
				l.of = append(l.of, byKey[key])
			}
		} else {
			growth := m.h.Inflation
			if c.Growth != nil {
				growth = *c.Growth
			}
			l.base = m.amounts(c.Amount.over(m.h.Start, m.n), c.Season, growth, c.Key, EveryCost)
		}
		l.stock = m.shelf(c.Stock)
		m.items[l.item].Variable = c.Variable || len(c.Of) > 0
		m.lines = append(m.lines, l)
	}
}

func (m *Model) line(kind Kind, h Head, days int) line {
	return line{item: m.item(kind, h), account: m.account(h.Account), delay: days / month, later: int64(days % month)}
}

// amounts gives what is typed its season, grows it each year and bends it as the scenario says.
func (m *Model) amounts(typed, season []int64, growth money.Rate, keys ...string) []int64 {
	for t := range typed {
		c := money.Cents(typed[t])
		if len(season) == 12 {
			c = c.Ratio(season[m.h.Start.Add(t).Of()-1], points)
		}
		typed[t] = int64(m.bend(grown(c, growth, t/12), keys...))
	}
	return typed
}

// monthly is what a sale brings each month at the prices of the first year.
func (s Sale) monthly(start Month, n int) []int64 {
	if s.Driver == nil {
		return s.Amount.over(start, n)
	}
	d := s.Driver
	openings, occupancy, prices := d.Openings.over(start, n), d.Occupancy.over(start, n), d.Price.over(start, n)
	for t := range prices {
		prices[t] = int64(money.Cents(prices[t]*d.Capacity*openings[t]).Ratio(occupancy[t], points))
	}
	return prices
}

// reckon posts a line, its amounts multiplied by basis points.
func (s *state) reckon(m *Model, i int, factor int64) {
	l := &m.lines[i]
	amounts := s.amounts[i*m.n:][:m.n]
	if l.of == nil {
		copy(amounts, l.base)
	} else {
		s.shares(m, l, amounts)
	}
	if factor != points {
		for t, a := range amounts {
			amounts[t] = part(a, factor)
		}
	}
	if l.stock == nil {
		s.pay(m, l, amounts)
		return
	}
	s.pay(m, l, s.buy(l, amounts))
	s.store(m, l)
}

// shares fills the amounts of a cost that is a share of sales.
func (s *state) shares(m *Model, l *line, amounts []int64) {
	clear(amounts)
	for _, j := range l.of {
		for t, a := range s.amounts[j*m.n:][:len(amounts)] {
			amounts[t] += a
		}
	}
	for t, a := range amounts {
		amounts[t] = part(a, l.share)
	}
}

// pay posts amounts, and their payment in its time: until then a third party owes them or is
// owed, and VAT waits where it follows the payment.
func (s *state) pay(m *Model, l *line, amounts []int64) {
	totals, backs := s.totals, s.backs[:len(s.totals)]
	l.taxed(amounts, totals, backs)
	earned, yield := s.earned[l.item*m.n:][:len(totals)], s.grid[l.account*m.n:][:len(totals)]
	for t, total := range totals {
		c := l.sign * (total - backs[t])
		earned[t] += c
		yield[t] -= c
	}
	if l.delay == 0 && l.later == 0 {
		add(s.cash[l.item*m.n:], totals, l.sign)
		add(s.grid[l.vat*m.n:], backs, -l.sign)
		return
	}
	until := l.vat
	if l.waits {
		until = l.waiting
	}
	add(s.grid[l.third*m.n:], totals, l.sign)
	add(s.grid[until*m.n:], backs, -l.sign)
	if l.later > 0 {
		put(totals, s.late, l.later)
		put(backs, s.lateBacks, l.later)
		s.settle(m, l, l.delay+1, s.late, s.lateBacks)
	}
	s.settle(m, l, l.delay, totals, backs)
}

// taxed fills what amounts come to with their VAT, and the part of that VAT that comes back.
func (l *line) taxed(amounts, totals, backs []int64) {
	totals, backs = totals[:len(amounts)], backs[:len(amounts)]
	if l.rate == 0 {
		copy(totals, amounts)
		clear(backs)
		return
	}
	for t, a := range amounts {
		vat := part(a, l.rate)
		totals[t], backs[t] = a+vat, vat
	}
	if l.kept == points {
		return
	}
	for t, vat := range backs {
		backs[t] = part(vat, l.kept)
	}
}

// settle posts payments that come some months later, and the VAT that waited for them.
func (s *state) settle(m *Model, l *line, months int, totals, backs []int64) {
	if months >= m.n {
		return
	}
	n := m.n - months
	add(s.grid[l.third*m.n+months:], totals[:n], -l.sign)
	add(s.cash[l.item*m.n+months:], totals[:n], l.sign)
	if l.waits {
		add(s.grid[l.waiting*m.n+months:], backs[:n], l.sign)
		add(s.grid[l.vat*m.n+months:], backs[:n], -l.sign)
	}
}

// put moves some thirtieths of amounts to a row of what comes a month later.
func put(amounts, late []int64, thirtieths int64) {
	for t, a := range amounts {
		late[t] = (a*thirtieths + month/2) / month
		amounts[t] = a - late[t]
	}
}

// add adds amounts to a row, or takes them off it where the sign is −1.
func add(row, amounts []int64, sign int64) {
	row = row[:len(amounts)]
	if sign < 0 {
		for t, a := range amounts {
			row[t] -= a
		}
		return
	}
	for t, a := range amounts {
		row[t] += a
	}
}

// part is a share of an amount, in basis points, rounded half up; no amount here is negative.
func part(a, share int64) int64 { return int64((uint64(a*share) + points/2) / points) }

// saleKeys lists what costs may be shares of.
func (h Hypotheses) saleKeys() (keys []string) {
	for _, s := range h.Sales {
		keys = append(keys, s.Key)
	}
	return slices.Clip(keys)
}
