// Package forecast reckons what hypotheses lead to: every month's income, cost, VAT and
// cash, posted by double entry on the accounts that the books use, so that forecast and
// books agree to the cent and every statement drawn from one is drawn from the other. It
// announces nothing and must never know a database, a page or the books of a place.
package forecast

import (
	"pilotis/internal/law"
	"pilotis/internal/money"
)

// Hypotheses are what a forecast is made from. Amounts are in cents and without VAT,
// rates in basis points, months written "2027-03". A financial year is twelve months.
type Hypotheses struct {
	Name        string       `json:"name,omitempty"`
	Start       Month        `json:"start" doc:"first month, which begins a financial year"`
	Months      int          `json:"months" doc:"how many, 1 to 60"`
	Association bool         `json:"association" doc:"whether the statements are those of an association"`
	Inflation   money.Rate   `json:"inflation_bp,omitempty" doc:"by which costs that say nothing else grow each year"`
	Opening     []Balance    `json:"opening,omitempty" doc:"what the books hold on the eve of the first month"`
	VAT         VAT          `json:"vat"`
	Tax         []Band       `json:"tax,omitempty" doc:"tax on the result of a year; none where empty"`
	Advances    *Advances    `json:"tax_advances,omitempty" doc:"instalments of that tax; all of it is paid after the year where absent"`
	Sales       []Sale       `json:"sales,omitempty"`
	Costs       []Cost       `json:"costs,omitempty"`
	Staff       []Hire       `json:"staff,omitempty"`
	Grants      []Grant      `json:"grants,omitempty"`
	Investments []Investment `json:"investments,omitempty"`
	Endowments  []Endowment  `json:"investment_grants,omitempty"`
	Loans       []Loan       `json:"loans,omitempty"`
	Flows       []Flow       `json:"flows,omitempty" doc:"own funds brought in, deposits, anything that passes by the bank alone"`
	Scenario    Scenario     `json:"scenario"`
	Risks       []Risk       `json:"risks,omitempty" doc:"what the draws let vary"`
	Links       []Link       `json:"links,omitempty" doc:"which risks go together"`
	Draws       int          `json:"draws,omitempty" doc:"how many; none where 0, at most 100000"`
	Seed        uint64       `json:"seed,omitempty" doc:"the same seed gives the same draws"`
}

// Why is what makes a hypothesis credible.
type Why struct {
	Source     string     `json:"source,omitempty"`
	Note       string     `json:"note,omitempty"`
	Confidence Confidence `json:"confidence,omitempty" enum:"low,medium,high"`
}

// Confidence tells how far a hypothesis may be trusted.
type Confidence string

// The degrees of confidence.
const (
	Low    Confidence = "low"
	Medium Confidence = "medium"
	High   Confidence = "high"
)

// Head names a hypothesis.
type Head struct {
	Key      string `json:"key" doc:"names it among all"`
	Label    string `json:"label"`
	Account  string `json:"account" doc:"account of the books"`
	Activity string `json:"activity,omitempty"`
	Why
}

// Named gives the head of any hypothesis.
func (h *Head) Named() *Head { return h }

// Balance is what an account holds before the first month: debit less credit. What
// customers, suppliers, staff and the State owe or are owed is settled in a month.
type Balance struct {
	Account string      `json:"account"`
	Cents   money.Cents `json:"cents" doc:"debit less credit"`
	Settled Month       `json:"settled,omitempty" doc:"the first month where empty"`
}

// Regime is how a place stands towards VAT.
type Regime string

// The regimes.
const (
	NoVAT Regime = "none" // not liable, or franchise: costs bear their VAT
	Real  Regime = "real"
)

// VAT is how a place stands towards VAT.
type VAT struct {
	Regime      Regime     `json:"regime" enum:"none,real"`
	Coefficient money.Rate `json:"coefficient_bp,omitempty" doc:"deductible share; all of it where 0"`
	Quarterly   bool       `json:"quarterly,omitempty" doc:"whether returns are by quarter"`
	Refunds     []Refund   `json:"refunds,omitempty"`
}

// Refund is the credit of VAT of a month's end, asked back and paid in another month.
type Refund struct {
	Asked Month `json:"asked"`
	Paid  Month `json:"paid"`
}

// Band is a band of the tax on results.
type Band = law.Band

// Sale is what customers and members pay for: an amount a month, or a capacity that is
// used to a degree, at a price.
type Sale struct {
	Head
	Amount    Series     `json:"amount,omitempty" doc:"a month"`
	Driver    *Driver    `json:"driver,omitempty" doc:"instead of an amount"`
	Season    []int64    `json:"season_bp,omitempty" doc:"twelve, January first; 10000 is a usual month"`
	Growth    money.Rate `json:"growth_bp,omitempty" doc:"of the price, each year"`
	VATRate   money.Rate `json:"vat_bp,omitempty"`
	OnInvoice bool       `json:"vat_on_invoice,omitempty" doc:"goods, or the option for debits; otherwise VAT is due when the customer pays"`
	Delay     int        `json:"delay_days,omitempty" doc:"until the customer pays"`
}

// Driver is where an amount comes from: capacity × openings × occupancy × price.
type Driver struct {
	Capacity  int64  `json:"capacity" doc:"desks, seats, members, covers of an opening"`
	Openings  Series `json:"openings" doc:"how many times a month each may be sold; 1 for a monthly pass"`
	Occupancy Series `json:"occupancy_bp"`
	Price     Series `json:"price_cents"`
}

// Cost is what suppliers are paid: an amount a month, or a share of sales.
type Cost struct {
	Head
	Amount    Series      `json:"amount,omitempty" doc:"a month"`
	Season    []int64     `json:"season_bp,omitempty" doc:"twelve, January first; 10000 is a usual month"`
	Of        []string    `json:"of,omitempty" doc:"keys of the sales that it is a share of"`
	Share     money.Rate  `json:"share_bp,omitempty" doc:"of those sales"`
	Variable  bool        `json:"variable,omitempty" doc:"whether an amount follows activity; a share always does"`
	Growth    *money.Rate `json:"growth_bp,omitempty" doc:"each year; inflation where absent"`
	VATRate   money.Rate  `json:"vat_bp,omitempty"`
	OnInvoice bool        `json:"vat_on_invoice,omitempty" doc:"deductible at invoice; otherwise when it is paid"`
	Delay     int         `json:"delay_days,omitempty" doc:"until it is paid"`
	Stock     *Stock      `json:"stock,omitempty" doc:"kept of what it buys; the amount is then what is used"`
}

// Hire is one or several persons with the same wage. The wage after contributions and the
// employer's part are estimates: this is not a payslip.
type Hire struct {
	Head
	From     Month        `json:"from"`
	To       Month        `json:"to,omitempty" doc:"last month; until the end where empty"`
	Heads    int64        `json:"heads,omitempty" doc:"1 where 0"`
	Gross    money.Cents  `json:"gross_cents" doc:"a month"`
	Net      *money.Cents `json:"net_cents,omitempty" doc:"paid in the month; estimated where absent"`
	Employer *money.Cents `json:"employer_cents,omitempty" doc:"employer's part; estimated where absent"`
	Growth   money.Rate   `json:"growth_bp,omitempty" doc:"of the wage, each year"`
}

// State tells how sure a grant is.
type State string

// The states.
const (
	Asked    State = "asked"
	Probable State = "probable"
	Signed   State = "signed"
)

// Grant is money to run the place on, earned over a stretch and paid by instalments.
type Grant struct {
	Head
	Cents       money.Cents  `json:"cents"`
	State       State        `json:"state" enum:"asked,probable,signed"`
	Probability money.Rate   `json:"probability_bp,omitempty" doc:"of one that is not signed"`
	From        Month        `json:"from" doc:"first month that it is for"`
	To          Month        `json:"to" doc:"last month that it is for"`
	Instalments []Instalment `json:"instalments"`
	Funder      string       `json:"funder,omitempty"`
}

// Instalment is a share of a grant, paid in a month.
type Instalment struct {
	Month Month      `json:"month"`
	Share money.Rate `json:"share_bp"`
}

// Investment is what the place buys and uses for years; before the first month it is only
// depreciated.
type Investment struct {
	Head
	Cents   money.Cents `json:"cents"`
	Month   Month       `json:"month" doc:"bought, paid and put to use on its first day"`
	Years   int         `json:"years" doc:"of linear depreciation; 0 for what is not depreciated, such as land"`
	VATRate money.Rate  `json:"vat_bp,omitempty"`
}

// Endowment is a grant that pays for investments and is earned at their pace.
type Endowment struct {
	Head
	Cents       money.Cents `json:"cents"`
	State       State       `json:"state" enum:"asked,probable,signed"`
	Probability money.Rate  `json:"probability_bp,omitempty"`
	Month       Month       `json:"month" doc:"paid"`
	For         []string    `json:"for" doc:"keys of the investments"`
	Funder      string      `json:"funder,omitempty"`
}

// Loan is paid back by equal instalments, after months of interest alone where there are
// any, or at once.
type Loan struct {
	Head
	Cents    money.Cents `json:"cents"`
	Rate     money.Rate  `json:"rate_bp,omitempty" doc:"a year; a twelfth of it each month"`
	Month    Month       `json:"month" doc:"lent"`
	First    Month       `json:"first,omitempty" doc:"first instalment; the month after where empty"`
	Terms    int         `json:"terms" doc:"instalments, months of interest alone included"`
	Deferred int         `json:"deferred,omitempty" doc:"months of interest alone"`
	AtOnce   bool        `json:"at_once,omitempty" doc:"the capital comes back with the last instalment"`
}

// Flow is an amount that passes by the bank, and not by income or costs.
type Flow struct {
	Head
	Month Month       `json:"month"`
	Cents money.Cents `json:"cents" doc:"received; negative where paid"`
}

// Policy is which grants a scenario counts on.
type Policy string

// The policies.
const (
	Weighted   Policy = "weighted" // each by its probability
	SignedOnly Policy = "signed"
	AllGrants  Policy = "all"
)

// Scenario bends the hypotheses: what differs, told once.
type Scenario struct {
	Grants Policy `json:"grants,omitempty" enum:"weighted,signed,all" doc:"weighted where empty"`
	Bends  []Bend `json:"bends,omitempty"`
}

// Every names all sales, all costs or all wages in a bend.
const (
	EverySale = "sales"
	EveryCost = "costs"
	EveryWage = "staff"
)

// Bend multiplies what a hypothesis says; 0 takes it away.
type Bend struct {
	Key    string     `json:"key" doc:"of a hypothesis, or sales, costs, staff for all of a kind"`
	Factor money.Rate `json:"factor_bp" doc:"10000 changes nothing"`
}
