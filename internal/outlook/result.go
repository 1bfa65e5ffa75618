package outlook

import (
	"pilotis/internal/analysis"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/statement"
)

// Result is what a forecast says, as programs read it. Amounts are in cents, shares in basis
// points, and what is a list by year has one row for each financial year.
type Result struct {
	Name      string          `json:"name"`
	Months    []Month         `json:"months" nullable:"false"`
	Lowest    Low             `json:"lowest" doc:"the month whose end has the least in the bank"`
	Income    []Income        `json:"income" nullable:"false"`
	Initial   Plan            `json:"initial_plan" doc:"what the first year needs to begin, and what pays for it"`
	Plans     []Plan          `json:"financing_plan" nullable:"false"`
	Sheets    []Sheet         `json:"sheet" nullable:"false"`
	SIG       []SIG           `json:"sig" nullable:"false"`
	Ratios    []Ratios        `json:"ratios" nullable:"false"`
	BreakEven []BreakEven     `json:"break_even" nullable:"false"`
	Draws     *forecast.Draws `json:"draws,omitempty"`
}

// Month is one month of a forecast.
type Month struct {
	Month   forecast.Month `json:"month"`
	Income  money.Cents    `json:"income_cents"`
	Expense money.Cents    `json:"expense_cents"`
	Result  money.Cents    `json:"result_cents"`
	In      money.Cents    `json:"cash_in_cents"`
	Out     money.Cents    `json:"cash_out_cents"`
	VAT     money.Cents    `json:"vat_cents" doc:"received from the State; negative where paid to it"`
	End     money.Cents    `json:"cash_end_cents"`
}

// Low is the month whose end has the least in the bank.
type Low struct {
	Month forecast.Month `json:"month"`
	Cents money.Cents    `json:"cash_end_cents"`
	Red   forecast.Month `json:"first_red,omitempty" doc:"first month that ends under zero, empty where none does"`
}

// Stretch names a financial year, or what a forecast holds of it.
type Stretch struct {
	From day.Day `json:"from"`
	To   day.Day `json:"to"`
}

// Line is one line of a statement.
type Line struct {
	Key   string      `json:"key"`
	Part  string      `json:"part"`
	Label string      `json:"label"`
	Cents money.Cents `json:"amount_cents"`
}

// Income is the income statement of a year, by line and by activity.
type Income struct {
	Stretch
	Lines      []Line      `json:"lines" nullable:"false"`
	Income     money.Cents `json:"income_cents"`
	Expense    money.Cents `json:"expense_cents"`
	Result     money.Cents `json:"result_cents"`
	Activities []Activity  `json:"activities" nullable:"false"`
}

// Activity is what an activity earns and costs; the one without a name is what all share.
type Activity struct {
	Activity string      `json:"activity"`
	Income   money.Cents `json:"income_cents"`
	Expense  money.Cents `json:"expense_cents"`
}

// Sheet is the balance sheet at the end of a year.
type Sheet struct {
	On     day.Day     `json:"on"`
	Lines  []Line      `json:"lines" nullable:"false"`
	Assets money.Cents `json:"assets_cents"`
	Owed   money.Cents `json:"liabilities_cents"`
}

// SIG are the intermediate balances of a year in both readings, and what it can finance.
type SIG struct {
	Stretch
	Classic  map[string]money.Cents `json:"classic"`
	Reformed map[string]money.Cents `json:"reformed"`
	CAF      money.Cents            `json:"caf_cents"`
}

// Ratios are those of a year, and the functional sheet at its end.
type Ratios struct {
	Stretch
	WorkingCapital money.Cents      `json:"working_capital_cents"`
	Need           money.Cents      `json:"working_capital_need_cents"`
	Treasury       money.Cents      `json:"treasury_cents"`
	Ratios         map[string]int64 `json:"ratios" doc:"in hundredths of a percent, of a day or of a time; absent where there is nothing to divide by"`
}

// BreakEven is the break-even of a year.
type BreakEven struct {
	Stretch
	Margin  money.Rate `json:"margin_bp" doc:"what sales leave once they have paid for what follows them"`
	With    *Point     `json:"with_grants,omitempty" doc:"absent where no sales would be enough"`
	Without *Point     `json:"without_grants,omitempty" doc:"absent where no sales would be enough"`
	Said    string     `json:"message,omitempty"`
}

// Point is a level of sales at which nothing is lost.
type Point struct {
	Sales  money.Cents `json:"sales_cents"`
	Day    money.Cents `json:"day_hundredths" doc:"hundredths of days of a year of 360"`
	Safety money.Cents `json:"safety_cents"`
	Share  money.Rate  `json:"safety_bp"`
}

// Draw draws up what an outcome says, labels in a language.
func Draw(o *forecast.Outcome, lang string, unreachable string) Result {
	r := Result{Name: o.Hypotheses().Name, Months: months(o), Initial: initial(o)}
	r.Lowest = lowest(r.Months)
	for y := range years(o) {
		b, s := Books(o, y), stretch(o, y)
		f := b.Functional()
		ratios := Ratios{s, f.WorkingCapital.Cents, f.Need.Cents, f.Treasury.Cents, map[string]int64{}}
		for _, ratio := range RatiosOf(o, y) {
			if ratio.Known {
				ratios.Ratios[ratio.Key] = ratio.Value
			}
		}
		r.Ratios = append(r.Ratios, ratios)
		r.Income = append(r.Income, incomeOf(o, b, y, lang))
		r.Plans = append(r.Plans, PlanOf(o, y))
		r.Sheets = append(r.Sheets, sheetOf(b, s.To, lang))
		r.SIG = append(r.SIG, SIG{s, balances(b, analysis.Classic), balances(b, analysis.Reformed), b.CAF(analysis.Reformed).Cents})
		r.BreakEven = append(r.BreakEven, breakEven(s, b.BreakEvenOf(o.Variable()), unreachable))
	}
	return r
}

// RatiosOf are the ratios of a year, each with what it divides.
func RatiosOf(o *forecast.Outcome, year int) []analysis.Ratio {
	from, to := bounds(o, year)
	return Books(o, year).Ratios(analysis.Stretch{Days: (to - from) * 365 / 12, Repaid: repaid(o, from, to)})
}

func balances(b analysis.Books, r analysis.Reading) map[string]money.Cents {
	out := map[string]money.Cents{}
	for _, balance := range b.Balances(r) {
		out[balance.Key] = balance.Cents
	}
	return out
}

func breakEven(s Stretch, e analysis.BreakEven, unreachable string) BreakEven {
	point := func(p analysis.Point) *Point {
		if !p.Reachable {
			return nil
		}
		return &Point{p.Sales, p.Day, p.Safety, p.SafetyBP}
	}
	out := BreakEven{Stretch: s, Margin: e.MarginBP(), With: point(e.With), Without: point(e.Without)}
	if out.With == nil {
		out.Said = unreachable
	}
	return out
}

func months(o *forecast.Outcome) []Month {
	out := make([]Month, len(o.Months()))
	ends, results := o.CashEnd(), o.Results()
	for t, m := range o.Months() {
		out[t] = Month{Month: m, Result: results[t], End: ends[t]}
	}
	for i, item := range o.Items() {
		for t, c := range o.Cash(i) {
			if item.Kind == forecast.OfVAT {
				out[t].VAT = c
			}
			out[t].In += max(0, c)
			out[t].Out -= min(0, c)
		}
		for t, c := range o.Earned(i) {
			out[t].Income += max(0, c)
			out[t].Expense -= min(0, c)
		}
	}
	return out
}

func lowest(all []Month) (low Low) {
	low.Month, low.Cents = all[0].Month, all[0].End
	for _, m := range all {
		if m.End < low.Cents {
			low.Month, low.Cents = m.Month, m.End
		}
		if m.End < 0 && low.Red == "" {
			low.Red = m.Month
		}
	}
	return low
}

// years is how many financial years a forecast touches.
func years(o *forecast.Outcome) int { return (len(o.Months()) + 11) / 12 }

// bounds are the months of a year by their place in the forecast, the last one left out.
func bounds(o *forecast.Outcome, year int) (from, to int) {
	return 12 * year, min(12*year+12, len(o.Months()))
}

func stretch(o *forecast.Outcome, year int) Stretch {
	from, to := bounds(o, year)
	all := o.Months()
	return Stretch{all[from].First(), all[to-1].Last()}
}

// ChartOf is the chart that a forecast's accounts are of.
func ChartOf(h forecast.Hypotheses) chart.ID {
	if h.Association {
		return chart.Asso2025
	}
	return chart.General2025
}

// Books are the accounts of a forecast at the end of a year, ready to be read as books are.
func Books(o *forecast.Outcome, year int) analysis.Books {
	from, to := bounds(o, year)
	return BooksTo(o, from, to)
}

// BooksTo are the accounts after the months from one up to, and without, another, by their
// place in the forecast.
func BooksTo(o *forecast.Outcome, from, to int) analysis.Books {
	trial := o.Trial(from, to)
	return books(o, trial.Closing, trial)
}

// opening are the accounts on the eve of a year.
func opening(o *forecast.Outcome, year int) analysis.Books {
	from, to := bounds(o, year)
	trial := o.Trial(from, to)
	return books(o, func(account string) money.Cents { return trial.Opening[account] }, trial)
}

func books(o *forecast.Outcome, holds func(string) money.Cents, t forecast.Trial) analysis.Books {
	b := analysis.Books{Chart: ChartOf(o.Hypotheses())}
	for account := range t.Opening {
		b.Held = append(b.Held, statement.Held{Account: account, Net: holds(account)})
	}
	return b.Sorted()
}

// repaid is the principal of loans that is paid back.
func repaid(o *forecast.Outcome, from, to int) money.Cents {
	return o.Trial(from, to).Sum("16", "17") + o.Lent(from, to)
}

func incomeOf(o *forecast.Outcome, b analysis.Books, year int, lang string) Income {
	out := Income{Stretch: stretch(o, year), Result: b.Result().Cents, Lines: []Line{}}
	for _, row := range statement.Draw(chart.ModelOf(b.Chart), b.Held) {
		if len(row.Held) == 0 || row.Part.Asset() || row.Part.Liability() {
			continue
		}
		out.Lines = append(out.Lines, Line{row.Key, string(row.Part), row.In(lang), row.Net()})
		if row.Part.Income() {
			out.Income += row.Net()
		} else {
			out.Expense += row.Net()
		}
	}
	out.Activities = activities(o, year)
	return out
}

func activities(o *forecast.Outcome, year int) []Activity {
	from, to := bounds(o, year)
	at := map[string]int{}
	out := []Activity{}
	for i, item := range o.Items() {
		earned := o.Earned(i)[from:to]
		for _, c := range earned {
			if c == 0 {
				continue
			}
			k, known := at[item.Activity]
			if !known {
				k = len(out)
				at[item.Activity] = k
				out = append(out, Activity{Activity: item.Activity})
			}
			out[k].Income += max(0, c)
			out[k].Expense -= min(0, c)
		}
	}
	return out
}

func sheetOf(b analysis.Books, on day.Day, lang string) Sheet {
	out := Sheet{On: on, Lines: []Line{}}
	for _, row := range statement.Draw(chart.ModelOf(b.Chart), b.Held) {
		if row.Net() == 0 || !row.Part.Asset() && !row.Part.Liability() {
			continue
		}
		out.Lines = append(out.Lines, Line{row.Key, string(row.Part), row.In(lang), row.Net()})
		if row.Part.Asset() {
			out.Assets += row.Net()
		} else {
			out.Owed += row.Net()
		}
	}
	return out
}
