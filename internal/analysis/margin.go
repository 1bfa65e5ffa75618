package analysis

import (
	"cmp"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Margin is what an activity leaves, and what it uses of the place.
type Margin struct {
	Activity  base.ActivityID // empty for what is of none
	Income    money.Cents
	Direct    money.Cents // costs of its own
	Shared    money.Cents // its part, by a key, of costs that all share
	Volunteer money.Cents // what the time given to it is worth; never in the result
	Use
}

// Use is what an activity uses of the place.
type Use struct {
	Desks   int
	Surface int // square metres
	Minutes int // that its spaces were open
}

// Costs are all costs of the activity.
func (m Margin) Costs() money.Cents { return m.Direct + m.Shared }

// Result is what the activity leaves.
func (m Margin) Result() money.Cents { return m.Income - m.Costs() }

// Margins part income and costs by activity, those of a key apart; what is of none is last.
func Margins(all []ledger.Total, keys map[ledger.SplitID]ledger.SplitKey, uses map[base.ActivityID]Use) []Margin {
	found := map[base.ActivityID]*Margin{}
	for _, t := range all {
		worth := volunteers.holds(t.Account)
		if t.Opening || t.Account[0] != '6' && t.Account[0] != '7' && !worth {
			continue
		}
		for value, net := range t.Parts("activity", keys) {
			of := base.ActivityID(value)
			if found[of] == nil {
				found[of] = &Margin{Activity: of, Use: uses[of]}
			}
			found[of].add(t, net, keys[t.Split].Axis == "activity" && value != string(t.Activity))
		}
	}
	var out []Margin
	for _, m := range found {
		if *m != (Margin{Activity: m.Activity, Use: m.Use}) {
			out = append(out, *m)
		}
	}
	slices.SortFunc(out, func(a, b Margin) int {
		return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(b.Result(), a.Result()), cmp.Compare(a.Activity, b.Activity))
	})
	return out
}

// last puts what is of no activity after the others.
func last(m Margin) int {
	if m.Activity == "" {
		return 1
	}
	return 0
}

func (m *Margin) add(t ledger.Total, net money.Cents, shared bool) {
	switch {
	case t.Account[0] == '8':
		m.Volunteer += net
	case t.Account[0] == '7':
		m.Income -= net
	case shared:
		m.Shared += net
	default:
		m.Direct += net
	}
}

// Payer is the activity whose margin those that lose live on: the one that leaves most.
func Payer(all []Margin) (Margin, bool) {
	if len(all) == 0 || all[0].Activity == "" || all[0].Result() <= 0 {
		return Margin{}, false
	}
	return all[0], true
}
