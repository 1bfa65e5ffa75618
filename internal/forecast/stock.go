package forecast

// Stock is what a place keeps of the goods that a cost uses up, so as not to run out: what is used
// is the cost, what is bought is paid.
type Stock struct {
	Account string `json:"account" doc:"account of the stock: 31, 32 or 37"`
	Days    int    `json:"days" doc:"of the next month's use, kept ahead"`
}

// stockDaysMax is a year ahead.
const stockDaysMax = 365

// variation is the account that takes a stock's change out of purchases: 603700 of 370000.
func (s Stock) variation() string { return "603" + s.Account[1:2] + "00" }

// shelf is a stock made ready.
type shelf struct {
	account, variation int
	days               int64
	held               int64 // before the first month, as the books value it
}

func (m *Model) shelf(s *Stock) *shelf {
	if s == nil {
		return nil
	}
	k := &shelf{account: m.account(s.Account), variation: m.account(s.variation()), days: int64(s.Days)}
	for _, b := range m.h.Opening {
		if b.Account == s.Account {
			k.held += int64(b.Cents)
		}
	}
	return k
}

// value is what goods are worth in the books: with the VAT that does not come back.
func (l *line) value(goods int64) int64 {
	vat := part(goods, l.rate)
	return goods + vat - part(vat, l.kept)
}

// goods is what a value in the books stands for, without VAT.
func (l *line) goods(value int64) int64 {
	return value * points * points / (points*points + l.rate*(points-l.kept))
}

// buy fills what is bought each month for a use: what is used, and what lacks to be ahead of the
// next month. Nothing is bought where more is there than that; nothing is sold back.
func (s *state) buy(l *line, used []int64) []int64 {
	level := l.stock.goods(l)
	for t, u := range used {
		ahead := (used[min(t+1, len(used)-1)]*l.stock.days + month/2) / month
		s.bought[t] = max(0, u+ahead-level)
		level += s.bought[t] - u
		s.levels[t] = level
	}
	return s.bought[:len(used)]
}

func (k *shelf) goods(l *line) int64 { return max(0, l.goods(k.held)) }

// store posts how a stock changes: what is bought and not used is no cost yet.
func (s *state) store(m *Model, l *line) {
	before := l.stock.held
	for t, level := range s.levels {
		now := l.value(level)
		gain := now - before
		s.grid[l.stock.account*m.n+t] += gain
		s.grid[l.stock.variation*m.n+t] -= gain
		s.earned[l.item*m.n+t] += gain
		before = now
	}
}
