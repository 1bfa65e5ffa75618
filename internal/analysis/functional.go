package analysis

// Functional is the sheet read by what money is for: what stays, what turns, what is at hand.
type Functional struct {
	Stable    []Figure // resources that stay
	Fixed     Figure   // what they paid for, before depreciation
	Operating []Figure // what turns with the activity
	Other     []Figure // what turns beside it
	Cash      []Figure

	WorkingCapital Figure // FRNG: stable resources less fixed assets
	Need           Figure // BFR: what turns
	Treasury       Figure // TN: what is at hand, overdrafts taken away
}

// What each part of the functional sheet is made of, in accounts of the PCG; depreciation
// stays, with what paid for it.
var (
	ownFunds   = over{codes("10 11 12 13 14"), codes("109")}
	unpaid     = over{of: codes("109")} // capital called for and not paid in
	provisions = over{of: codes("15")}
	earmarked  = over{of: codes("19")}
	worn       = over{of: codes("28 29 39 49 59")}
	loans      = over{of: codes("16 17")}
	fixed      = over{codes("2"), codes("28 29")}
	stocks     = over{codes("3"), codes("39")}
	ofClients  = over{of: codes("41")}
	suppliers  = over{codes("40"), codes("404 405")}
	social     = over{of: codes("42 43")}
	state      = over{codes("44"), codes("444")}
	ahead      = over{of: codes("486 487")}
	beside     = over{codes("404 405 444 45 46 47 48 18"), codes("486 487")}
	atHand     = over{codes("5"), codes("59")}
)

// Functional draws the functional sheet. Each account is in one and only one part, so that
// working capital less need is what is at hand, to the cent.
func (b Books) Functional() Functional {
	own := plus("own", b.sum("", ownFunds), b.Result(), b.before(), b.sum("", unpaid))
	f := Functional{
		Stable:    []Figure{own, b.sum("provisions", provisions), b.sum("earmarked", earmarked), b.sum("worn", worn), b.sum("loans", loans)},
		Fixed:     b.debit("fixed", fixed),
		Operating: []Figure{b.debit("stocks", stocks), b.debit("clients", ofClients), b.debit("suppliers", suppliers), b.debit("social", social), b.debit("state", state), b.debit("ahead", ahead)},
		Other:     []Figure{b.debit("beside", beside)},
		Cash:      []Figure{b.debit("cash", atHand)},
	}
	f.WorkingCapital = plus("working_capital", append(f.Stable, minus(f.Fixed))...)
	f.Need = plus("need", append(f.Operating, f.Other...)...)
	f.Treasury = plus("treasury", f.Cash...)
	return f
}

// before is the result of the year before the stretch: one piece, of no account.
func (b Books) before() Figure {
	f := Books{Held: b.Earlier}.Result()
	if f.Cents == 0 {
		return Figure{}
	}
	return Figure{Cents: f.Cents, Pieces: []Piece{{Cents: f.Cents}}}
}
