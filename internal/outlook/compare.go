package outlook

import (
	"cmp"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

// Case is one way in which a forecast may go, and what it comes to.
type Case struct {
	Variant
	At   int  // its place among the scenarios of the forecast; less than 0 where it is none of them
	Own  bool // whether it is the one that the forecast reckons with
	Told Told
	Gaps []Gap // why it differs from the middle, the last being what the reasons do to one another
}

// The cases that are none of the scenarios kept.
const (
	inTheMiddle = -1 // as the hypotheses say
	ownAlone    = -2 // the forecast's own, where it is neither the middle nor a scenario kept
)

// Gap is what one difference alone does.
type Gap struct {
	Grants forecast.Policy // where the difference is which grants are counted
	Bend   forecast.Bend   // where it is an amount
	Result money.Cents     // of all the months together
	Lowest money.Cents
}

// Together tells whether a gap is what several differences do to one another.
func (g Gap) Together() bool { return g.Grants == "" && g.Bend.Key == "" }

// plain is the scenario that bends nothing.
var plain = forecast.Scenario{}

// same tells whether two scenarios say the same.
func same(a, b forecast.Scenario) bool {
	byKey := func(all []forecast.Bend) []forecast.Bend {
		out := slices.DeleteFunc(slices.Clone(all), func(b forecast.Bend) bool { return b.Factor == unbent })
		slices.SortFunc(out, func(a, b forecast.Bend) int { return cmp.Compare(a.Key, b.Key) })
		return out
	}
	return cmp.Or(a.Grants, forecast.Weighted) == cmp.Or(b.Grants, forecast.Weighted) && slices.Equal(byKey(a.Bends), byKey(b.Bends))
}

// unbent is the factor that changes nothing.
const unbent = money.Rate(10000)

// cases are the ways in which a forecast may go, without what they come to: the middle, its
// scenarios, its own where that is none of them.
func (b Body) cases() []Case {
	own := b.Hypotheses.Scenario
	out := []Case{{At: inTheMiddle, Own: same(own, plain)}}
	found := out[0].Own
	for i, v := range b.Scenarios {
		c := Case{Variant: v, At: i, Own: !found && same(own, v.Scenario)}
		found = found || c.Own
		out = append(out, c)
	}
	if !found {
		out = append(out, Case{Variant: Variant{Scenario: own}, At: ownAlone, Own: true})
	}
	return out
}

// reckoner tells what hypotheses come to.
type reckoner func(forecast.Hypotheses) (*forecast.Outcome, error)

// gaps tells by what a scenario differs from the middle, and what each difference does alone.
func (b Body) gaps(s forecast.Scenario, by reckoner) ([]Gap, error) {
	middle, err := b.effect(plain, by)
	if err != nil {
		return nil, err
	}
	left, err := b.effect(s, by)
	if err != nil {
		return nil, err
	}
	left = left.less(middle)
	out := differences(s)
	for i, g := range out {
		alone := forecast.Scenario{Grants: g.Grants}
		if g.Bend.Key != "" {
			alone.Bends = []forecast.Bend{g.Bend}
		}
		e, err := b.effect(alone, by)
		if err != nil {
			return nil, err
		}
		e = e.less(middle)
		out[i].Result, out[i].Lowest = e.Result, e.Lowest
		left = left.less(e)
	}
	if len(out) > 1 && (left != effect{}) {
		out = append(out, Gap{Result: left.Result, Lowest: left.Lowest})
	}
	return out, nil
}

// differences lists by what a scenario differs from the middle.
func differences(s forecast.Scenario) (out []Gap) {
	if g := s.Grants; g != "" && g != forecast.Weighted {
		out = append(out, Gap{Grants: g})
	}
	for _, b := range s.Bends {
		if b.Factor != unbent {
			out = append(out, Gap{Bend: b})
		}
	}
	return out
}

// effect is what a forecast comes to: the result of all its months, the least in the bank.
type effect struct{ Result, Lowest money.Cents }

func (e effect) less(o effect) effect { return effect{e.Result - o.Result, e.Lowest - o.Lowest} }

func (b Body) effect(s forecast.Scenario, by reckoner) (e effect, err error) {
	o, err := by(b.In(s))
	if err != nil {
		return e, err
	}
	for _, c := range o.Results() {
		e.Result += c
	}
	e.Lowest = slices.Min(o.CashEnd())
	return e, nil
}

// Funder is who grants what, over a whole forecast.
type Funder struct {
	Name  string
	Cents money.Cents
	Keys  []string // of the grants
}

// funders lists who grants, the largest first, and the grants of which nobody said by whom.
func funders(h forecast.Hypotheses) (all []Funder, unsaid Funder) {
	by := map[string]*Funder{}
	add := func(name, key string, c money.Cents) {
		f := &unsaid
		if folded := base.Fold(name); folded != "" {
			if f = by[folded]; f == nil {
				f = &Funder{Name: name}
				by[folded] = f
			}
		}
		f.Cents += c
		f.Keys = append(f.Keys, key)
	}
	for _, g := range h.Grants {
		add(g.Funder, g.Key, g.Cents)
	}
	for _, e := range h.Endowments {
		if e.Month >= h.Start { // what was paid before cannot be withheld
			add(e.Funder, e.Key, e.Cents)
		}
	}
	for _, f := range by {
		all = append(all, *f)
	}
	slices.SortFunc(all, func(a, b Funder) int { return cmp.Or(cmp.Compare(b.Cents, a.Cents), cmp.Compare(a.Name, b.Name)) })
	return all, unsaid
}

// leaving is a scenario in which, besides, some hypotheses come to nothing.
func leaving(s forecast.Scenario, keys []string) forecast.Scenario {
	s.Bends = slices.Clone(s.Bends)
	for _, key := range keys {
		s.Bends = append(bendsWithout(s.Bends, key), forecast.Bend{Key: key})
	}
	return s
}
