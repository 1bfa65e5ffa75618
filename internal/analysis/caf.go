package analysis

// CAF is the capacity to finance oneself, told both ways: from the result, without what is
// not cash, and from the EBITDA, with what is. They are always the same.
type CAF struct {
	FromResult []Figure
	FromEBITDA []Figure
	Figure
}

// CAF draws the capacity to finance oneself.
func (b Books) CAF(r Reading) CAF {
	assets := b.ofAssets()
	not := b.sum("not_cash", over{of: codes(notCash)})
	sales := b.sum("asset_sales", over{of: codes(assets)})
	ebe := b.Balances(r).Get(EBITDA).Figure
	inEBE := map[Piece]bool{}
	for _, p := range ebe.Pieces {
		inEBE[p] = true
	}
	rest := Figure{Key: "cash_beyond"}
	for _, p := range b.sum("", over{codes("6 7"), codes(notCash + " " + assets)}).Pieces {
		if !inEBE[p] {
			rest.Cents += p.Cents
			rest.Pieces = append(rest.Pieces, p)
		}
	}
	c := CAF{FromResult: []Figure{b.Result(), minus(not), minus(sales)}, FromEBITDA: []Figure{ebe, rest}}
	c.Figure = plus("caf", c.FromEBITDA...)
	return c
}

// minus turns a figure round.
func minus(f Figure) Figure {
	out := Figure{Key: f.Key, Cents: -f.Cents}
	for _, p := range f.Pieces {
		p.Cents = -p.Cents
		out.Pieces = append(out.Pieces, p)
	}
	return out
}
