package treasury

import (
	"context"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

func tone(c money.Cents) ui.Tone {
	if c < 0 {
		return ui.Wrong
	}
	return ui.Neutral
}

// said is what a flow is: its own words, or the text that stands for them.
func (f Flow) said(ctx context.Context) string {
	if strings.HasPrefix(f.Label, "treasury.") {
		return ui.T(ctx, f.Label)
	}
	return f.Label
}

func (f Flow) note(ctx context.Context) string {
	key := "treasury.expected"
	if f.Sure {
		key = "treasury.promised"
	}
	return ui.T(ctx, key, base.Args{"day": ui.Date(ctx, f.Day)})
}

func (f Flow) href(ctx context.Context) templ.SafeURL {
	if f.Path == "" {
		return ""
	}
	return ui.At(ctx, "") + templ.SafeURL(f.Path)
}

func (f Flow) icon() ui.Icon {
	if f.Cents < 0 {
		return ui.IconUp
	}
	return ui.IconDown
}

// source says where what is expected comes from.
func (p page) source(ctx context.Context) string {
	if p.ByBooks {
		return ui.T(ctx, "treasury.by_books")
	}
	return ui.T(ctx, "treasury.by_forecast")
}

// euro writes an amount in whole euros: cents would hide what matters in a drawing.
func euro(ctx context.Context, c money.Cents) string { return ui.Euros(ctx, c.Ratio(1, 100)*100) }

// dayShort writes a day where there is little room.
func dayShort(ctx context.Context, d day.Day) string {
	return strconv.Itoa(d.Dom()) + " " + words.MonthShort(ui.In(ctx).Lang, d.Month())
}

// curve draws what is at hand at the end of each week.
func (p page) curve(ctx context.Context) ui.Chart {
	key, low := "treasury.chart_holds", p.Lowest()
	if low.End < 0 {
		key = "treasury.chart_red"
	}
	c := ui.Chart{Title: ui.T(ctx, key, base.Args{"amount": euro(ctx, low.End), "day": ui.Date(ctx, low.To)}), Axis: ui.T(ctx, "treasury.week"), Write: ui.WriteEuros(ctx)}
	s := ui.Series{Name: ui.T(ctx, "treasury.cash_end"), Hue: 1}
	for _, w := range p.Weeks {
		c.Labels, c.Short = append(c.Labels, ui.Date(ctx, w.To)), append(c.Short, dayShort(ctx, w.To))
		s.Marks = append(s.Marks, ui.Mark{Value: float64(w.End), Words: euro(ctx, w.End), Kind: ui.Forecast})
	}
	c.Series = []ui.Series{s}
	return c
}

// columns draws what comes in and goes out each week.
func (p page) columns(ctx context.Context) ui.Chart {
	c := ui.Chart{Title: ui.T(ctx, "treasury.chart_weeks"), Axis: ui.T(ctx, "treasury.week"), Write: ui.WriteEuros(ctx)}
	in, out := ui.Series{Name: ui.T(ctx, "treasury.in"), Hue: 3}, ui.Series{Name: ui.T(ctx, "treasury.out"), Hue: 2}
	for _, w := range p.Weeks {
		c.Labels, c.Short = append(c.Labels, ui.Date(ctx, w.From)), append(c.Short, dayShort(ctx, w.From))
		in.Marks = append(in.Marks, ui.Mark{Value: float64(w.In), Words: euro(ctx, w.In), Kind: ui.Forecast})
		out.Marks = append(out.Marks, ui.Mark{Value: float64(w.Out), Words: euro(ctx, w.Out), Kind: ui.Forecast})
	}
	c.Series = []ui.Series{in, out}
	return c
}

// rolling draws the months that were and those to come, as one line.
func (p page) rolling(ctx context.Context) ui.Chart {
	c := ui.Chart{Title: ui.T(ctx, "treasury.chart_months"), Axis: ui.T(ctx, "treasury.month"), Write: ui.WriteEuros(ctx)}
	s := ui.Series{Name: ui.T(ctx, "treasury.cash_end"), Hue: 1}
	for _, m := range p.Ahead {
		kind := ui.Forecast
		if m.Actual {
			kind = ui.Actual
		}
		c.Labels, c.Short = append(c.Labels, ui.MonthOf(ctx, string(m.Month))), append(c.Short, words.MonthShort(ui.In(ctx).Lang, m.Month.Of())+" "+string(m.Month[2:4]))
		s.Marks = append(s.Marks, ui.Mark{Value: float64(m.End), Words: euro(ctx, m.End), Kind: kind})
	}
	c.Series = []ui.Series{s}
	return c
}

// freeFacts takes apart what is free.
func (p page) freeFacts(ctx context.Context) (out []ui.Fact) {
	for _, f := range []struct {
		key   string
		cents money.Cents
	}{{"cash", p.Free.Cash}, {"earmarked", -p.Free.Earmarked}, {"ahead", -p.Free.Ahead}, {"soon", -p.Free.Soon}, {"free", p.Free.Cents()}} {
		out = append(out, ui.Fact{Name: ui.T(ctx, "treasury."+f.key), Value: ui.Money(ctx, f.cents)})
	}
	return out
}
