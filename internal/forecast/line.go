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

func (s *state) pay(m *Model, l *line, amounts []int64) {
	if l.delay == 0 && l.later == 0 {
		s.payNow(m, l, amounts)
	} else {
		s.payLater(m, l, amounts)
	}
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

// payNow posts amounts that are paid at once.
func (s *state) payNow(m *Model, l *line, amounts []int64) {
	n := len(amounts)
	earned, yield := s.earned[l.item*m.n:][:n], s.grid[l.account*m.n:][:n]
	cash, vats := s.cash[l.item*m.n:][:n], s.grid[l.vat*m.n:][:n]
	if l.rate == 0 {
		for t, a := range amounts {
			earned[t], cash[t] = l.sign*a, l.sign*a
			yield[t] -= l.sign * a
		}
		return
	}
	for t, a := range amounts {
		vat := part(a, l.rate)
		back := part(vat, l.kept)
		earned[t] = l.sign * (a + vat - back)
		cash[t] = l.sign * (a + vat)
		yield[t] -= earned[t]
		vats[t] -= l.sign * back
	}
}

// payLater posts amounts that are paid after a while: until then a third party owes them
// or is owed, and VAT waits where it follows the payment.
func (s *state) payLater(m *Model, l *line, amounts []int64) {
	n := len(amounts)
	earned, yield := s.earned[l.item*m.n:][:n], s.grid[l.account*m.n:][:n]
	third, until := s.grid[l.third*m.n:][:n], s.grid[l.vat*m.n:][:n]
	if l.waits {
		until = s.grid[l.waiting*m.n:][:n]
	}
	for t, a := range amounts {
		vat := part(a, l.rate)
		back := part(vat, l.kept)
		total := a + vat
		earned[t] = l.sign * (total - back)
		yield[t] -= earned[t]
		third[t] += l.sign * total
		until[t] -= l.sign * back
		late, lateVAT := int64(0), int64(0)
		if l.later > 0 {
			late, lateVAT = (total*l.later+month/2)/month, (back*l.later+month/2)/month
			s.settle(m, l, t+l.delay+1, late, lateVAT)
		}
		s.settle(m, l, t+l.delay, total-late, back-lateVAT)
	}
}

// settle posts a payment, and the VAT that waited for it.
func (s *state) settle(m *Model, l *line, t int, total, vat int64) {
	if t >= m.n {
		return
	}
	s.grid[l.third*m.n+t] -= l.sign * total
	s.cash[l.item*m.n+t] += l.sign * total
	if l.waits {
		s.grid[l.waiting*m.n+t] += l.sign * vat
		s.grid[l.vat*m.n+t] -= l.sign * vat
	}
}

// part is a share of an amount, in basis points, rounded half up; no amount here is negative.
func part(a, share int64) int64 { return (a*share + points/2) / points }

// saleKeys lists what costs may be shares of.
func (h Hypotheses) saleKeys() (keys []string) {
	for _, s := range h.Sales {
		keys = append(keys, s.Key)
	}
	return slices.Clip(keys)
}
