package analysis

import "strings"

// Find gives a figure by its address: what it belongs to, and its name there, "balance.ebitda",
// "sheet.need", "over.autonomy".
func (s Stand) Find(address string, r Reading) (Figure, bool) {
	group, key, _ := strings.Cut(address, ".")
	for _, f := range s.group(group, key, r) {
		if f.Key == key || group == "over" || group == "under" {
			return f, true
		}
	}
	return Figure{}, false
}

// group lists the figures of a group; of a ratio, the one or the other of its two.
func (s Stand) group(name, key string, r Reading) (out []Figure) {
	switch name {
	case "balance":
		out = salesOf(s.Balances(r))
		for _, b := range s.Balances(r) {
			out = append(append(out, b.Figure), b.Added...)
		}
	case "caf":
		c := s.CAF(r)
		out = append(append(append(out, c.Figure), c.FromResult...), c.FromEBITDA...)
	case "sheet":
		f := s.Functional()
		out = append(append(append(append(out, f.WorkingCapital, f.Need, f.Treasury, f.Fixed), f.Stable...), f.Operating...), append(f.Other, f.Cash...)...)
	case "even":
		e := s.BreakEven()
		out = []Figure{e.Sales, e.Variable, e.Standing, e.Grants, e.Others}
	case "cause":
		out = append(out, s.sum("once", s.once()), s.Result())
		for _, n := range s.natures() {
			out = append(out, s.sum(n.key, n.over))
		}
	case "over", "under":
		for _, ratio := range s.Ratios() {
			if ratio.Key == key && name == "over" {
				return []Figure{ratio.Over}
			}
			if ratio.Key == key {
				return []Figure{ratio.Under}
			}
		}
	}
	return out
}

// salesOf parts the margin on goods into what was sold and what it had cost, so that a
// cascade begins with all sales.
func salesOf(all Balances) []Figure {
	sales, goods := Figure{Key: "all_sales"}, Figure{Key: "goods"}
	for _, f := range append(all.Get(TradeMargin).Added, all.Get(Production).Added...) {
		for _, p := range f.Pieces {
			to := &sales
			if p.Account[0] == '6' {
				to = &goods
			}
			to.Cents += p.Cents
			to.Pieces = append(to.Pieces, p)
		}
	}
	return []Figure{sales, goods}
}
