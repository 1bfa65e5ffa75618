package budget

import (
	"context"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// standing says where the version is in its life.
func (v Version) standing(ctx context.Context) string {
	if !v.Voted() {
		return ui.T(ctx, "budget.is_draft")
	}
	return ui.T(ctx, "budget.is_voted", base.Args{"day": words.Day(v.On), "body": v.Body})
}

func (v Version) year() string { return yearOf(v.From, v.To) }

func (v Version) at(ctx context.Context, under string) templ.SafeURL {
	return ui.At(ctx, "/budgets/%s", v.ID) + templ.SafeURL(under)
}

// trail leads back to the versions.
func trail(ctx context.Context) []ui.Link {
	return []ui.Link{{Label: ui.T(ctx, "budget.title"), Href: ui.At(ctx, "/budgets")}}
}

// under leads back to a version.
func (v Version) under(ctx context.Context) []ui.Link {
	return append(trail(ctx), ui.Link{Label: v.Label, Href: v.at(ctx, "")})
}

// tabs are the ways of looking at a version.
func (v Version) tabs(ctx context.Context, here string) []ui.Link {
	var out []ui.Link
	for _, t := range []struct{ key, under string }{{"follow", ""}, {"grid", "/grid"}, {"activity", "/axes/activity"}, {"project", "/axes/project"}, {"grant", "/grant"}} {
		out = append(out, ui.Link{Label: ui.T(ctx, "budget.tab_"+t.key), Href: v.at(ctx, t.under), Here: t.key == here})
	}
	return out
}

// upto says the last month that is compared.
func (v Version) upto(ctx context.Context, n int) string {
	return ui.MonthOf(ctx, v.Months()[max(n, 1)-1])
}

// tone goes with a gap of a side.
func (s Side) tone(gap money.Cents) ui.Tone {
	switch {
	case gap == 0:
		return ui.Neutral
	case s.Better(gap):
		return ui.Well
	}
	return ui.Watch
}

// more writes a gap with its sign.
func more(ctx context.Context, c money.Cents) string {
	if c > 0 {
		return "+" + ui.Money(ctx, c)
	}
	return ui.Money(ctx, c)
}

// growing draws the result as it was to grow and as it did.
func (p onePage) growing(ctx context.Context) ui.Chart {
	gap := Result(p.Rows, p.Done).Gap()
	key := "budget.chart_as"
	switch {
	case p.Done == 0:
		key = "budget.chart_planned"
	case gap > 0:
		key = "budget.chart_better"
	case gap < 0:
		key = "budget.chart_worse"
	}
	c := p.chart(ctx, ui.T(ctx, key, base.Args{"amount": gap.Abs(), "month": p.upto(ctx, p.Done), "result": Result(p.Rows, len(p.Months())).Planned}))
	planned, actual := ui.Series{Name: ui.T(ctx, "budget.planned"), Hue: 5}, ui.Series{Name: ui.T(ctx, "budget.actual"), Hue: 1}
	for i := range p.Months() {
		cell := Result(p.Rows, i+1)
		planned.Marks = append(planned.Marks, ui.Mark{Value: float64(cell.Planned), Words: ui.Money(ctx, cell.Planned), Kind: ui.Forecast})
		actual.Marks = append(actual.Marks, ui.Mark{Value: float64(cell.Actual), Words: ui.Money(ctx, cell.Actual), None: i >= p.Done})
	}
	c.Series = []ui.Series{planned, actual}
	return c
}

// monthly draws a side month by month.
func (p onePage) monthly(ctx context.Context, s Side) ui.Chart {
	rows := make([]Row, 0, len(p.Rows))
	for _, r := range p.Rows {
		if r.Side() == s {
			rows = append(rows, r)
		}
	}
	to := Total(p.Rows, s, p.Done)
	c := p.chart(ctx, ui.T(ctx, "budget.chart_"+string(s), base.Args{"actual": to.Actual, "planned": to.Planned, "month": p.upto(ctx, p.Done)}))
	c.Series = p.columns(ctx, rows, p.Done)
	return c
}

// columns are what was planned beside what happened.
func (v Version) columns(ctx context.Context, rows []Row, done int) []ui.Series {
	planned, actual := ui.Series{Name: ui.T(ctx, "budget.planned"), Hue: 5}, ui.Series{Name: ui.T(ctx, "budget.actual"), Hue: 1}
	for i := range v.Months() {
		var cell Cell
		for _, r := range rows {
			cell = cell.plus(r.Months[i])
		}
		planned.Marks = append(planned.Marks, ui.Mark{Value: float64(cell.Planned), Words: ui.Money(ctx, cell.Planned), Kind: ui.Forecast})
		actual.Marks = append(actual.Marks, ui.Mark{Value: float64(cell.Actual), Words: ui.Money(ctx, cell.Actual), None: i >= done})
	}
	return []ui.Series{planned, actual}
}

// chart is an empty drawing over the months of the version.
func (v Version) chart(ctx context.Context, title string) ui.Chart {
	c := ui.Chart{Title: title, Axis: ui.T(ctx, "budget.month"), Write: ui.WriteEuros(ctx)}
	for _, m := range v.Months() {
		c.Labels = append(c.Labels, words.MonthShort(ui.In(ctx).Lang, day.Day(m+"-01").Month()))
	}
	return c
}

// copyOf reads what a new version copies: "version:ID", "year:ID".
func copyOf(text string) (kind, id string) {
	kind, id, _ = strings.Cut(text, ":")
	return kind, id
}
