package forecast

import (
	"slices"

	"pilotis/internal/money"
)

// Model is hypotheses made ready to be reckoned, as often as one likes and by several at
// once: what nothing bends is posted already.
type Model struct {
	h        Hypotheses
	n        int // months
	accounts []string
	index    map[string]int
	items    []Item
	opening  []int64 // by account
	settled  state   // what is the same in every run
	lines    []line
	moving   []int // lines that every run reckons; the others are settled
	gates    []gate
	yields   []int // accounts of income and costs
}

// Kind is a sort of hypothesis, or what follows from them all.
type Kind string

// The kinds, as the cash plan lists them.
const (
	OfSales       Kind = "sales"
	OfGrants      Kind = "grants"
	OfCosts       Kind = "costs"
	OfStaff       Kind = "staff"
	OfInvestments Kind = "investments"
	OfEndowments  Kind = "investment_grants"
	OfLoans       Kind = "loans"
	OfFlows       Kind = "flows"
	OfVAT         Kind = "vat"
	OfTax         Kind = "tax"
	OfOpening     Kind = "opening"
)

// Item is a hypothesis, or what follows from them all, with months of its own.
type Item struct {
	Kind     Kind   `json:"kind"`
	Key      string `json:"key"`
	Label    string `json:"label"`
	Activity string `json:"activity,omitempty"`
	Variable bool   `json:"variable,omitempty"` // whether it is a cost that follows sales
}

// The items that every forecast has.
const (
	itemOpening = iota
	itemVAT
	itemTax
)

// common are the accounts that every run reads or writes by themselves.
var common = []string{bank, vatOnSales, vatOnCosts, vatOnAssets, vatCredit, vatOwed, vatAskedBack, taxOnResult, taxOwed}

// accountBank is the bank's place among the accounts: always the first.
const accountBank = 0

// gate is a grant that comes, with all that it brings, or does not.
type gate struct {
	item  int
	posts []post
}

// post moves an amount from the account that is credited to the one that is debited.
type post struct {
	month         int
	debit, credit int
	cents         int64
}

// Compile checks hypotheses and makes them ready. The error names every field that is wrong.
func Compile(h Hypotheses) (*Model, error) {
	if err := h.check(); err != nil {
		return nil, err
	}
	m := &Model{h: h, n: h.Months, index: map[string]int{}}
	m.items = []Item{{Kind: OfOpening}, {Kind: OfVAT}, {Kind: OfTax}}
	for _, a := range common {
		m.account(a)
	}
	var fixed []post
	var of []int // the item of each post
	add := func(item int, posts ...post) {
		for _, p := range posts {
			fixed, of = append(fixed, p), append(of, item)
		}
	}
	m.open(add)
	m.addLines()
	for i := range m.lines {
		m.moving = append(m.moving, i)
	}
	for _, s := range h.Staff {
		add(m.item(OfStaff, s.Head), m.wages(s)...)
	}
	for _, inv := range h.Investments {
		add(m.item(OfInvestments, inv.Head), m.bought(inv)...)
	}
	for _, l := range h.Loans {
		add(m.item(OfLoans, l.Head), m.lent(l)...)
	}
	for _, f := range h.Flows {
		add(m.item(OfFlows, f.Head), m.pays(f.Month, f.Cents, f.Account)...)
	}
	for _, g := range h.Grants {
		m.gates = append(m.gates, gate{m.item(OfGrants, g.Head), m.granted(g)})
	}
	for _, e := range h.Endowments {
		m.gates = append(m.gates, gate{m.item(OfEndowments, e.Head), m.endowed(e)})
	}
	m.settled = m.blank()
	for i, p := range fixed {
		m.settled.post(m, of[i], p)
	}
	m.opening = append(m.opening, make([]int64, len(m.accounts)-len(m.opening))...)
	m.yields = m.yieldsOf()
	return m, nil
}

func (m *Model) item(kind Kind, h Head) int {
	m.items = append(m.items, Item{Kind: kind, Key: h.Key, Label: h.Label, Activity: h.Activity})
	return len(m.items) - 1
}

// account gives the place of an account among those of the model.
func (m *Model) account(code string) int {
	i, known := m.index[code]
	if !known {
		i = len(m.accounts)
		m.index[code] = i
		m.accounts = append(m.accounts, code)
	}
	return i
}

func (m *Model) yieldsOf() (out []int) {
	for i, code := range m.accounts {
		if yields(code) {
			out = append(out, i)
		}
	}
	return out
}

// at is the place of a month in the forecast, negative before it.
func (m *Model) at(month Month) int { return month.Sub(m.h.Start) }

// moved posts an amount in a month that the forecast holds; elsewhere it posts nothing.
func (m *Model) moved(t int, cents money.Cents, debit, credit string) []post {
	if t < 0 || t >= m.n || cents == 0 {
		return nil
	}
	return []post{{t, m.account(debit), m.account(credit), int64(cents)}}
}

// pays moves an amount by the bank: received from an account, or paid to it where negative.
func (m *Model) pays(month Month, cents money.Cents, account string) []post {
	return m.moved(m.at(month), cents, bank, account)
}

// open sets what the books hold and settles what third parties owe or are owed.
func (m *Model) open(add func(int, ...post)) {
	for _, b := range m.h.Opening {
		m.account(b.Account)
	}
	m.opening = make([]int64, len(m.accounts))
	for _, b := range m.h.Opening {
		m.opening[m.index[b.Account]] += int64(b.Cents)
		if settles(b.Account) {
			month := b.Settled
			if month == "" {
				month = m.h.Start
			}
			add(itemOpening, m.pays(month, b.Cents, b.Account)...)
		}
	}
}

// wages posts a wage: what remains of it is paid in its month, contributions in the next.
func (m *Model) wages(s Hire) (out []post) {
	last := m.n - 1
	if s.To != "" {
		last = min(last, m.at(s.To))
	}
	for t := max(0, m.at(s.From)); t <= last; t++ {
		grow := func(c money.Cents) money.Cents {
			return money.Cents(max(1, s.Heads)) * m.bend(grown(c, s.Growth, t/12), s.Key, EveryWage)
		}
		gross, net, employer := grow(s.Gross), grow(*s.Net), grow(*s.Employer)
		due := gross - net + employer
		out = append(out, m.moved(t, net, s.Account, bank)...)
		out = append(out, m.moved(t, gross-net, s.Account, contributions)...)
		out = append(out, m.moved(t, employer, employerPart, contributions)...)
		out = append(out, m.moved(t+1, due, contributions, bank)...)
	}
	return out
}

// bought posts an investment, its VAT and its depreciation.
func (m *Model) bought(inv Investment) (out []post) {
	t := m.at(inv.Month)
	cost := m.bend(inv.Cents, inv.Key)
	vat := inv.VATRate.Of(cost)
	kept := m.deductible(vat)
	cost += vat - kept
	out = append(out, m.moved(t, cost, inv.Account, bank)...)
	out = append(out, m.moved(t, kept, vatOnAssets, bank)...)
	if inv.Years > 0 {
		for t, part := range m.wearing(cost, inv.Month, inv.Years) {
			out = append(out, m.moved(t, part, wear, worn(inv.Account))...)
		}
	}
	return out
}

// lent posts a loan and its instalments.
func (m *Model) lent(l Loan) []post {
	l.Cents = m.bend(l.Cents, l.Key)
	out := m.pays(l.Month, l.Cents, l.account())
	first := l.First
	if first == "" {
		first = l.Month.Add(1)
	}
	for i, term := range l.Schedule() {
		t := m.at(first) + i
		out = append(out, m.moved(t, term.Capital, l.account(), bank)...)
		out = append(out, m.moved(t, term.Interest, interestPaid, bank)...)
	}
	return out
}

func (l Loan) account() string {
	if l.Account == "" {
		return borrowed
	}
	return l.Account
}

// granted posts a grant: earned evenly over what it is for, received by instalments. What
// is earned before it is received is owed by the funder; what is received before it is
// earned waits in deferred income.
func (m *Model) granted(g Grant) (out []post) {
	cents := m.bend(m.counted(g.Cents, g.State, g.Probability), g.Key)
	earned := make(map[int]money.Cents)
	for i, part := range cents.Spread(g.To.Sub(g.From) + 1) {
		earned[m.at(g.From)+i] += part
	}
	weights := make([]int64, len(g.Instalments))
	for i, in := range g.Instalments {
		weights[i] = int64(in.Share)
	}
	received := make(map[int]money.Cents)
	for i, part := range cents.Split(weights...) {
		received[m.at(g.Instalments[i].Month)] += part
	}
	var ahead money.Cents // received and not earned yet; what is owed where negative
	for t := min(m.at(g.From), m.at(g.first())); t < m.n; t++ {
		owed := min(received[t], max(0, -ahead))
		out = append(out, m.moved(t, owed, bank, grantsDue)...)
		out = append(out, m.moved(t, received[t]-owed, bank, deferredIncome)...)
		ahead += received[t]
		waiting := min(earned[t], max(0, ahead))
		out = append(out, m.moved(t, waiting, deferredIncome, g.Account)...)
		out = append(out, m.moved(t, earned[t]-waiting, grantsDue, g.Account)...)
		ahead -= earned[t]
	}
	return out
}

func (g Grant) first() Month {
	return slices.MinFunc(g.Instalments, func(a, b Instalment) int { return a.Month.Sub(b.Month) }).Month
}

// endowed posts an investment grant, which is earned at the pace of what it pays for.
func (m *Model) endowed(e Endowment) (out []post) {
	cents := m.bend(m.counted(e.Cents, e.State, e.Probability), e.Key)
	bought := slices.DeleteFunc(slices.Clone(m.h.Investments), func(inv Investment) bool { return !slices.Contains(e.For, inv.Key) })
	weights := make([]int64, len(bought))
	told := e.Month
	for i, inv := range bought {
		weights[i] = int64(inv.Cents)
		told = min(told, max(inv.Month, m.h.Start))
	}
	if m.at(e.Month) >= 0 {
		out = append(m.moved(m.at(told), cents, grantsDue, endowed), m.moved(m.at(e.Month), cents, bank, grantsDue)...)
	}
	for i, share := range cents.Split(weights...) {
		if bought[i].Years == 0 {
			continue
		}
		for t, part := range m.wearing(share, bought[i].Month, bought[i].Years) {
			out = append(out, m.moved(t, part, endowedEarned, shareEarned)...)
		}
	}
	return out
}

// counted is what a scenario counts on, of a grant.
func (m *Model) counted(c money.Cents, s State, probability money.Rate) money.Cents {
	switch {
	case s == Signed || m.h.Scenario.Grants == AllGrants:
		return c
	case m.h.Scenario.Grants == SignedOnly:
		return 0
	}
	return probability.Of(c)
}

// bend is what the scenario makes of an amount.
func (m *Model) bend(c money.Cents, keys ...string) money.Cents {
	for _, b := range m.h.Scenario.Bends {
		if slices.Contains(keys, b.Key) {
			c = b.Factor.Of(c)
		}
	}
	return c
}

// deductible is the part of VAT that comes back.
func (m *Model) deductible(vat money.Cents) money.Cents {
	return m.kept().Of(vat)
}

// kept is the share of VAT that comes back.
func (m *Model) kept() money.Rate {
	switch {
	case m.h.VAT.Regime != Real:
		return 0
	case m.h.VAT.Coefficient == 0:
		return 10000
	}
	return m.h.VAT.Coefficient
}

// grown is an amount after some years of growth, rounded each year as a price list would be.
func grown(c money.Cents, by money.Rate, years int) money.Cents {
	for range years {
		c += by.Of(c)
	}
	return c
}
