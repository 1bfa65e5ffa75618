package forecast

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// named lists the fields that an error names.
func named(err error) (fields []string) {
	var f *base.Fault
	if errors.As(err, &f) {
		for _, field := range f.Fields {
			fields = append(fields, field.Name)
		}
	}
	return fields
}

func TestEveryWrongFieldIsNamed(t *testing.T) {
	t.Parallel()
	for want, spoil := range map[string]func(h *Hypotheses){
		"start":                    func(h *Hypotheses) { h.Start = "janvier" },
		"months":                   func(h *Hypotheses) { h.Months = 61 },
		"draws":                    func(h *Hypotheses) { h.Draws = -1 },
		"inflation_bp":             func(h *Hypotheses) { h.Inflation = points + 1 },
		"vat.regime":               func(h *Hypotheses) { h.VAT.Regime = "réel" },
		"opening":                  func(h *Hypotheses) { h.Opening = []Balance{{Account: "512000", Cents: 1}} },
		"opening[0].account":       func(h *Hypotheses) { h.Opening = []Balance{{Account: "706000"}} },
		"sales[0].key":             func(h *Hypotheses) { h.Sales[0].Key = "" },
		"sales[1].key":             func(h *Hypotheses) { h.Sales[1].Key = "coworking" },
		"sales[0].account":         func(h *Hypotheses) { h.Sales[0].Account = "706" },
		"sales[0].amount[0].value": func(h *Hypotheses) { h.Sales[0].Amount = Always(-1) },
		"sales[0].amount[1].from":  func(h *Hypotheses) { h.Sales[0].Amount[1].From = "2026-12" },
		"sales[2].delay_days":      func(h *Hypotheses) { h.Sales[2].Delay = 366 },
		"sales[0].amount":          func(h *Hypotheses) { h.Sales[0].Driver = &Driver{} },
		"costs[0].of":              func(h *Hypotheses) { h.Costs[0].Of = []string{"bar"} },
		"costs[1].stock.account":   func(h *Hypotheses) { h.Costs[1].Stock = &Stock{"607000", 10} },
		"costs[1].stock.days":      func(h *Hypotheses) { h.Costs[1].Stock = &Stock{"370000", 366} },
		"costs[2].stock.account": func(h *Hypotheses) {
			h.Costs[0].Stock, h.Costs[2].Stock = &Stock{"370000", 1}, &Stock{"370000", 1}
		},
		"tax_advances.before_cents": func(h *Hypotheses) { h.Advances = &Advances{Before: -1} },
		"costs[1].vat_bp":           func(h *Hypotheses) { h.Costs[1].VATRate = -1 },
		"staff[0].net_cents":        func(h *Hypotheses) { h.Staff[0].Net = nil },
		"grants[0].instalments":     func(h *Hypotheses) { h.Grants[0].Instalments = nil },
		"grants[0].to":              func(h *Hypotheses) { h.Grants[0].To = "2026-12" },
		"grants[0].state":           func(h *Hypotheses) { h.Grants[0].State = "sûre" },
		"investments[0].years":      func(h *Hypotheses) { h.Investments[0].Years = 51 },
		"investment_grants[0].for":  func(h *Hypotheses) { h.Endowments[0].For = []string{"toit"} },
		"loans[0].terms":            func(h *Hypotheses) { h.Loans[0].Terms = 0 },
		"loans[0].deferred":         func(h *Hypotheses) { h.Loans[0].Deferred = 60 },
		"loans[0].first":            func(h *Hypotheses) { h.Loans[0].First = "2026-12" },
		"flows[0].account":          func(h *Hypotheses) { h.Flows[0].Account = "641100" },
		"scenario.bends[0].key":     func(h *Hypotheses) { h.Scenario.Bends = []Bend{{"bar", points}} },
		"vat.refunds[0].paid":       func(h *Hypotheses) { h.VAT.Refunds = []Refund{{"2027-03", "2027-01"}} },
		"tax[0].up_to_cents":        func(h *Hypotheses) { h.Tax = []Band{{Rate: 1500}, {Rate: 2500}} },
		"risks[0].high_bp":          func(h *Hypotheses) { h.Risks = []Risk{{"cafe", Uniform, 2, 0, 1}} },
		"links[0].a": func(h *Hypotheses) {
			h.Links = []Link{{"bar", "cafe", 0}}
			h.Risks = []Risk{{"cafe", Uniform, 1, 0, 2}}
		},
		"sales[0].season_bp":     func(h *Hypotheses) { h.Sales[0].Season = []int64{1} },
		"costs[1].season_bp[11]": func(h *Hypotheses) { h.Costs[1].Season = []int64{11: seasonMax + 1} },
		"sales[0].driver.price_cents": func(h *Hypotheses) {
			h.Sales[0].Amount, h.Sales[0].Driver = nil, &Driver{Capacity: 1000, Openings: Always(100), Price: Always(1e9)}
		},
		"grants[0].instalments[0].share_bp": func(h *Hypotheses) { h.Grants[0].Instalments = []Instalment{{"2027-01", -1}, {"2027-02", points + 1}} },
	} {
		h := example(t)
		spoil(&h)
		if _, err := Compile(h); !slices.Contains(named(err), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// TestWhateverTheHypothesesTheBooksBalance draws hypotheses at random: the grid of accounts
// sums to zero every month, and the bank holds what the items brought to it.
func TestWhateverTheHypothesesTheBooksBalance(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		h := anything(rand.New(rand.NewPCG(seed, 1)), example(t))
		o := run(t, h)
		m := o.m
		for month := range m.n {
			sum, cash, earned := int64(0), int64(0), int64(0)
			for a := range m.accounts {
				sum += o.s.grid[a*m.n+month]
			}
			for i := range m.items {
				cash += o.s.cash[i*m.n+month]
				earned += o.s.earned[i*m.n+month]
			}
			if sum != 0 || cash != o.s.grid[month] || earned != o.s.result(m, month) {
				t.Fatalf("seed %d, month %d: accounts sum to %d, cash %d for %d, earned %d for %d", seed, month, sum, cash, o.s.grid[month], earned, o.s.result(m, month))
			}
		}
	}
}

// TestADrawReckonsInItsFewRowsToTheSameCent draws hypotheses at random, and factors, and grants that come.
func TestADrawReckonsInItsFewRowsToTheSameCent(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		h := anything(r, example(t))
		h.Risks = []Risk{{EverySale, Uniform, 0, 0, 20000}, {"energy", Uniform, 0, 0, 20000}, {h.Costs[0].Key, Uniform, 0, 0, 20000}}
		if seed%2 == 0 {
			h.Risks = []Risk{{EveryCost, Uniform, 0, 0, 20000}} // shares of sales that stand still
		}
		m, err := Compile(h)
		if err != nil {
			t.Fatal(err)
		}
		d := m.drawer()
		d.vary(func(int) float64 { return r.NormFloat64() })
		for g := range d.gates {
			d.gates[g] = r.IntN(2) == 0
		}
		whole := m.blank()
		m.run(&whole, d.factors, d.gates)
		d.m.run(&d.s, d.factors, d.gates)
		all, drawn := Outcome{m, whole}, Outcome{d.m, d.s}
		if !slices.Equal(drawn.CashEnd(), all.CashEnd()) || !slices.Equal(drawn.Results(), all.Results()) {
			t.Fatalf("seed %d: the draw differs from the forecast", seed)
		}
	}
}

func anything(r *rand.Rand, h Hypotheses) Hypotheses {
	h.Months = 1 + r.IntN(60)
	h.VAT = VAT{Regime: []Regime{NoVAT, Real}[r.IntN(2)], Coefficient: money.Rate(r.IntN(points)), Quarterly: r.IntN(2) == 0, Refunds: []Refund{{"2027-02", "2027-05"}}}
	h.Inflation = money.Rate(r.IntN(500) - 100)
	h.Tax = []Band{{UpTo: 4250000, Rate: 1500}, {Rate: 2500}}
	h.Opening = []Balance{{"512000", 1234567, ""}, {"411000", 98765, "2027-02"}, {"401000", -55555, ""}, {"445670", 4321, ""}, {"370000", 700000, ""}, {"102400", -1982098, ""}}
	for i := range h.Sales {
		h.Sales[i].Delay, h.Sales[i].OnInvoice = r.IntN(100), r.IntN(2) == 0
		h.Sales[i].Amount[0].Value = r.Int64N(1e7)
	}
	for i := range h.Costs {
		h.Costs[i].Delay, h.Costs[i].OnInvoice = r.IntN(100), r.IntN(2) == 0
	}
	h.Costs[0].Stock = &Stock{"370000", r.IntN(100)}
	h.Costs[1].Stock = &Stock{"320000", r.IntN(10)}
	if r.IntN(2) == 0 {
		h.Advances = &Advances{money.Cents(r.IntN(2e6)), 300000}
	}
	h.Grants[0].Instalments = []Instalment{{Month("2026-11").Add(r.IntN(20)), 3333}, {Month("2027-01").Add(r.IntN(20)), 6667}}
	h.Endowments[0].Month = Month("2026-11").Add(r.IntN(20))
	h.Investments[0].Month = Month("2025-03").Add(r.IntN(40))
	h.Loans[0].Deferred = r.IntN(12)
	h.Loans[0].AtOnce = r.IntN(4) == 0
	h.Scenario.Bends = []Bend{{EverySale, money.Rate(r.IntN(2 * points))}, {"host", 12345}}
	return h
}
