package statement

import (
	"slices"

	"pilotis/internal/chart"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// step is what a statement says from top to bottom, as the model of the accounting
// rules lays it out: the name of a part, one of its lines, what it all comes to.
// Screen and paper follow the same steps.
type step struct {
	Look        paper.Look
	Label       string
	Key         string // names what it is made of: a line, a part, "result"; empty for a name alone
	Gross, Less money.Cents
	Now, Last   money.Cents
	Plan        money.Cents
}

// layout puts a statement in steps, in a language.
type layout struct {
	rows  Rows
	lang  string
	steps []step
}

func (l *layout) say(key string) string { return words.T(l.lang, "statement."+key) }

// part lays out a part that has anything to show: its name, its lines, its total.
func (l *layout) part(p chart.Part) {
	rows := l.rows.Of(p)
	if len(rows) == 0 {
		return
	}
	l.steps = append(l.steps, step{Look: paper.Head, Label: l.say("part_" + string(p))})
	for _, r := range rows {
		l.line(r)
	}
	l.sum("sum_"+string(p), string(p), p)
}

// alone lays out a part of one line, without a name or a total of its own.
func (l *layout) alone(p chart.Part) {
	for _, r := range l.rows.Of(p) {
		l.line(r)
	}
}

func (l *layout) line(r Row) {
	l.steps = append(l.steps, step{Label: r.In(l.lang), Key: r.Key, Gross: r.Gross, Less: r.Less, Now: r.Net(), Last: r.Last, Plan: r.Plan})
}

// sum adds parts up; key names what it is made of.
func (l *layout) sum(label, key string, parts ...chart.Part) {
	s := step{Look: paper.Sum, Label: l.say(label), Key: key}
	for _, r := range l.rows {
		if slices.Contains(parts, r.Part) {
			s.Gross, s.Less, s.Now, s.Last, s.Plan = s.Gross+r.Gross, s.Less+r.Less, s.Now+r.Net(), s.Last+r.Last, s.Plan+r.Plan
		}
	}
	l.steps = append(l.steps, s)
}

// result sets what was earned against what was spent; it is shown where either was anything.
func (l *layout) result(label string, in, out []chart.Part) {
	now, last := l.rows.Total(in...)
	spentNow, spentLast := l.rows.Total(out...)
	for _, part := range slices.Concat(in, out) {
		if len(l.rows.Of(part)) > 0 {
			l.steps = append(l.steps, step{Look: paper.Sum, Label: l.say(label), Key: label, Now: now - spentNow, Last: last - spentLast,
				Plan: l.rows.planned(in...) - l.rows.planned(out...)})
			return
		}
	}
}

// results are the stages by which the income statement comes to its result, and the
// parts that each sets against the others.
var results = map[string][2][]chart.Part{
	"result_operating":   {{chart.OperatingIncome}, {chart.OperatingExpense}},
	"result_financial":   {{chart.FinancialIncome}, {chart.FinancialExpense}},
	"result_current":     {{chart.OperatingIncome, chart.FinancialIncome}, {chart.OperatingExpense, chart.FinancialExpense}},
	"result_exceptional": {{chart.ExceptionalIncome}, {chart.ExceptionalExpense}},
	"result_net":         {earned, spent},
}

// incomeSteps lay out the income statement (ANC 2018-06, art. 431-1; PCG, art. 821-1).
func incomeSteps(rows Rows, lang string) []step {
	l := layout{rows: rows, lang: lang}
	stage := func(name string) { l.result(name, results[name][0], results[name][1]) }
	l.part(chart.OperatingIncome)
	l.part(chart.OperatingExpense)
	stage("result_operating")
	l.part(chart.FinancialIncome)
	l.part(chart.FinancialExpense)
	stage("result_financial")
	stage("result_current")
	l.part(chart.ExceptionalIncome)
	l.part(chart.ExceptionalExpense)
	stage("result_exceptional")
	l.alone(chart.Participation)
	l.alone(chart.Tax)
	l.sum("sum_earned", "sum_earned", earned...)
	l.sum("sum_spent", "sum_spent", spent...)
	stage("result_net")
	l.part(chart.FootIncome)
	l.part(chart.FootExpense)
	return l.steps
}

// assetSteps lay out the left side of the sheet.
func assetSteps(rows Rows, lang string) []step {
	l := layout{rows: rows, lang: lang}
	for _, p := range assetParts {
		l.part(p)
	}
	l.sum("sum_assets", "sum_assets", assetParts...)
	return l.steps
}

// liabilitySteps lay out its right side.
func liabilitySteps(rows Rows, lang string) []step {
	l := layout{rows: rows, lang: lang}
	for _, p := range liabilityParts {
		l.part(p)
	}
	l.sum("sum_liabilities", "sum_liabilities", liabilityParts...)
	return l.steps
}

// partsOf gives the parts that a step adds up, none where it is a line.
func partsOf(key string) []chart.Part {
	switch key {
	case "sum_earned":
		return earned
	case "sum_spent":
		return spent
	case "sum_assets":
		return assetParts
	case "sum_liabilities":
		return liabilityParts
	}
	if r, found := results[key]; found {
		return slices.Concat(r[0], r[1])
	}
	if part := chart.Part(key); slices.Contains(slices.Concat(incomeParts, assetParts, liabilityParts), part) {
		return []chart.Part{part}
	}
	return nil
}
