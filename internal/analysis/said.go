package analysis

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// figureName names a figure.
func figureName(ctx context.Context, key string) string { return ui.T(ctx, "analysis.figure_"+key) }

// span says which days a page is of.
func (v view) span(ctx context.Context) string {
	lang := ui.In(ctx).Lang
	return ui.T(ctx, "analysis.span", base.Args{"from": words.DateShort(lang, v.Now.From), "to": words.DateShort(lang, v.Now.To)})
}

// euros writes an amount of a drawing, cents left out.
func euros(ctx context.Context) func(float64) string {
	return func(v float64) string { return ui.Euros(ctx, money.Cents(v).Ratio(1, 100)*100) }
}

// sayRatio writes a ratio with its unit.
func sayRatio(ctx context.Context, r Ratio) string {
	if !r.Known {
		return "–"
	}
	return sayValue(ctx, r.Unit, r.Key, r.Value)
}

func sayValue(ctx context.Context, unit Unit, key string, value int64) string {
	lang := ui.In(ctx).Lang
	switch unit {
	case Percent:
		return words.Percent(lang, value)
	case Days:
		return ui.T(ctx, "analysis.days", base.Args{"n": int64(money.Cents(value).Ratio(1, 100))})
	}
	text := "analysis.times"
	if key == DebtYears && value < 200 {
		text = "analysis.year"
	} else if key == DebtYears {
		text = "analysis.years"
	}
	return ui.T(ctx, text, base.Args{"n": words.Hundredths(lang, value)})
}

// tones are those of the lights.
var tones = map[Light]ui.Tone{Good: ui.Well, Watch: ui.Watch, Weak: ui.Wrong, Unlit: ui.Neutral}

// usualReading says between what values a ratio reads well.
func usualReading(ctx context.Context, j Judged) string {
	m := j.Mark
	if m.Ratio == "" {
		return ui.T(ctx, "analysis.mark_none")
	}
	key, args := "analysis.mark_more", base.Args{"good": sayValue(ctx, j.Unit, j.Key, m.Good), "weak": ""}
	if m.Less {
		key = "analysis.mark_less"
	}
	if m.Weak != nil && *m.Weak != m.Good {
		key += "_weak"
		args["weak"] = sayValue(ctx, j.Unit, j.Key, *m.Weak)
	}
	return ui.T(ctx, key, args)
}

// said says who reads a ratio so.
func (m Mark) said(ctx context.Context) string {
	source := m.Source.In(ui.In(ctx).Lang)
	if m.Own {
		return ui.T(ctx, "analysis.source_own", base.Args{"source": source})
	}
	return source
}

// sign tells which of two readings a figure calls for.
func sign(c money.Cents) string {
	if c < 0 {
		return "minus"
	}
	return "plus"
}

// activityName names an activity, or says that it is of none.
func activityName(ctx context.Context, all map[base.ActivityID]activity.Activity, id base.ActivityID) string {
	if a, known := all[id]; known {
		return a.Name
	}
	return ui.T(ctx, "analysis.of_none")
}

// waterfall goes from sales down to the result.
func (p balancesPage) waterfall(ctx context.Context) ui.Cascade {
	all, write := p.Now.Balances(p.Reading), euros(ctx)
	result := all.Get(Net)
	c := ui.Cascade{Title: ui.T(ctx, "analysis.waterfall_"+sign(result.Cents), base.Args{"result": ui.Money(ctx, result.Cents)}), Note: p.span(ctx)}
	reach := func(f Figure) {
		c.Reach(figureName(ctx, f.Key), float64(f.Cents), write, p.opens(ctx, "balance."+f.Key))
	}
	fall := func(all ...Figure) {
		for _, f := range all {
			if f.Cents != 0 {
				c.Fall(figureName(ctx, f.Key), float64(f.Cents), write, p.opens(ctx, "balance."+f.Key))
			}
		}
	}
	sales := salesOf(all)
	reach(sales[0])
	fall(sales[1])
	for _, key := range []string{ValueAdded, EBITDA, Operating} {
		fall(all.Get(key).Added...)
		reach(all.Get(key).Figure)
	}
	fall(all.Get(Current).Added...)
	fall(all.Get(Exceptional).Added...)
	fall(result.Added...)
	reach(result.Figure)
	return c
}

// picture draws what stays, what it pays for, what turns, and what is left at hand.
func (p sheetPage) picture(ctx context.Context, f Functional) ui.Cascade {
	write := euros(ctx)
	c := ui.Cascade{Title: ui.T(ctx, "analysis.picture_"+sign(f.Treasury.Cents), base.Args{"cash": ui.Money(ctx, f.Treasury.Cents)}), Note: p.span(ctx)}
	for i, s := range f.Stable {
		if i == 0 {
			c.Reach(figureName(ctx, s.Key), float64(s.Cents), write, p.opens(ctx, "sheet."+s.Key))
		} else if s.Cents != 0 {
			c.Fall(figureName(ctx, s.Key), float64(s.Cents), write, p.opens(ctx, "sheet."+s.Key))
		}
	}
	c.Fall(figureName(ctx, f.Fixed.Key), -float64(f.Fixed.Cents), write, p.opens(ctx, "sheet."+f.Fixed.Key))
	c.Reach(figureName(ctx, f.WorkingCapital.Key), float64(f.WorkingCapital.Cents), write, p.opens(ctx, "sheet.working_capital"))
	c.Fall(ui.T(ctx, "analysis.less_need"), -float64(f.Need.Cents), write, p.opens(ctx, "sheet.need"))
	c.Reach(figureName(ctx, f.Treasury.Key), float64(f.Treasury.Cents), write, p.opens(ctx, "sheet.treasury"))
	return c
}

// race draws what had come in against what had gone out, month after month.
func (p evenPage) race(ctx context.Context) ui.Chart {
	lang, write := ui.In(ctx).Lang, func(c money.Cents) string { return ui.Euros(ctx, c.Ratio(1, 100)*100) }
	series := []ui.Series{{Name: ui.T(ctx, "analysis.series_costs"), Hue: 2}, {Name: ui.T(ctx, "analysis.series_sales"), Hue: 1}, {Name: ui.T(ctx, "analysis.series_income"), Hue: 3}}
	c := ui.Chart{Title: p.answer(ctx), Note: ui.T(ctx, "analysis.race_note"), Axis: ui.T(ctx, "analysis.month"), Write: euros(ctx)}
	for _, m := range p.Months {
		c.Labels = append(c.Labels, words.Month(lang, m.Month.Month()))
		c.Short = append(c.Short, words.MonthShort(lang, m.Month.Month()))
		for i, sum := range []money.Cents{m.Costs, m.Sales, m.Income} {
			series[i].Marks = append(series[i].Marks, ui.Mark{Value: float64(sum), Words: write(sum)})
		}
	}
	c.Series = series
	return c
}

// answer says in a sentence when the year pays for itself.
func (p evenPage) answer(ctx context.Context) string {
	e := p.Now.BreakEven()
	if !e.With.Reachable {
		return ui.T(ctx, "analysis.even_never")
	}
	if on, within := e.With.Date(p.Now.From, p.Now.To); within {
		return ui.T(ctx, "analysis.even_on", base.Args{"day": words.DayMonth(ui.In(ctx).Lang, on)})
	}
	return ui.T(ctx, "analysis.even_after")
}

// when says on what day a point is reached.
func (p evenPage) when(ctx context.Context, of Point) string {
	if on, within := of.Date(p.Now.From, p.Now.To); within {
		return words.DayMonth(ui.In(ctx).Lang, on)
	}
	return ui.T(ctx, "analysis.not_this_year")
}

// story goes from the result of a year before to that of this one.
func (p causesPage) story(ctx context.Context) ui.Cascade {
	write, c := euros(ctx), ui.Cascade{Title: p.answer(ctx), Note: p.span(ctx)}
	c.Reach(ui.T(ctx, "analysis.result_last"), float64(p.Causes.Last.Cents), write, p.opensLast(ctx, "cause.result"))
	if p.Causes.LastOnce.Cents != 0 {
		c.Fall(ui.T(ctx, "analysis.once_last"), -float64(p.Causes.LastOnce.Cents), write, p.opensLast(ctx, "cause.once"))
	}
	for _, cause := range p.Causes.All {
		c.Fall(p.name(ctx, cause), float64(cause.Cents), write, p.leads(ctx, cause))
	}
	if p.Causes.NowOnce.Cents != 0 {
		c.Fall(ui.T(ctx, "analysis.once_now"), float64(p.Causes.NowOnce.Cents), write, p.opens(ctx, "cause.once"))
	}
	c.Reach(ui.T(ctx, "analysis.result_now"), float64(p.Causes.Now.Cents), write, p.opens(ctx, "cause.result"))
	return c
}

// answer says how far the result moved, and what moved it most.
func (p causesPage) answer(ctx context.Context) string {
	moved := p.Causes.Now.Cents - p.Causes.Last.Cents
	if len(p.Causes.All) == 0 {
		return ui.T(ctx, "analysis.moved_none")
	}
	return ui.T(ctx, "analysis.moved_"+sign(moved), base.Args{"moved": ui.Money(ctx, moved.Abs()), "cause": p.name(ctx, p.Causes.All[0])})
}

// name says a cause.
func (p causesPage) name(ctx context.Context, c Cause) string {
	if c.Activity == "" && c.Key != "sales" {
		return figureName(ctx, c.Key)
	}
	return ui.T(ctx, "analysis.cause_"+c.Key, base.Args{"activity": activityName(ctx, p.Activities, c.Activity)})
}

// leads to what a cause is made of this year.
func (p causesPage) leads(ctx context.Context, c Cause) templ.SafeURL {
	if c.Activity == "" && c.Key != "sales" {
		return p.opens(ctx, "cause."+c.Key)
	}
	return p.Now.activity(ctx, c.Activity)
}

// activity is the page of what an activity earned and cost.
func (s Stand) activity(ctx context.Context, id base.ActivityID) templ.SafeURL {
	q := url.Values{"from": {string(s.From)}, "to": {string(s.To)}, "axis": {"activity"}, "value": {string(id)}}
	return ui.At(ctx, "/reports/activity/lines") + templ.SafeURL("?"+q.Encode())
}

// before is the page of what an activity earned and cost a year before.
func (p marginsPage) before(ctx context.Context, id base.ActivityID) templ.SafeURL {
	if p.Last == nil {
		return ""
	}
	return p.Last.activity(ctx, id)
}

// volunteering is the page of the lines of the time given to an activity.
func (p marginsPage) volunteering(ctx context.Context, id base.ActivityID) templ.SafeURL {
	q := url.Values{"from": {string(p.Now.From)}, "to": {string(p.Now.To)}, "code": {"864"}, "axis": {"activity"}, "value": {string(id)}}
	return ui.At(ctx, "/reports/ledger") + templ.SafeURL("?"+q.Encode())
}

// lines is the page of the lines of a piece: those of the days of the stretch, or since the
// first of the year for what the sheet holds.
func (p figurePage) lines(ctx context.Context, h Piece) templ.SafeURL {
	q := url.Values{"from": {string(p.Now.From)}, "to": {string(p.Now.To)}}
	if h.Account == "" {
		q.Set("from", string(p.Now.Year.From))
		q.Set("to", string(p.Now.From.Add(-1)))
		return ui.At(ctx, "/reports/income") + templ.SafeURL("?"+q.Encode())
	}
	if h.Account[0] < '6' {
		q.Set("from", string(p.Now.Year.From))
	}
	q.Set("account", h.Account)
	if third := p.third(h); third != "" {
		q.Set("third", third)
	}
	return ui.At(ctx, "/reports/ledger") + templ.SafeURL("?"+q.Encode())
}

// third is the third party whose lines a piece is made of; lines without one are asked for
// where the account has others.
func (p figurePage) third(h Piece) string {
	for _, other := range p.Figure.Pieces {
		if h.Third == "" && other.Account == h.Account && other.Third != "" {
			return ledger.NoThird
		}
	}
	return h.Third
}

// per is what an amount comes to for each of some things, nothing where there are none.
func per(c money.Cents, n int) money.Cents {
	if n == 0 {
		return 0
	}
	return c.Ratio(1, int64(n))
}
