package outlook

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// end is what the bank holds at the end.
func (t Told) end() money.Cents { return t.Months[len(t.Months)-1].End }

// name is what people call a case.
func (c Case) name(ctx context.Context) string {
	switch c.At {
	case inTheMiddle:
		return ui.T(ctx, "outlook.middle")
	case ownAlone:
		return ui.T(ctx, "outlook.own_scenario")
	}
	return c.Name
}

func (c Case) key() string {
	if c.At == inTheMiddle {
		return middleKey
	}
	return strconv.Itoa(c.At)
}

// keyLabel names what a bend or a risk is about.
func (t Told) keyLabel(ctx context.Context, key string) string {
	for _, every := range everyKeys {
		if key == every {
			return ui.T(ctx, "outlook.slider_"+key)
		}
	}
	for _, kind := range Kinds() {
		for _, head := range heads(&t.Outlook.Body.Hypotheses, kind) {
			if head.Key == key {
				return labelOf(ctx, head)
			}
		}
	}
	return key
}

// everyKeys name all that is sold, spent or paid at once.
var everyKeys = []string{forecast.EverySale, forecast.EveryCost, forecast.EveryWage}

// gapLabel says one difference: "Ventes : 80 %".
func (t Told) gapLabel(ctx context.Context, g Gap) string {
	switch {
	case g.Together():
		return ui.T(ctx, "outlook.together")
	case g.Grants == forecast.SignedOnly:
		return ui.T(ctx, "outlook.gap_signed")
	case g.Grants != "":
		return ui.T(ctx, "outlook.gap_all_grants")
	case g.Bend.Factor == 0:
		return ui.T(ctx, "outlook.gap_away", base.Args{"label": t.keyLabel(ctx, g.Bend.Key)})
	}
	return ui.T(ctx, "outlook.gap_bend", base.Args{"label": t.keyLabel(ctx, g.Bend.Key), "percent": words.Percent(ui.In(ctx).Lang, int64(g.Bend.Factor))})
}

// curves draws what the bank holds in every case.
func (p scenariosPage) curves(ctx context.Context) ui.Chart {
	chart := ui.Chart{Title: p.answer(ctx), Note: ui.T(ctx, "outlook.chart_note"), Axis: ui.T(ctx, "outlook.month"), Write: ui.WriteEuros(ctx)}
	for _, m := range p.Months {
		chart.Labels, chart.Short = append(chart.Labels, ui.MonthOf(ctx, string(m.Month))), append(chart.Short, monthShort(ctx, m.Month))
	}
	for i, c := range p.Cases {
		s := ui.Series{Name: c.name(ctx), Hue: ui.Hues()[i%len(ui.Hues())]}
		for _, m := range c.Told.Months {
			s.Marks = append(s.Marks, ui.Mark{Value: float64(m.End), Words: euro(ctx, m.End), Kind: ui.Forecast})
		}
		chart.Series = append(chart.Series, s)
	}
	return chart
}

// answer says in how many cases the bank lacks money.
func (p scenariosPage) answer(ctx context.Context) string {
	red := 0
	for _, c := range p.Cases {
		if c.Told.Lowest.Red != "" {
			red++
		}
	}
	if red == 0 {
		return ui.T(ctx, "outlook.no_case_red")
	}
	return ui.T(ctx, "outlook.cases_red", base.Args{"n": red, "all": len(p.Cases)})
}

// columns are those of the table that puts the cases side by side.
func (p scenariosPage) columns(ctx context.Context) []ui.Col {
	cols := []ui.Col{{Label: ui.T(ctx, "outlook.scenario")}, {Label: ui.T(ctx, "outlook.lowest"), Figure: true}, {Label: ui.T(ctx, "outlook.first_red"), Figure: true}}
	for _, y := range p.Income {
		cols = append(cols, ui.Col{Label: ui.T(ctx, "outlook.result_of", base.Args{"year": yearSaid(ctx, y.Stretch)}), Figure: true})
	}
	return append(cols, ui.Col{Label: ui.T(ctx, "outlook.break_even_short"), Figure: true}, ui.Col{Label: ui.T(ctx, "outlook.end"), Figure: true})
}

// cells are the figures of a case, in the order of the columns.
func (c Case) cells(ctx context.Context) []cell {
	red := cell{text: ui.T(ctx, "outlook.never")}
	if c.Told.Lowest.Red != "" {
		red = cell{text: ui.MonthOf(ctx, string(c.Told.Lowest.Red)), bad: true}
	}
	out := []cell{{euro(ctx, c.Told.Lowest.Cents), ui.MonthOf(ctx, string(c.Told.Lowest.Month)), c.Told.Lowest.Cents < 0}, red}
	for _, y := range c.Told.Income {
		out = append(out, cell{text: euro(ctx, y.Result), bad: y.Result < 0})
	}
	even := cell{text: "–"}
	if with := c.Told.BreakEven[0].With; with != nil {
		even.text = euro(ctx, with.Sales)
	}
	return append(out, even, cell{text: euro(ctx, c.Told.end()), bad: c.Told.end() < 0})
}

// cell is a figure of a table, with a word under it, and whether it is a lack.
type cell struct {
	text, under string
	bad         bool
}

func (p scenariosPage) scenarioAt(ctx context.Context, key string) templ.SafeURL {
	return p.at(ctx, "/scenarios/"+key)
}

// unsaid lists the grants of which nobody named the funder.
func (p scenariosPage) unsaid(ctx context.Context) string {
	var labels []string
	for _, key := range p.Unsaid.Keys {
		labels = append(labels, p.keyLabel(ctx, key))
	}
	return strings.Join(labels, ", ")
}

// funderShare says what the largest funder grants, of all grants.
func (p scenariosPage) funderShare(ctx context.Context) string {
	h := p.Outlook.Body.Hypotheses
	var all money.Cents
	for _, g := range h.Grants {
		all += g.Cents
	}
	for _, e := range h.Endowments {
		all += e.Cents
	}
	return ui.T(ctx, "outlook.funder_share", base.Args{"funder": p.Funder.Name, "amount": euro(ctx, p.Funder.Cents),
		"percent": words.Percent(ui.In(ctx).Lang, int64(p.Funder.Cents.Ratio(10000, int64(max(1, all)))))})
}

// rows is how many rows of bends a form shows: those there are, those that were typed, and two more.
func (p scenarioPage) rows() int {
	n := len(p.Variant.Bends)
	for p.Values.Get(fmt.Sprintf("bends[%d].key", n)) != "" {
		n++
	}
	return min(n+2, bendsMax)
}

func (p scenarioPage) bendAt(i int) forecast.Bend {
	if i < len(p.Variant.Bends) {
		return p.Variant.Bends[i]
	}
	return forecast.Bend{}
}

func (p scenarioPage) factorAt(ctx context.Context, i int) string {
	if i >= len(p.Variant.Bends) {
		return ""
	}
	return typedOf(ctx, money.Cents(p.Variant.Bends[i].Factor))
}

// bendable lists what a scenario may bend, by kind.
func (t Told) bendable(ctx context.Context) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "outlook.bend_nothing")}}
	for _, key := range everyKeys {
		out = append(out, ui.Option{Value: key, Label: ui.T(ctx, "outlook.every_"+key), Group: ui.T(ctx, "outlook.every")})
	}
	kinds := slices.DeleteFunc(Kinds(), func(k forecast.Kind) bool { return k == forecast.OfFlows })
	return append(out, t.optionsOf(ctx, kinds...)...)
}

// optionsOf lists the hypotheses of some kinds.
func (t Told) optionsOf(ctx context.Context, kinds ...forecast.Kind) (out []ui.Option) {
	for _, kind := range kinds {
		for _, head := range heads(&t.Outlook.Body.Hypotheses, kind) {
			out = append(out, ui.Option{Value: head.Key, Label: labelOf(ctx, head), Group: ui.T(ctx, "outlook.kind_"+string(kind))})
		}
	}
	return out
}
