package board

import (
	"context"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// tones and edges of the lights: the latter are those of the cards of the house.
var (
	tones = map[Light]ui.Tone{Well: ui.Well, Alert: ui.Wrong, Unlit: ui.Neutral}
	edges = map[Light]string{Well: "light-good", Alert: "light-weak"}
)

// written writes a value of the indicator with its unit, in hundredths.
func (i Indicator) written(lang string, v int64) string {
	switch i.Source.Measure() {
	case Euros:
		return words.Money(lang, money.Cents(v))
	case Percent:
		return words.Percent(lang, v)
	}
	text := words.Hundredths(lang, v)
	if i.Unit != "" {
		text += "\u00a0" + i.Unit
	}
	return text
}

// said writes a value, or that it is not known.
func (i Indicator) said(ctx context.Context, v *int64) string {
	if v == nil {
		return ui.T(ctx, "board.unknown")
	}
	return i.written(ui.In(ctx).Lang, *v)
}

// limit writes a threshold, without cents where there are none.
func (i Indicator) limit(ctx context.Context, v int64) string {
	if i.Source.Measure() == Euros {
		return ui.Euros(ctx, money.Cents(v))
	}
	return i.written(ui.In(ctx).Lang, v)
}

// typed writes a value as a field takes it back.
func typed(ctx context.Context, v *int64) string {
	if v == nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(words.Plain(ui.In(ctx).Lang, money.Cents(*v)), ",00"), ".00")
}

// unit is what stands beside a field of the indicator.
func (i Indicator) unit() string {
	switch i.Source.Measure() {
	case Euros:
		return "€"
	case Percent:
		return "%"
	}
	return i.Unit
}

// limits says under and over what the indicator rings, "" where it never does.
func (i Indicator) limits(ctx context.Context) string {
	switch {
	case i.Low != nil && i.High != nil:
		return ui.T(ctx, "board.outside", base.Args{"low": i.limit(ctx, *i.Low), "high": i.limit(ctx, *i.High)})
	case i.Low != nil:
		return ui.T(ctx, "board.under", base.Args{"low": i.limit(ctx, *i.Low)})
	case i.High != nil:
		return ui.T(ctx, "board.over", base.Args{"high": i.limit(ctx, *i.High)})
	}
	return ""
}

// threshold says so in a sentence.
func (i Indicator) threshold(ctx context.Context) string {
	if limits := i.limits(ctx); limits != "" {
		return ui.T(ctx, "board.rings", base.Args{"limits": limits})
	}
	return ui.T(ctx, "board.no_threshold")
}

// earlier says how the value stands beside that of the month before.
func (l Line) earlier(ctx context.Context) string {
	if l.Before == nil {
		return ""
	}
	text := ui.T(ctx, "board.before", base.Args{"value": l.said(ctx, l.Before)})
	if l.Value == nil || l.Growing || *l.Value == *l.Before {
		return text
	}
	sign, by := "+", *l.Value-*l.Before
	if by < 0 {
		sign = ""
	}
	return text + " (" + sign + l.change(ctx, by) + ")"
}

// change writes a difference: that of two percentages is in points.
func (i Indicator) change(ctx context.Context, by int64) string {
	if i.Source.Measure() != Percent {
		return i.written(ui.In(ctx).Lang, by)
	}
	tenths := money.Cents(by).Ratio(1, 10)
	return ui.T(ctx, "board.points", base.Args{"n": words.Hundredths(ui.In(ctx).Lang, int64(10*tenths))})
}

// curve is the trend as it is drawn, and as it is heard.
func (l Line) curve(ctx context.Context) (points []float64, heard string) {
	for _, p := range l.Trend {
		points = append(points, float64(p.Value))
	}
	if len(l.Trend) == 0 {
		return nil, ""
	}
	first, last := l.Trend[0], l.Trend[len(l.Trend)-1]
	return points, ui.T(ctx, "board.trend", base.Args{"name": l.Name, "from": ui.MonthOf(ctx, string(first.Month)), "first": l.said(ctx, &first.Value),
		"to": ui.MonthOf(ctx, string(last.Month)), "last": l.said(ctx, &last.Value)})
}

// lines is the page of what a value is made of, "" where it was typed or the reader may not open it.
func (s Sheet) lines(ctx context.Context, i Indicator) templ.SafeURL {
	switch i.Source {
	case Occupancy, Members:
	default:
		if !ui.May(ctx, base.See, "ledger") {
			return ""
		}
	}
	from, to := string(s.Month.First()), string(s.Month.Last())
	over := templ.SafeURL("?from=" + from + "&to=" + to)
	switch i.Source {
	case Sales:
		return ui.At(ctx, "/reports/ledger") + over + "&code=70"
	case Volunteering:
		return ui.At(ctx, "/reports/ledger") + over + "&code=864"
	case BySales:
		return ui.At(ctx, "/reports/activity") + over
	case Occupancy:
		return ui.At(ctx, "/bookings/month") + templ.SafeURL("?on="+from)
	case Cash:
		return ui.At(ctx, "/reports/sheet") + templ.SafeURL("?to="+to)
	case CashAhead, FreeCash:
		return ui.At(ctx, "/cash")
	case Unpaid, Grants:
		return ui.At(ctx, "/ledger/thirds") + templ.SafeURL("?on="+string(min(s.Month.Last(), s.On)))
	case BudgetGap:
		if s.Budget != "" {
			return ui.At(ctx, "/budgets/%s", s.Budget)
		}
		return ui.At(ctx, "/budgets")
	case Members:
		return ui.At(ctx, "/people") + "?relation=member"
	}
	return ""
}

func (s Source) name(ctx context.Context) string { return ui.T(ctx, "board.source_"+string(s)) }

// owned says who answers for the line.
func (l Line) owned(ctx context.Context) string {
	if !l.Owned() {
		return ui.T(ctx, "board.nobody") + "."
	}
	return ui.T(ctx, "board.owner_is", base.Args{"name": l.OwnerName})
}

// title names a month with a capital.
func title(ctx context.Context, m forecast.Month) string {
	return ui.Capital(ui.MonthOf(ctx, string(m)))
}

// standing says in a sentence how far the month is.
func (s Sheet) standing(ctx context.Context) string {
	switch {
	case s.Closure != nil:
		key := "board.closed_in_time"
		if s.Closure.Late() {
			key = "board.closed_late"
		}
		return ui.T(ctx, key, base.Args{"day": ui.Date(ctx, s.Closure.On), "name": s.Closure.Name, "due": ui.Date(ctx, s.Closure.Due)})
	case !s.Over():
		return ui.T(ctx, "board.running", base.Args{"day": ui.Date(ctx, s.On)})
	case s.Late():
		return ui.T(ctx, "board.overdue", base.Args{"due": ui.Date(ctx, Due(s.Month))})
	}
	return ui.T(ctx, "board.to_close", base.Args{"due": ui.Date(ctx, Due(s.Month))})
}

// note says who carries a decision, until when, and where it comes from.
func (d Decision) note(ctx context.Context) string {
	name := d.CarrierName
	if name == "" {
		name = ui.T(ctx, "board.somebody_gone")
	}
	parts := []string{ui.T(ctx, "board.carried", base.Args{"name": name, "due": words.DateShort(ui.In(ctx).Lang, d.Due)})}
	if d.IndicatorName != "" {
		parts = append(parts, d.IndicatorName)
	}
	parts = append(parts, ui.T(ctx, "board.of_month", base.Args{"month": ui.MonthOf(ctx, string(d.Month))}))
	if d.Reason != "" {
		parts = append(parts, d.Reason)
	}
	return strings.Join(parts, " · ")
}

// state is how a decision stands on a day.
func (d Decision) state(ctx context.Context, on day.Day) (ui.Tone, string) {
	switch {
	case d.Outcome == Done:
		return ui.Well, ui.T(ctx, "board.done_on", base.Args{"day": words.DateShort(ui.In(ctx).Lang, d.SettledOn)})
	case d.Outcome == Dropped:
		return ui.Neutral, ui.T(ctx, "board.dropped_on", base.Args{"day": words.DateShort(ui.In(ctx).Lang, d.SettledOn)})
	case d.Late(on):
		return ui.Wrong, ui.T(ctx, "board.decision_late")
	}
	return ui.Now, ui.T(ctx, "board.decision_open")
}
