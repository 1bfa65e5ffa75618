// Package outlook keeps what a place expects: hypotheses, scenarios that bend them, what may
// go wrong, and what follows for income, cash and the sheet. It announces nothing. It must
// never know how the engine reckons, nor change what the books say.
package outlook

import (
	"slices"
	"strconv"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
)

// ID names a forecast that is kept.
type ID = base.ID[Outlook]

// Outlook is a forecast that is kept.
type Outlook struct {
	ID        ID
	Name      string
	Body      Body
	Revision  int
	MadeAt    time.Time
	MadeBy    base.AccountID
	ChangedAt time.Time
	ChangedBy base.AccountID
}

// Body is what a forecast is made of.
type Body struct {
	Hypotheses forecast.Hypotheses `json:"hypotheses"`
	Scenarios  []Variant           `json:"scenarios,omitempty"`
}

// Variant is a scenario with a name: a way in which things may go, beside the one that is thought the most likely.
type Variant struct {
	Name string `json:"name"`
	forecast.Scenario
}

// The scenarios that a forecast begins with: cautious and bold, around the one in the middle.
var (
	cautious = forecast.Scenario{Grants: forecast.SignedOnly, Bends: []forecast.Bend{{Key: forecast.EverySale, Factor: 8000}, {Key: forecast.EveryCost, Factor: 10500}}}
	bold     = forecast.Scenario{Grants: forecast.AllGrants, Bends: []forecast.Bend{{Key: forecast.EverySale, Factor: 11500}}}
)

// Kinds lists the kinds of hypotheses that people write, in the order of the page.
func Kinds() []forecast.Kind {
	return []forecast.Kind{forecast.OfSales, forecast.OfGrants, forecast.OfCosts, forecast.OfStaff, forecast.OfInvestments, forecast.OfEndowments, forecast.OfLoans, forecast.OfFlows}
}

// Heads lists what a kind of hypotheses is made of; nothing of another kind.
func Heads(h *forecast.Hypotheses, kind forecast.Kind) []*forecast.Head {
	if !slices.Contains(Kinds(), kind) {
		return nil
	}
	return heads(h, kind)
}

// heads is Heads of a kind that is known.
func heads(h *forecast.Hypotheses, kind forecast.Kind) []*forecast.Head {
	switch kind {
	case forecast.OfSales:
		return headsOf(h.Sales)
	case forecast.OfGrants:
		return headsOf(h.Grants)
	case forecast.OfCosts:
		return headsOf(h.Costs)
	case forecast.OfStaff:
		return headsOf(h.Staff)
	case forecast.OfInvestments:
		return headsOf(h.Investments)
	case forecast.OfEndowments:
		return headsOf(h.Endowments)
	case forecast.OfLoans:
		return headsOf(h.Loans)
	}
	return headsOf(h.Flows)
}

// hypothesis is any kind of it.
type hypothesis[T any] interface {
	*T
	Named() *forecast.Head
}

func headsOf[T any, P hypothesis[T]](list []T) []*forecast.Head {
	out := make([]*forecast.Head, len(list))
	for i := range list {
		out[i] = P(&list[i]).Named()
	}
	return out
}

// find gives the hypothesis of a key, a new one where there is none.
func find[T any, P hypothesis[T]](list []T, key string) T {
	for i := range list {
		if P(&list[i]).Named().Key == key {
			return list[i]
		}
	}
	var none T
	return none
}

// put writes a hypothesis in its place, or at the end where its key is new. It gives its
// place; the list that was given stays as it was.
func put[T any, P hypothesis[T]](list []T, key string, v T) ([]T, int) {
	out := slices.Clone(list)
	for i := range out {
		if P(&out[i]).Named().Key == key {
			out[i] = v
			return out, i
		}
	}
	return append(out, v), len(out)
}

func drop[T any, P hypothesis[T]](list []T, key string) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return P(&v).Named().Key == key })
}

// fresh gives a key that no hypothesis has: "sales-4".
func fresh(h *forecast.Hypotheses, kind forecast.Kind) string {
	for n := 1; ; n++ {
		key := string(kind) + "-" + strconv.Itoa(n)
		taken := false
		for _, k := range Kinds() {
			for _, head := range heads(h, k) {
				taken = taken || head.Key == key
			}
		}
		if !taken {
			return key
		}
	}
}

// without takes a hypothesis away, with what names it elsewhere.
func without(h forecast.Hypotheses, key string) forecast.Hypotheses {
	h.Sales, h.Grants, h.Costs, h.Staff = drop(h.Sales, key), drop(h.Grants, key), drop(h.Costs, key), drop(h.Staff, key)
	h.Investments, h.Endowments, h.Loans, h.Flows = drop(h.Investments, key), drop(h.Endowments, key), drop(h.Loans, key), drop(h.Flows, key)
	not := func(k string) bool { return k == key }
	for i := range h.Costs {
		h.Costs[i].Of = slices.DeleteFunc(slices.Clone(h.Costs[i].Of), not)
	}
	for i := range h.Endowments {
		h.Endowments[i].For = slices.DeleteFunc(slices.Clone(h.Endowments[i].For), not)
	}
	h.Endowments = slices.DeleteFunc(h.Endowments, func(e forecast.Endowment) bool { return len(e.For) == 0 })
	h.Scenario.Bends = bendsWithout(h.Scenario.Bends, key)
	h.Risks = slices.DeleteFunc(slices.Clone(h.Risks), func(r forecast.Risk) bool { return r.Key == key })
	h.Links = slices.DeleteFunc(slices.Clone(h.Links), func(l forecast.Link) bool { return l.A == key || l.B == key })
	return h
}

func bendsWithout(all []forecast.Bend, key string) []forecast.Bend {
	return slices.DeleteFunc(slices.Clone(all), func(b forecast.Bend) bool { return b.Key == key })
}

// Without takes a hypothesis away from a forecast, and from its scenarios.
func (b Body) Without(key string) Body {
	b.Hypotheses = without(b.Hypotheses, key)
	b.Scenarios = slices.Clone(b.Scenarios)
	for i := range b.Scenarios {
		b.Scenarios[i].Bends = bendsWithout(b.Scenarios[i].Bends, key)
	}
	return b
}
