package dossier

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// shown is a chart of a file, on the screen and on paper.
type shown struct {
	ui.Chart
	lines bool
}

func (t told) chart(key string, args base.Args) shown {
	return shown{Chart: ui.Chart{Title: t.say("chart_"+key, args), Axis: t.say("axis_" + key), Write: paper.WriteWhole(t.lang)}}
}

func (t told) mark(c money.Cents) ui.Mark {
	return ui.Mark{Value: float64(c), Words: words.Euros(t.lang, whole(c)), Kind: ui.Forecast}
}

// whole is an amount in whole euros: cents would hide what matters in a drawing.
func whole(c money.Cents) money.Cents { return c.Ratio(1, 100) * 100 }

// bank draws what the bank holds at the end of each month.
func (t told) bank() shown {
	low := t.Result.Lowest
	key := "bank"
	if low.Red != "" {
		key = "bank_red"
	}
	c := t.chart("bank", nil)
	c.Title = t.say("chart_"+key, base.Args{"amount": words.Euros(t.lang, whole(low.Cents)), "month": words.Month(t.lang, low.Month.Of()) + " " + string(low.Month[:4])})
	c.lines = true
	run := ui.Series{Name: t.say("cash_end"), Hue: 1}
	c.Labels = monthLabels(t.lang, t.Result)
	for _, m := range t.Result.Months {
		short := words.MonthShort(t.lang, m.Month.Of())
		if m.Month.Of() == time.January {
			short = string(m.Month[:4])
		}
		c.Short = append(c.Short, short)
		run.Marks = append(run.Marks, t.mark(m.End))
	}
	c.Series = []ui.Series{run}
	return c
}

// growth draws what each year earns, costs and leaves.
func (t told) growth() shown {
	last := t.Result.Income[len(t.Result.Income)-1]
	key := "growth"
	if last.Result < 0 {
		key = "growth_loss"
	}
	c := t.chart("growth", nil)
	c.Title = t.say("chart_"+key, base.Args{"year": yearSaid(last.Stretch), "amount": words.Euros(t.lang, whole(last.Result.Abs()))})
	runs := []ui.Series{{Name: t.say("run_income"), Hue: 1}, {Name: t.say("run_expense"), Hue: 2}, {Name: t.say("run_result"), Hue: 3}}
	c.Labels = yearLabels(t.Result)
	for _, y := range t.Result.Income {
		for i, cents := range []money.Cents{y.Income, y.Expense, y.Result} {
			runs[i].Marks = append(runs[i].Marks, t.mark(cents))
		}
	}
	c.Series = runs
	return c
}

// even draws sales beside what must be sold for nothing to be lost.
func (t told) even() shown {
	first := t.Result.BreakEven[0]
	c := t.chart("even_never", nil)
	if first.With != nil {
		c = t.chart("even", base.Args{"sales": words.Euros(t.lang, whole(first.With.Sales)), "year": yearSaid(first.Stretch)})
	}
	runs := []ui.Series{{Name: t.say("run_sales"), Hue: 1}, {Name: t.say("run_with"), Hue: 2}, {Name: t.say("run_without"), Hue: 3}}
	c.Labels = yearLabels(t.Result)
	for _, y := range t.Result.BreakEven {
		sales := money.Cents(0)
		if y.With != nil {
			sales = y.With.Sales + y.With.Safety
		}
		runs[0].Marks = append(runs[0].Marks, t.mark(sales))
		for i, point := range []*outlook.Point{y.With, y.Without} {
			mark := ui.Mark{None: true}
			if point != nil {
				mark = t.mark(point.Sales)
			}
			runs[i+1].Marks = append(runs[i+1].Marks, mark)
		}
	}
	c.Series = runs
	return c
}

// drawn is a chart on paper.
func (t told) drawn(c shown) paper.Drawing {
	d := paper.Drawing{Title: c.Title, Labels: c.Labels, Lines: c.lines, Write: c.Write}
	for _, s := range c.Series {
		run := paper.Run{Name: s.Name}
		for _, m := range s.Marks {
			run.Values = append(run.Values, m.Value)
		}
		d.Runs = append(d.Runs, run)
	}
	return d
}
