package statement

import (
	"pilotis/internal/chart"
	"pilotis/internal/money"
)

// The parts of the statements, in their order.
var (
	incomeParts = []chart.Part{chart.OperatingIncome, chart.OperatingExpense, chart.FinancialIncome, chart.FinancialExpense,
		chart.ExceptionalIncome, chart.ExceptionalExpense, chart.Participation, chart.Tax, chart.FootIncome, chart.FootExpense}
	earned         = []chart.Part{chart.OperatingIncome, chart.FinancialIncome, chart.ExceptionalIncome}
	spent          = []chart.Part{chart.OperatingExpense, chart.FinancialExpense, chart.ExceptionalExpense, chart.Participation, chart.Tax}
	assetParts     = []chart.Part{chart.Fixed, chart.Current}
	liabilityParts = []chart.Part{chart.Own, chart.Dedicated, chart.Provisions, chart.Debts}
)

// Result is what was earned less what was spent, this year and the year before.
func (all Rows) Result() (now, last money.Cents) {
	in, lastIn := all.Total(earned...)
	out, lastOut := all.Total(spent...)
	return in - out, lastIn - lastOut
}
