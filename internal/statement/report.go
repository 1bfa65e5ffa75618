package statement

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// The reports as programs read them: amounts in whole cents.

// BalanceReport is the trial balance.
type BalanceReport struct {
	From        day.Day         `json:"from"`
	To          day.Day         `json:"to"`
	Accounts    []BalanceOfCode `json:"accounts" nullable:"false"`
	DebitCents  money.Cents     `json:"debit_cents" doc:"sum of the debits of the period, what was carried forward left out"`
	CreditCents money.Cents     `json:"credit_cents"`
	ResultCents money.Cents     `json:"result_cents" doc:"surplus (positive) or deficit of the year so far"`
}

// BalanceOfCode is one account of the trial balance.
type BalanceOfCode struct {
	Code         string      `json:"code"`
	Label        string      `json:"label"`
	OpeningCents money.Cents `json:"opening_cents" doc:"before the period, debit less credit"`
	DebitCents   money.Cents `json:"debit_cents"`
	CreditCents  money.Cents `json:"credit_cents"`
	BalanceCents money.Cents `json:"balance_cents" doc:"at the end, debit less credit"`
}

// IncomeReport is the income statement.
type IncomeReport struct {
	From                  day.Day     `json:"from"`
	To                    day.Day     `json:"to"`
	Lines                 []LineOut   `json:"lines" nullable:"false"`
	OperatingIncomeCents  money.Cents `json:"operating_income_cents"`
	OperatingExpenseCents money.Cents `json:"operating_expense_cents"`
	OperatingResultCents  money.Cents `json:"operating_result_cents"`
	FinancialResultCents  money.Cents `json:"financial_result_cents"`
	ExceptionalCents      money.Cents `json:"exceptional_result_cents"`
	IncomeCents           money.Cents `json:"income_cents"`
	ExpenseCents          money.Cents `json:"expense_cents"`
	ResultCents           money.Cents `json:"result_cents"`
	LastResultCents       money.Cents `json:"last_result_cents" doc:"of the same stretch a year before"`
	GivenInKindCents      money.Cents `json:"given_in_kind_cents" doc:"class 87, not in the totals"`
	UsedInKindCents       money.Cents `json:"used_in_kind_cents" doc:"class 86, not in the totals"`
}

// SheetReport is the balance sheet.
type SheetReport struct {
	To               day.Day     `json:"to" doc:"the day of the sheet"`
	Assets           []LineOut   `json:"assets" nullable:"false"`
	Liabilities      []LineOut   `json:"liabilities" nullable:"false"`
	AssetsCents      money.Cents `json:"assets_cents"`
	LiabilitiesCents money.Cents `json:"liabilities_cents"`
	ResultCents      money.Cents `json:"result_cents"`
}

// LineOut is one line of a statement.
type LineOut struct {
	Key       string      `json:"key"`
	Part      string      `json:"part"`
	Label     string      `json:"label"`
	Cents     money.Cents `json:"amount_cents"`
	Gross     money.Cents `json:"gross_cents"`
	Less      money.Cents `json:"depreciation_cents"`
	LastCents money.Cents `json:"last_cents" doc:"a year before"`
	Accounts  []PieceOut  `json:"accounts" nullable:"false"`
}

// PieceOut is what an account, or one third party on it, brings to a line.
type PieceOut struct {
	Code  string      `json:"code"`
	Third string      `json:"third" doc:"code of a third party, empty where none"`
	Net   money.Cents `json:"net_cents" doc:"debit less credit"`
}

// ActivityReport parts income and costs on an axis.
type ActivityReport struct {
	From        day.Day     `json:"from"`
	To          day.Day     `json:"to"`
	Axis        string      `json:"axis" enum:"activity,project,site"`
	Activities  []ShareOut  `json:"activities" nullable:"false"`
	IncomeCents money.Cents `json:"income_cents"`
	CostsCents  money.Cents `json:"expense_cents"`
	ResultCents money.Cents `json:"result_cents"`
}

// ShareOut is what one value of the axis earned and cost.
type ShareOut struct {
	ID          string      `json:"id" doc:"empty for what is of none"`
	Name        string      `json:"name"`
	IncomeCents money.Cents `json:"income_cents"`
	CostsCents  money.Cents `json:"expense_cents"`
	ResultCents money.Cents `json:"result_cents"`
}

// Report draws up one of the reports: "balance", "income", "sheet", "annex" or "activity".
func (d *Desk) Report(ctx context.Context, who base.Actor, kind string, p Period) (any, error) {
	switch kind {
	case "balance":
		return d.balanceReport(ctx, who, p)
	case "income":
		return d.incomeReport(ctx, who, p)
	case "sheet":
		return d.sheetReport(ctx, who, p)
	case "annex":
		return d.annexReport(ctx, who, p)
	}
	return d.activityReport(ctx, who, p, "activity")
}

func (d *Desk) balanceReport(ctx context.Context, who base.Actor, p Period) (BalanceReport, error) {
	out := BalanceReport{From: p.From, To: p.To, Accounts: []BalanceOfCode{}}
	all, err := d.Trial(ctx, who, p)
	for _, w := range all {
		out.Accounts = append(out.Accounts, BalanceOfCode{w.Code, w.Label, w.Before, w.Debit, w.Credit, w.After()})
		out.DebitCents, out.CreditCents = out.DebitCents+w.Debit, out.CreditCents+w.Credit
		if w.Code[0] == '6' || w.Code[0] == '7' {
			out.ResultCents -= w.After()
		}
	}
	return out, err
}

func (d *Desk) incomeReport(ctx context.Context, who base.Actor, p Period) (IncomeReport, error) {
	rows, err := d.Income(ctx, who, p)
	out := IncomeReport{From: p.From, To: p.To, Lines: []LineOut{}}
	for _, part := range incomeParts {
		out.Lines = append(out.Lines, linesOut(rows.Of(part), who.Lang)...)
	}
	sum := func(parts ...chart.Part) money.Cents { now, _ := rows.Total(parts...); return now }
	out.OperatingIncomeCents, out.OperatingExpenseCents = sum(chart.OperatingIncome), sum(chart.OperatingExpense)
	out.OperatingResultCents = out.OperatingIncomeCents - out.OperatingExpenseCents
	out.FinancialResultCents = sum(chart.FinancialIncome) - sum(chart.FinancialExpense)
	out.ExceptionalCents = sum(chart.ExceptionalIncome) - sum(chart.ExceptionalExpense)
	out.IncomeCents, out.ExpenseCents = sum(earned...), sum(spent...)
	out.ResultCents, out.LastResultCents = rows.Result()
	out.GivenInKindCents, out.UsedInKindCents = sum(chart.FootIncome), sum(chart.FootExpense)
	return out, err
}

func (d *Desk) sheetReport(ctx context.Context, who base.Actor, p Period) (SheetReport, error) {
	rows, err := d.Sheet(ctx, who, p)
	out := SheetReport{To: p.To, Assets: []LineOut{}, Liabilities: []LineOut{}}
	for _, part := range assetParts {
		out.Assets = append(out.Assets, linesOut(rows.Of(part), who.Lang)...)
	}
	for _, part := range liabilityParts {
		out.Liabilities = append(out.Liabilities, linesOut(rows.Of(part), who.Lang)...)
	}
	out.AssetsCents, _ = rows.Total(assetParts...)
	out.LiabilitiesCents, _ = rows.Total(liabilityParts...)
	if at := slices.IndexFunc(rows, func(r Row) bool { return r.Key == chart.ResultKey }); at >= 0 {
		out.ResultCents = rows[at].Net()
	}
	return out, err
}

func (d *Desk) activityReport(ctx context.Context, who base.Actor, p Period, axis string) (ActivityReport, error) {
	out := ActivityReport{From: p.From, To: p.To, Axis: axis, Activities: []ShareOut{}}
	all, err := d.Shares(ctx, who, p, axis)
	for _, s := range all {
		out.Activities = append(out.Activities, ShareOut{s.Value, s.Name, s.Income, s.Costs, s.Result()})
		out.IncomeCents, out.CostsCents = out.IncomeCents+s.Income, out.CostsCents+s.Costs
	}
	out.ResultCents = out.IncomeCents - out.CostsCents
	return out, err
}

func linesOut(all Rows, lang string) []LineOut {
	out := make([]LineOut, len(all))
	for i, r := range all {
		out[i] = LineOut{r.Key, string(r.Part), r.In(lang), r.Net(), r.Gross, r.Less, r.Last, []PieceOut{}}
		for _, h := range r.Held {
			out[i].Accounts = append(out[i].Accounts, PieceOut{h.Account, h.Third, h.Net})
		}
	}
	return out
}
