package forecast

import (
	"time"

	"pilotis/internal/law"
	"pilotis/internal/money"
)

// Advances are the instalments of the tax on results, each a quarter of the last tax that is known
// (CGI, art. 1668; annexe III, art. 359 and 360).
type Advances struct {
	Before money.Cents `json:"before_cents,omitempty" doc:"tax of the year before the first month"`
	Spared money.Cents `json:"spared_cents" doc:"a year pays none where the tax that they follow is not over that"`
}

// returnDue is how many months after a year's end its return is due (CGI, art. 223, 1).
const returnDue = 3

// quarters is how many instalments a year pays, one every three months.
const quarters = 4

// tax taxes each whole year's result, less the losses of the years before, and pays it.
func (s *state) tax(m *Model) {
	if len(m.h.Tax) == 0 {
		return
	}
	cost, owed := m.index[taxOnResult]*m.n, m.index[taxOwed]*m.n
	last, earlier := m.taxBefore(), m.taxBefore() // of the year before, and of the one before that
	loss := int64(0)
	for first := 0; first < m.n; first += 12 {
		paid := s.advance(m, first, earlier, last)
		end := first + 11
		if end >= m.n {
			return
		}
		result := -loss
		for t := first; t <= end; t++ {
			result += s.result(m, t)
		}
		loss = max(0, -result)
		due := int64(law.TaxOn(money.Cents(max(0, result)), m.h.Tax))
		s.grid[cost+end] += due
		s.earned[itemTax*m.n+end] -= due
		s.grid[owed+end] -= due
		s.payTax(m, end+m.taxDelay(), due-paid)
		earlier, last = last, due
	}
}

func (m *Model) taxBefore() int64 {
	if m.h.Advances == nil {
		return 0
	}
	return int64(m.h.Advances.Before)
}

// taxDelay is how many months after a year's end the balance of its tax is paid: the fifteenth of
// the fourth, or of May for a year that ends in December (CGI, art. 1668, 2).
func (m *Model) taxDelay() int {
	if m.h.Start.Of() == time.January {
		return 5
	}
	return 4
}

// firstAdvance is how many months after a year begins its first instalment is paid: the first 15
// March, June, September or December that leaves a month after the close.
func (m *Model) firstAdvance() int { return 3 - int(m.h.Start.Of())%3 }

// advance pays the instalments of a year that begins in a month, and gives what they come to. The
// first follows the last year whose return was due by then (CGI, annexe III, art. 360): the year
// before where it closed three months earlier, otherwise the one before that, which the second
// puts right.
func (s *state) advance(m *Model, first int, earlier, last int64) (paid int64) {
	if m.h.Advances == nil {
		return 0
	}
	share := func(tax, n int64) int64 {
		if tax <= int64(m.h.Advances.Spared) {
			return 0
		}
		return int64(money.Cents(tax).Ratio(n, 100*quarters)) * 100 // whole euros
	}
	if m.firstAdvance() == returnDue {
		earlier = last
	}
	parts := [quarters]int64{0: share(earlier, 1), 2: share(last, 1), 3: share(last, 1)}
	parts[1] = max(0, share(last, 2)-parts[0])
	for i, c := range parts {
		s.payTax(m, first+m.firstAdvance()+3*i, c)
		paid += c
	}
	return paid
}

// payTax pays the State in a month of the forecast; a negative amount comes back.
func (s *state) payTax(m *Model, t int, cents int64) {
	if t >= m.n {
		return
	}
	s.grid[m.index[taxOwed]*m.n+t] += cents
	s.cash[itemTax*m.n+t] -= cents
}
