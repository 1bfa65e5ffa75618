// Package chart holds the charts of accounts that a place may start its books with,
// what moved between them in 2025, and the lines of the statements that accounts add
// up to. It announces nothing and must never know whose books they are.
package chart

import "strings"

// ID names a chart: "asso2025".
type ID string

// The charts. From the first of January 2025 on, years follow the rules of ANC 2022-06.
const (
	Asso2018    ID = "asso2018"
	Asso2025    ID = "asso2025"
	General2014 ID = "general2014"
	General2025 ID = "general2025"
	Coop2014    ID = "coop2014"
	Coop2025    ID = "coop2025"
)

// All lists the charts, those of today first.
func All() []ID { return []ID{Asso2025, General2025, Coop2025, Asso2018, General2014, Coop2014} }

// Association tells whether the entity draws up the statements of an association (ANC 2018-06).
func (id ID) Association() bool { return strings.HasPrefix(string(id), "asso") }

// Confidence tells where a row comes from.
type Confidence string

// How far a row may be trusted.
const (
	Given  Confidence = "given"
	Review Confidence = "review" // to be reviewed by an accountant
)

// Account is one row of a chart.
type Account struct {
	Code       string // six figures
	Label      string
	Lettered   bool // its lines are settled against one another
	Confidence Confidence
}

// Move is what became of an account in 2025.
type Move struct {
	Before, Since string
	Meaning       string
	Confidence    Confidence
}

// Part is where a line stands in a statement.
type Part string

// The parts of the income statement, then of the sheet, in order.
const (
	OperatingIncome    Part = "operating_income"
	OperatingExpense   Part = "operating_expense"
	FinancialIncome    Part = "financial_income"
	FinancialExpense   Part = "financial_expense"
	ExceptionalIncome  Part = "exceptional_income"
	ExceptionalExpense Part = "exceptional_expense"
	Participation      Part = "participation"
	Tax                Part = "tax"
	FootIncome         Part = "foot_income" // class 8, beside the totals
	FootExpense        Part = "foot_expense"
	Fixed              Part = "fixed"
	Current            Part = "current"
	Own                Part = "own"
	Dedicated          Part = "dedicated"
	Provisions         Part = "provisions"
	Debts              Part = "debts"
)

// Asset tells whether the part is on the asset side of the sheet.
func (p Part) Asset() bool { return p == Fixed || p == Current }

// Income tells whether what is in the part is earned, so that a credit adds to it.
func (p Part) Income() bool {
	return p == OperatingIncome || p == FinancialIncome || p == ExceptionalIncome || p == FootIncome
}

// Liability tells whether the part is on the other side of the sheet.
func (p Part) Liability() bool {
	return p == Own || p == Dedicated || p == Provisions || p == Debts
}

// Line is one line of a statement.
type Line struct {
	Key        string
	Part       Part
	Confidence Confidence
	names      map[string]string
}

// In gives the line's name in a language.
func (l Line) In(lang string) string { return l.names[lang] }
