package statement

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Money is what a manager wants to know of the money of the place, on a day.
type Money struct {
	Period
	On           day.Day
	Months       []Month
	OwedToUs     money.Cents
	OwedByUs     money.Cents
	Cash         money.Cents
	CameIn, Left money.Cents // since the first day of the year
	Bills        money.Cents // to be paid within a month
	Claims       money.Cents // expenses to be paid back
}

// soon is how many days ahead one looks.
const soon = 30

// InAMonth is the cash once what is due within a month has been paid.
func (m Money) InAMonth() money.Cents { return m.Cash - m.Bills - m.Claims }

// Month is what came and what went in a month.
type Month struct {
	Name       string // 2027-03
	Came, Went money.Cents
}

// Settled is the cash once all that is owed, both ways, has been paid.
func (m Money) Settled() money.Cents { return m.Cash + m.OwedToUs - m.OwedByUs }

// Money tells where the money of the place stands today, or at the end of its latest year.
func (d *Desk) Money(ctx context.Context, who base.Actor) (Money, error) {
	p, err := d.Period(ctx, who, "", "")
	if err != nil {
		return Money{}, err
	}
	m := Money{Period: p, On: max(min(day.Of(d.DB.Now(), who.Zone), p.Year.To), p.Year.From)}
	all, err := d.Ledger.Between(ctx, d.DB, who, p.Year, p.Year.From, m.On)
	if err != nil {
		return m, err
	}
	months := map[string]Month{}
	for _, t := range all {
		if t.Opening || t.Account[0] != '6' && t.Account[0] != '7' {
			continue
		}
		month := months[t.Month]
		month.Name = t.Month
		if t.Account[0] == '7' {
			month.Came, m.CameIn = month.Came-t.Net(), m.CameIn-t.Net()
		} else {
			month.Went, m.Left = month.Went+t.Net(), m.Left+t.Net()
		}
		months[t.Month] = month
	}
	for _, name := range slices.Sorted(maps.Keys(months)) {
		m.Months = append(m.Months, months[name])
	}
	held, err := d.held(ctx, who, p.Year, m.On)
	for _, h := range held {
		switch {
		case h.Account[0] == '5':
			m.Cash += h.Net
		case h.Account[0] != '4' || strings.HasPrefix(h.Account, "48") || strings.HasPrefix(h.Account, "49"):
		case h.Net > 0:
			m.OwedToUs += h.Net
		default:
			m.OwedByUs -= h.Net
		}
	}
	if err == nil && d.Dues != nil {
		m.Bills, m.Claims, err = d.Dues(ctx, who, m.On.Add(soon))
	}
	return m, err
}

// moneyPage says it in words and in a drawing; nothing where the books are not open.
type moneyPage struct{ Money }

func (p moneyPage) Title(ctx context.Context) string { return ui.T(ctx, "statement.money") }
func (p moneyPage) Body() templ.Component            { return p.body() }

// figures are the answers, each leading to what it is made of.
func (p moneyPage) figures(ctx context.Context) []ui.Figure {
	income, sheet := ui.At(ctx, "/reports/income"), ui.At(ctx, "/reports/sheet")
	figure := func(key string, c money.Cents, href templ.SafeURL) ui.Figure {
		return ui.Figure{Label: ui.T(ctx, "statement.money_"+key), Value: ui.Money(ctx, c), Href: href}
	}
	out := []ui.Figure{figure("cash", p.Cash, sheet), figure("month", p.InAMonth(), ui.At(ctx, "/bills")+"?show=month"), figure("settled", p.Settled(), sheet),
		figure("to_us", p.OwedToUs, sheet), figure("by_us", p.OwedByUs, sheet)}
	if p.Bills != 0 {
		out = append(out, figure("bills", p.Bills, ui.At(ctx, "/bills")+"?show=month"))
	}
	if p.Claims != 0 {
		out = append(out, figure("claims", p.Claims, ui.At(ctx, "/claims")))
	}
	return append(out, figure("came", p.CameIn, income), figure("went", p.Left, income))
}

// byMonth draws what came beside what went.
func (p moneyPage) byMonth(ctx context.Context) ui.Chart {
	key := "statement.chart_more"
	if p.Left > p.CameIn {
		key = "statement.chart_less"
	}
	c := ui.Chart{Title: ui.T(ctx, key, base.Args{"amount": ui.Money(ctx, (p.CameIn - p.Left).Abs())}), Axis: ui.T(ctx, "statement.col_month"),
		Write: ui.WriteEuros(ctx)}
	came, went := ui.Series{Name: ui.T(ctx, "statement.came"), Hue: 1}, ui.Series{Name: ui.T(ctx, "statement.went"), Hue: 2}
	for _, m := range p.Months {
		first := day.Day(m.Name + "-01")
		c.Labels = append(c.Labels, words.MonthShort(ui.In(ctx).Lang, first.Month()))
		href := ui.At(ctx, "/reports/income") + templ.SafeURL("?from="+string(max(first, p.Year.From))+"&to="+string(min(first.AddMonths(1).Add(-1), p.Year.To)))
		came.Marks = append(came.Marks, ui.Mark{Value: float64(m.Came), Words: ui.Money(ctx, m.Came), Href: href})
		went.Marks = append(went.Marks, ui.Mark{Value: float64(m.Went), Words: ui.Money(ctx, m.Went), Href: href})
	}
	c.Series = []ui.Series{came, went}
	return c
}
