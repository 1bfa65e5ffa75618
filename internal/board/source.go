package board

// Source says where the value of an indicator comes from.
type Source string

// The sources: what other rooms tell, and what is typed by hand.
const (
	Sales        Source = "sales"        // sold in the month
	BySales      Source = "sales_of"     // sold in the month by an activity
	Occupancy    Source = "occupancy"    // of the seats that were open
	Cash         Source = "cash"         // at hand at the end
	CashAhead    Source = "cash_ahead"   // expected three months after
	FreeCash     Source = "free_cash"    // that may be spent
	Unpaid       Source = "unpaid"       // by customers, for more than thirty days
	Grants       Source = "grants"       // promised and not received
	BudgetGap    Source = "budget_gap"   // of the result against the voted budget, since it began
	Volunteering Source = "volunteering" // time given, as the books value it
	Members      Source = "members"
	Typed        Source = "typed"
)

// Sources lists them in the order in which they are offered.
func Sources() []Source {
	return []Source{Sales, BySales, Occupancy, CashAhead, Cash, FreeCash, Unpaid, Grants, BudgetGap, Volunteering, Members, Typed}
}

// Measure is what a value counts.
type Measure string

// The measures.
const (
	Euros   Measure = "euros"
	Percent Measure = "percent"
	Number  Measure = "number"
)

// Measure tells what the values of a source count.
func (s Source) Measure() Measure {
	switch s {
	case Occupancy:
		return Percent
	case Members, Typed:
		return Number
	}
	return Euros
}

// known tells whether there is such a source.
func (s Source) known() bool {
	for _, other := range Sources() {
		if s == other {
			return true
		}
	}
	return false
}

// addsUp tells whether a value grows all along its month.
func (s Source) addsUp() bool {
	return s == Sales || s == BySales || s == Volunteering || s == Typed
}

// starter is an indicator that a place may begin with.
type starter struct {
	Source Source
	Key    string // of its name
	Unit   string // message key
	Low    *int64
}

// starters are the seven that a manager of such a place is asked for first.
func starters() []starter {
	nothing := int64(0)
	return []starter{
		{Source: Sales, Key: "sales"},
		{Source: Occupancy, Key: "occupancy"},
		{Source: CashAhead, Key: "cash_ahead", Low: &nothing},
		{Source: Unpaid, Key: "unpaid"},
		{Source: Typed, Key: "hours", Unit: "board.unit_hours"},
		{Source: Grants, Key: "grants"},
		{Source: BudgetGap, Key: "budget_gap"},
	}
}
