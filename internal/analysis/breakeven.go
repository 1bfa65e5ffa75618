package analysis

import "pilotis/internal/money"

// BreakEven tells how much must be sold for nothing to be lost.
type BreakEven struct {
	Sales    Figure
	Variable Figure // costs that follow sales
	Standing Figure // all others
	Grants   Figure // public funds, and the grants that follow assets
	Others   Figure // other income
	With     Point  // once grants have paid for their part
	Without  Point  // if no grant came
}

// Point is a level of sales.
type Point struct {
	Reachable bool        // whether sales bring more than they cost
	Sales     money.Cents // at which nothing is lost
	Day       money.Cents // hundredths of days of 360, if sales come evenly
	Safety    money.Cents // sales beyond it; negative where they are short of it
	SafetyBP  money.Rate  // in share of sales
}

var (
	soldAll = over{of: codes("70 756")}
	taxed   = over{of: codes(taxes)}
)

// By use, what is bought to be sold or made follows sales; the rest does not.
var variableByUse = over{of: codes("601 602 607 6031 6032 6037 6091 6092 6097")}

// BreakEven draws the break-even from the accounts, costs that follow sales by use.
func (b Books) BreakEven() BreakEven { return b.breakEven(variableByUse.holds) }

// BreakEvenOf is BreakEven, costs that follow sales being those that are told.
func (b Books) BreakEvenOf(variable map[string]bool) BreakEven {
	return b.breakEven(func(account string) bool { return variable[account] })
}

func (b Books) breakEven(follows func(account string) bool) BreakEven {
	e := BreakEven{
		Sales:  b.sum("sales", soldAll),
		Grants: b.sum("grants", over{of: codes("73 74 777")}),
		Others: b.sum("others", over{codes("7"), codes("70 756 73 74 777")}),
	}
	e.Variable, e.Standing = Figure{Key: "variable"}, Figure{Key: "standing"}
	for _, p := range b.debit("", over{codes("6"), codes("69")}).Pieces {
		to := &e.Standing
		if follows(p.Account) {
			to = &e.Variable
		}
		to.Cents += p.Cents
		to.Pieces = append(to.Pieces, p)
	}
	own := e.Standing.Cents - e.Others.Cents
	e.With, e.Without = e.point(own-e.Grants.Cents), e.point(own)
	return e
}

// MarginBP is what sales leave once they have paid for what follows them, in share of sales.
func (e BreakEven) MarginBP() money.Rate { return share(e.margin(), e.Sales.Cents) }

func (e BreakEven) margin() money.Cents { return e.Sales.Cents - e.Variable.Cents }

// point is fixed costs ÷ rate of margin; there is none where sales bring nothing.
func (e BreakEven) point(fixed money.Cents) (p Point) {
	if e.Sales.Cents <= 0 || e.margin() <= 0 {
		return p
	}
	p.Reachable = true
	p.Sales = max(0, fixed).Ratio(int64(e.Sales.Cents), int64(e.margin()))
	p.Day = p.Sales.Ratio(36000, int64(e.Sales.Cents))
	p.Safety = e.Sales.Cents - p.Sales
	p.SafetyBP = share(p.Safety, e.Sales.Cents)
	return p
}

// share is a part of a whole, 0 where there is no whole.
func share(part, whole money.Cents) money.Rate {
	if whole == 0 {
		return 0
	}
	return money.Rate(part.Ratio(10000, int64(whole)))
}
