package forecast

import (
	"context"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"pilotis/internal/money"
)

// Draws is what many futures look like together.
type Draws struct {
	Count   int         `json:"count"`
	Seed    uint64      `json:"seed"`
	Under   money.Rate  `json:"under_zero_bp" doc:"share of the draws where the bank is under zero at the end of a month at least"`
	Months  []Spread    `json:"months" nullable:"false"`
	Lowest  Quantiles   `json:"lowest_cash" doc:"the least that the bank holds at the end of a month"`
	Results []Quantiles `json:"results" nullable:"false" doc:"of each financial year"`
}

// Spread is what the bank holds at the end of a month, over all draws.
type Spread struct {
	Month Month      `json:"month"`
	Under money.Rate `json:"under_zero_bp"`
	First money.Rate `json:"first_under_zero_bp" doc:"share of the draws that go under zero in this month for the first time"`
	Quantiles
}

// Quantiles tell how figures are spread: a twentieth of the draws are under the first, and
// so on.
type Quantiles struct {
	P5  money.Cents `json:"p5_cents"`
	P25 money.Cents `json:"p25_cents"`
	P50 money.Cents `json:"p50_cents"`
	P75 money.Cents `json:"p75_cents"`
	P95 money.Cents `json:"p95_cents"`
}

// chunk is how many draws share a source of chance, so that the same seed gives the same
// draws on any machine.
const chunk = 250

// tally gathers what the draws gave: rows as long as there are draws.
type tally struct {
	cash    [][]int64 // by month
	results [][]int64 // by year
}

// DrawsUsual is how many are drawn where nobody said: the share of those under zero is then
// known to within one hundredth.
const DrawsUsual = 10000

// Draw reckons many futures: each risk takes a value of its own, and each grant that is not
// signed comes or does not.
func Draw(ctx context.Context, h Hypotheses) (*Draws, error) {
	h.Scenario.Grants = AllGrants
	if h.Draws == 0 {
		h.Draws = DrawsUsual
	}
	m, err := Compile(h)
	if err != nil {
		return nil, err
	}
	t := tally{rows(m.n, h.Draws), rows((m.n+11)/12, h.Draws)}
	starts := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			d := m.drawer()
			for start := range starts {
				if ctx.Err() == nil {
					d.draw(&t, start, min(start+chunk, h.Draws))
				}
			}
		})
	}
	for start := 0; start < h.Draws; start += chunk {
		starts <- start
	}
	close(starts)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return t.told(h), nil
}

func rows(n, length int) [][]int64 {
	out := make([][]int64, n)
	for i := range out {
		out[i] = make([]int64, length)
	}
	return out
}

// stilled settles the lines that no risk multiplies, once for all the draws.
func (m *Model) stilled() *Model {
	varies := make([]bool, len(m.lines))
	for _, r := range m.h.Risks {
		for _, i := range m.named(r.Key) {
			varies[i] = true
		}
	}
	still := *m
	still.settled, still.moving = m.settled.clone(), nil
	for _, i := range m.moving {
		// a share of sales moves with them
		if varies[i] = varies[i] || slices.ContainsFunc(m.lines[i].of, func(j int) bool { return varies[j] }); varies[i] {
			still.moving = append(still.moving, i)
		} else {
			still.settled.reckon(m, i, points)
		}
	}
	return &still
}

// drawer draws with scratch of its own.
type drawer struct {
	m       *Model
	s       state
	factors []int64
	gates   []bool
	odds    []money.Rate // of each gate
	weights [][]float64
	of      [][]int // lines that each risk multiplies
	z       []float64
}

func (m *Model) drawer() *drawer {
	of := m // whose items the risks name
	m = m.stilled().lean()
	d := &drawer{m: m, s: m.settled.clone(), factors: make([]int64, len(m.lines)), gates: make([]bool, len(m.gates)), z: make([]float64, len(m.h.Risks))}
	d.weights, _ = m.h.together()
	for _, r := range m.h.Risks {
		d.of = append(d.of, of.named(r.Key))
	}
	for _, g := range m.h.Grants {
		d.odds = append(d.odds, odds(g.State, g.Probability))
	}
	for _, e := range m.h.Endowments {
		d.odds = append(d.odds, odds(e.State, e.Probability))
	}
	return d
}

func odds(s State, probability money.Rate) money.Rate {
	if s == Signed {
		return points
	}
	return probability
}

// named lists the lines that a key names.
func (m *Model) named(key string) (out []int) {
	for i, l := range m.lines {
		item := m.items[l.item]
		if item.Key == key || string(item.Kind) == key {
			out = append(out, i)
		}
	}
	return out
}

func (d *drawer) draw(t *tally, from, to int) {
	chance := rand.New(rand.NewPCG(d.m.h.Seed, uint64(from)))
	for i := from; i < to; i++ {
		for r := range d.z {
			d.z[r] = chance.NormFloat64()
		}
		d.vary(func(r int) float64 {
			sum := 0.0
			for k, w := range d.weights[r] {
				sum += w * d.z[k]
			}
			return sum
		})
		for g, odds := range d.odds {
			d.gates[g] = money.Rate(chance.Int64N(points)) < odds
		}
		d.m.run(&d.s, d.factors, d.gates)
		d.note(t, i)
	}
}

// vary sets the factor of every line: risks that name the same line multiply.
func (d *drawer) vary(z func(risk int) float64) {
	for i := range d.factors {
		d.factors[i] = points
	}
	for r, risk := range d.m.h.Risks {
		d.multiply(r, risk.at(z(r)))
	}
}

// multiply gives the lines of a risk its factor.
func (d *drawer) multiply(risk int, factor int64) {
	for _, i := range d.of[risk] {
		d.factors[i] = min(part(d.factors[i], factor), factorMax)
	}
}

func (d *drawer) note(t *tally, i int) {
	m := d.m
	held := m.opening[accountBank]
	for month, moved := range d.s.grid[accountBank*m.n:][:m.n] {
		held += moved
		t.cash[month][i] = held
		t.results[month/12][i] += d.s.result(m, month)
	}
}

func (t *tally) told(h Hypotheses) *Draws {
	out := &Draws{Count: h.Draws, Seed: h.Seed}
	lowest := slices.Clone(t.cash[0])
	firsts := make([]int, len(t.cash))
	for i := range lowest {
		first := -1
		for month, row := range t.cash {
			lowest[i] = min(lowest[i], row[i])
			if first < 0 && row[i] < 0 {
				first = month
			}
		}
		if first >= 0 {
			firsts[first]++
		}
	}
	var sorting sync.WaitGroup
	sorting.Go(func() { out.Lowest, out.Under = quantiles(lowest) })
	out.Months = make([]Spread, len(t.cash))
	for month, row := range t.cash {
		sorting.Go(func() {
			q, under := quantiles(row)
			out.Months[month] = Spread{h.Start.Add(month), under, share(firsts[month], h.Draws), q}
		})
	}
	out.Results = make([]Quantiles, len(t.results))
	for year, row := range t.results {
		sorting.Go(func() { out.Results[year], _ = quantiles(row) })
	}
	sorting.Wait()
	return out
}

// quantiles sorts figures, and tells which share of them is under zero.
func quantiles(row []int64) (q Quantiles, under money.Rate) {
	slices.Sort(row)
	at := func(hundredths int) money.Cents { return money.Cents(row[(len(row)-1)*hundredths/100]) }
	zero, _ := slices.BinarySearch(row, 0)
	return Quantiles{at(5), at(25), at(50), at(75), at(95)}, share(zero, len(row))
}

func share(part, whole int) money.Rate {
	return money.Rate(money.Cents(part).Ratio(points, int64(whole)))
}
