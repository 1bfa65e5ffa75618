package outlook

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

type (
	moneyCents = money.Cents
	rate       = money.Rate
)

// under names a view by its path: "_cash" of "/cash", "_main" of the first.
func under(path string) string {
	if path == "" {
		return "_main"
	}
	return "_" + strings.TrimPrefix(path, "/")
}

// monthShort writes a month where there is little room: January bears its year.
func monthShort(ctx context.Context, m forecast.Month) string {
	if m.Of() == time.January {
		return string(m[:4])
	}
	return words.MonthShort(ui.In(ctx).Lang, m.Of())
}

// yearSaid names a financial year: "2027", or "2027–2028" where it goes from one to the next.
func yearSaid(_ context.Context, s Stretch) string {
	from, to := strconv.Itoa(s.From.Year()), strconv.Itoa(s.To.Year())
	if from == to {
		return from
	}
	return from + "–" + to
}

func (t Told) span(ctx context.Context) string {
	h := t.Outlook.Body.Hypotheses
	return ui.T(ctx, "outlook.span", base.Args{"months": h.Months, "month": ui.MonthOf(ctx, string(h.Start))})
}

func toneOf(c money.Cents) ui.Tone {
	if c < 0 {
		return ui.Wrong
	}
	return ui.Neutral
}

// safety tells by how much sales are above what they must be.
func (t Told) safety(ctx context.Context) string {
	p := t.BreakEven[0].With
	key := "outlook.safety"
	if p.Safety < 0 {
		key = "outlook.short"
	}
	return ui.T(ctx, key, base.Args{"percent": words.Percent(ui.In(ctx).Lang, int64(max(p.Share, -p.Share)))})
}

// cash draws what the bank holds at the end of each month, and what it held before a change.
func (t Told) cash(ctx context.Context, before []Month, against string) ui.Chart {
	key := "outlook.chart_never"
	if t.Lowest.Red != "" {
		key = "outlook.chart_red"
	}
	c := ui.Chart{Title: ui.T(ctx, key, base.Args{"month": ui.MonthOf(ctx, string(t.Lowest.Month)), "amount": euro(ctx, t.Lowest.Cents)}),
		Note: ui.T(ctx, "outlook.chart_note"), Axis: ui.T(ctx, "outlook.month"), Write: ui.WriteEuros(ctx)}
	now := ui.Series{Name: ui.T(ctx, "outlook.cash_now"), Hue: 1}
	for _, m := range t.Months {
		c.Labels, c.Short = append(c.Labels, ui.MonthOf(ctx, string(m.Month))), append(c.Short, monthShort(ctx, m.Month))
		now.Marks = append(now.Marks, ui.Mark{Value: float64(m.End), Words: euro(ctx, m.End), Kind: ui.Forecast})
	}
	c.Series = []ui.Series{now}
	if len(before) == len(t.Months) {
		was := ui.Series{Name: ui.T(ctx, "outlook.cash_before"), Hue: 8}
		if against == againstMiddle {
			c.Series[0].Name, was.Name = ui.T(ctx, "outlook.scenario"), ui.T(ctx, "outlook.middle")
		}
		for _, m := range before {
			was.Marks = append(was.Marks, ui.Mark{Value: float64(m.End), Words: euro(ctx, m.End), Kind: ui.Forecast})
		}
		c.Series = append(c.Series, was)
	}
	return c
}

// euro writes an amount in whole euros: cents would hide what matters in a forecast.
func euro(ctx context.Context, c money.Cents) string { return ui.Euros(ctx, whole(c)) }

func whole(c money.Cents) money.Cents { return c.Ratio(1, 100) * 100 }

// movements draws what comes in and what goes out, in some months.
func (t Told) movements(ctx context.Context, months []Month) ui.Chart {
	c := ui.Chart{Title: ui.T(ctx, "outlook.chart_moves"), Axis: ui.T(ctx, "outlook.month"), Write: ui.WriteEuros(ctx)}
	in, out := ui.Series{Name: ui.T(ctx, "outlook.cash_in"), Hue: 3}, ui.Series{Name: ui.T(ctx, "outlook.cash_out"), Hue: 2}
	for _, m := range months {
		c.Labels, c.Short = append(c.Labels, ui.MonthOf(ctx, string(m.Month))), append(c.Short, monthShort(ctx, m.Month))
		in.Marks = append(in.Marks, ui.Mark{Value: float64(m.In), Words: euro(ctx, m.In), Kind: ui.Forecast})
		out.Marks = append(out.Marks, ui.Mark{Value: float64(m.Out), Words: euro(ctx, m.Out), Kind: ui.Forecast})
	}
	c.Series = []ui.Series{in, out}
	return c
}

func (t trial) changed() bool { return t.before() != nil }

// before is what the bank held before the change, nothing where nothing changed.
func (t trial) before() []Month {
	for i, m := range t.Was.Months {
		if i < len(t.Now.Months) && m.End != t.Now.Months[i].End {
			return t.Was.Months
		}
	}
	return nil
}

// difference tells what a change does to the least that the bank holds, and to the end.
func (t trial) difference(ctx context.Context) string {
	last, key := len(t.Now.Months)-1, "outlook.difference"
	if t.Against == againstMiddle {
		key = "outlook.difference_middle"
	}
	return ui.T(ctx, key, base.Args{"lowest": signed(ctx, t.Now.Lowest.Cents-t.Was.Lowest.Cents), "end": signed(ctx, t.Now.Months[last].End-t.Was.Months[min(last, len(t.Was.Months)-1)].End)})
}

func signed(ctx context.Context, c money.Cents) string {
	if c > 0 {
		return "+" + euro(ctx, c)
	}
	return euro(ctx, c)
}

// bent is what a slider stands on, in percents.
func (t Told) bent(key string) string {
	for _, b := range t.Outlook.Body.Hypotheses.Scenario.Bends {
		if b.Key == key {
			return strconv.Itoa(int(b.Factor / 100))
		}
	}
	return "100"
}

func (t Told) policy() string {
	if p := t.Outlook.Body.Hypotheses.Scenario.Grants; p != "" {
		return string(p)
	}
	return string(forecast.Weighted)
}

// item finds what a hypothesis does in the outcome.
func (t Told) item(kind forecast.Kind, key string) int {
	for i, item := range t.Outcome.Items() {
		if item.Kind == kind && item.Key == key {
			return i
		}
	}
	return 0
}

// yearly is what a hypothesis brings to the first year, or to the one when it begins: to the
// result, or to the bank where it is not of the result.
func (t Told) yearly(ctx context.Context, kind forecast.Kind, key string) string {
	i := t.item(kind, key)
	months := t.Outcome.Earned(i)
	if kind == forecast.OfLoans || kind == forecast.OfFlows {
		months = t.Outcome.Cash(i)
	}
	for year, income := range t.Income {
		var sum money.Cents
		for _, c := range months[12*year : min(12*year+12, len(months))] {
			sum += c
		}
		switch {
		case sum == 0:
		case year == 0:
			return euro(ctx, sum)
		default:
			return ui.T(ctx, "outlook.begins_in", base.Args{"amount": euro(ctx, sum), "year": yearSaid(ctx, income.Stretch)})
		}
	}
	return euro(ctx, 0)
}

// noteOf says in a line how a hypothesis is made.
func (t Told) noteOf(ctx context.Context, kind forecast.Kind, i int) string {
	h, lang := t.Outlook.Body.Hypotheses, ui.In(ctx).Lang
	switch kind {
	case forecast.OfSales:
		if d := h.Sales[i].Driver; d != nil {
			return ui.T(ctx, "outlook.note_driver", base.Args{"capacity": d.Capacity, "occupancy": words.Percent(lang, stepAt(d.Occupancy, 0).Value), "price": money.Cents(stepAt(d.Price, 0).Value)})
		}
	case forecast.OfCosts:
		if c := h.Costs[i]; len(c.Of) > 0 {
			return ui.T(ctx, "outlook.note_share", base.Args{"percent": words.Percent(lang, int64(c.Share))})
		}
	case forecast.OfStaff:
		return ui.T(ctx, "outlook.note_staff", base.Args{"gross": h.Staff[i].Gross, "month": ui.MonthOf(ctx, string(h.Staff[i].From))})
	case forecast.OfGrants:
		return sure(ctx, h.Grants[i].State, h.Grants[i].Probability)
	case forecast.OfEndowments:
		return sure(ctx, h.Endowments[i].State, h.Endowments[i].Probability)
	case forecast.OfInvestments:
		return ui.T(ctx, "outlook.note_investment", base.Args{"month": ui.MonthOf(ctx, string(h.Investments[i].Month)), "years": h.Investments[i].Years})
	case forecast.OfLoans:
		return ui.T(ctx, "outlook.note_loan", base.Args{"rate": words.Percent(lang, int64(h.Loans[i].Rate)), "terms": h.Loans[i].Terms})
	case forecast.OfFlows:
		return ui.MonthOf(ctx, string(h.Flows[i].Month))
	}
	return ""
}

func sure(ctx context.Context, s forecast.State, odds money.Rate) string {
	text := ui.T(ctx, "outlook.state_"+string(s))
	if s == forecast.Signed {
		return text
	}
	return text + " · " + words.Percent(ui.In(ctx).Lang, int64(odds))
}

func (t Told) lineLink(ctx context.Context, kind forecast.Kind, key string) templ.SafeURL {
	if !ui.May(ctx, base.Run, "ledger") {
		return ""
	}
	return t.line(ctx, kind, key)
}

func labelOf(ctx context.Context, h *forecast.Head) string {
	if h.Label == "" {
		return ui.T(ctx, "outlook.unnamed")
	}
	return h.Label
}

func kindIcon(kind forecast.Kind) ui.Icon {
	return map[forecast.Kind]ui.Icon{forecast.OfSales: ui.IconCoffee, forecast.OfGrants: ui.IconCooperation, forecast.OfCosts: ui.IconTag, forecast.OfStaff: ui.IconPeople,
		forecast.OfInvestments: ui.IconTool, forecast.OfEndowments: ui.IconCooperation, forecast.OfLoans: ui.IconBuilding, forecast.OfFlows: ui.IconMoney}[kind]
}

func confidenceTone(c forecast.Confidence) ui.Tone {
	return map[forecast.Confidence]ui.Tone{forecast.Low: ui.Watch, forecast.High: ui.Well}[c]
}

func (p accountsPage) activity(ctx context.Context, id string) string {
	switch name := p.Names[id]; {
	case name != "":
		return name
	case id != "":
		return id
	}
	return ui.T(ctx, "outlook.shared")
}

// incomeRows are the lines of the income statement with what each part leaves.
func (p accountsPage) incomeRows(ctx context.Context) (out []row) {
	income := p.Income[p.Year]
	for _, group := range incomeParts {
		var left money.Cents
		any := false
		for _, part := range group.parts {
			for _, l := range income.Lines {
				if l.Part != string(part) {
					continue
				}
				c := l.Cents
				if !part.Income() {
					c = -c
				}
				left, any = left+c, true
				out = append(out, row{Label: l.Label, Cents: c})
			}
		}
		if any {
			out = append(out, row{ui.T(ctx, "outlook.result_"+group.key), left, true})
		}
	}
	return append(out, row{ui.T(ctx, "outlook.result"), income.Result, true})
}

// sideRows are the lines of one side of the sheet, and what they come to.
func sideRows(ctx context.Context, s Sheet, assets bool) (out []row) {
	for _, l := range s.Lines {
		if chart.Part(l.Part).Asset() == assets {
			out = append(out, row{Label: l.Label, Cents: l.Cents})
		}
	}
	sum := s.Owed
	if assets {
		sum = s.Assets
	}
	return append(out, row{ui.T(ctx, "outlook.total"), sum, true})
}

func planRows(ctx context.Context, p Plan) (out []row) {
	for _, n := range p.Needs {
		out = append(out, row{Label: ui.T(ctx, "outlook.plan_"+n.Key), Cents: -n.Cents})
	}
	for _, r := range p.Resources {
		out = append(out, row{Label: ui.T(ctx, "outlook.plan_"+r.Key), Cents: r.Cents})
	}
	return append(out, row{ui.T(ctx, "outlook.plan_balance"), p.Balance, true}, row{ui.T(ctx, "outlook.plan_cash"), p.Cash, true})
}

// cashLine is a row of the cash plan.
type cashLine struct {
	item   forecast.Item
	months []money.Cents
}

func (l cashLine) name(ctx context.Context) string {
	if l.item.Label != "" {
		return l.item.Label
	}
	return ui.T(ctx, "outlook.item_"+string(l.item.Kind))
}

// cashGroup is what comes in, or what goes out.
type cashGroup struct {
	key  string
	rows []cashLine
	sum  []money.Cents
}

// groups parts the items of some months by what they do to the bank: an item that does both
// is on both sides.
func (p cashPage) groups(from, to int) []cashGroup {
	out := []cashGroup{{key: "in", sum: make([]money.Cents, to-from)}, {key: "out", sum: make([]money.Cents, to-from)}}
	for i, item := range p.Outcome.Items() {
		for side := range out {
			months := make([]money.Cents, to-from)
			any := false
			for t, c := range p.Outcome.Cash(i)[from:to] {
				if side == 0 && c > 0 || side == 1 && c < 0 {
					months[t], any = c, true
					out[side].sum[t] += c
				}
			}
			if any {
				out[side].rows = append(out[side].rows, cashLine{item, months})
			}
		}
	}
	return out
}

func (p cashPage) cols(ctx context.Context, from, to int) []ui.Col {
	cols := []ui.Col{{Label: ui.T(ctx, "outlook.col_line")}}
	for _, m := range p.Months[from:to] {
		cols = append(cols, ui.Col{Label: words.MonthShort(ui.In(ctx).Lang, m.Month.Of()), Figure: true})
	}
	return cols
}
