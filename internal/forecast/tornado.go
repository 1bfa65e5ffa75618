package forecast

import (
	"cmp"
	"slices"

	"pilotis/internal/money"
)

// Effect is what a forecast comes to in one case.
type Effect struct {
	Lowest money.Cents `json:"lowest_cash_cents" doc:"the least that the bank holds at the end of a month"`
	Result money.Cents `json:"result_cents" doc:"of all the months together"`
}

// Sway is how far one thing alone moves a forecast: at its low and at its high, all else in
// the middle.
type Sway struct {
	Key  string `json:"key" doc:"of a risk, or of a grant that is not signed"`
	Low  Effect `json:"low"`
	High Effect `json:"high"`
}

// Swing is by how much the least that the bank holds moves.
func (s Sway) Swing() money.Cents { return (s.High.Lowest - s.Low.Lowest).Abs() }

// Tornado lists what moves a forecast the most, the strongest first, and what it comes to
// when everything is in the middle: each risk at its median, each grant that is not
// signed by its probability.
func Tornado(h Hypotheses) (middle Effect, sways []Sway, err error) {
	h.Scenario.Grants = Weighted
	m, err := Compile(h)
	if err != nil {
		return middle, nil, err
	}
	d := m.drawer()
	middle = d.alone(-1, 0)
	for i, r := range h.Risks {
		low, high := r.ends()
		sways = append(sways, Sway{r.Key, d.alone(i, low), d.alone(i, high)})
	}
	for _, key := range h.unsigned() {
		s := Sway{Key: key}
		if s.Low, err = h.granting(key, false); err != nil {
			return middle, nil, err
		}
		if s.High, err = h.granting(key, true); err != nil {
			return middle, nil, err
		}
		sways = append(sways, s)
	}
	slices.SortStableFunc(sways, func(a, b Sway) int {
		return cmp.Or(cmp.Compare(b.Swing(), a.Swing()), cmp.Compare((b.High.Result-b.Low.Result).Abs(), (a.High.Result-a.Low.Result).Abs()))
	})
	return middle, sways, nil
}

// onceInTwenty is how far under or above its middle the normal law falls one time in twenty.
const onceInTwenty = 1.6448536

// ends are the low and the high of a risk: its bounds, or what it is under or above one
// time in twenty where it has none.
func (r Risk) ends() (low, high int64) {
	if r.Shape == Normal {
		return r.at(-onceInTwenty), r.at(onceInTwenty)
	}
	return r.Low, r.High
}

// alone reckons with one risk at a factor and the others in their middle.
func (d *drawer) alone(risk int, factor int64) Effect {
	for i := range d.factors {
		d.factors[i] = points
	}
	for r, of := range d.m.h.Risks {
		f := of.at(0)
		if r == risk {
			f = factor
		}
		d.multiply(r, f)
	}
	d.m.run(&d.s, d.factors, nil)
	return d.effect()
}

// effect tells what the run just done comes to.
func (d *drawer) effect() Effect {
	o := Outcome{d.m, d.s}
	e := Effect{Lowest: slices.Min(o.CashEnd())}
	for _, c := range o.Results() {
		e.Result += c
	}
	return e
}

// unsigned lists the grants that may come or not.
func (h Hypotheses) unsigned() (out []string) {
	for _, g := range h.Grants {
		if g.State != Signed {
			out = append(out, g.Key)
		}
	}
	for _, e := range h.Endowments {
		if e.State != Signed {
			out = append(out, e.Key)
		}
	}
	return out
}

// granting reckons as if a grant were sure to come, or sure not to, and all risks in their
// middle.
func (h Hypotheses) granting(key string, comes bool) (Effect, error) {
	odds := money.Rate(0)
	if comes {
		odds = points
	}
	h.Grants, h.Endowments = slices.Clone(h.Grants), slices.Clone(h.Endowments)
	for i := range h.Grants {
		if h.Grants[i].Key == key {
			h.Grants[i].Probability = odds
		}
	}
	for i := range h.Endowments {
		if h.Endowments[i].Key == key {
			h.Endowments[i].Probability = odds
		}
	}
	m, err := Compile(h)
	if err != nil {
		return Effect{}, err
	}
	return m.drawer().alone(-1, 0), nil
}
