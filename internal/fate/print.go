package fate

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
)

// anonymous are the answers of the waves that are told, with nothing that says whose they are:
// neither name, day nor route, and the year only where that year alone may be told. What people
// wrote in their own words stays behind. Their order is that of what they say.
func (s Sheet) anonymous(ctx context.Context) (rows []paper.Row) {
	for _, t := range s.Told {
		if t.Masked {
			continue
		}
		var some [][]string
		years := s.yearsOf(t.Wave)
		for _, l := range s.lines {
			if l.Wave == t.Wave && l.Answered != "" {
				some = append(some, append([]string{strconv.Itoa(t.Months), years[l.Year]}, l.Answer.cells(ctx)...))
			}
		}
		slices.SortFunc(some, slices.Compare)
		for _, one := range some {
			row := paper.Row{}
			for _, text := range one {
				row.Cells = append(row.Cells, paper.Text(text))
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// yearsOf writes the years of a wave that may be told; the others are not there.
func (s Sheet) yearsOf(w Wave) map[int]string {
	own := slices.DeleteFunc(slices.Clone(s.lines), func(l Line) bool { return l.Wave != w })
	out := map[int]string{}
	for _, y := range s.Years {
		if s.Filter.Year == y || !hidden(own, Filter{Year: y, Route: s.Filter.Route}, s.Of.Terms.MaskUnder) {
			out[y] = strconv.Itoa(y)
		}
	}
	return out
}

// cells are what somebody chose, in words.
func (a Answer) cells(ctx context.Context) []string {
	one := func(texts, key string) string {
		if key == "" {
			return ""
		}
		return ui.T(ctx, texts+key)
	}
	changes := make([]string, len(a.Changes))
	for i, c := range a.Changes {
		changes[i] = one("fate.change_", string(c))
	}
	counted := "yes"
	if a.neutral() {
		counted = "no"
	}
	return []string{one("fate.situation_", string(a.Situation)), one("fate.steers_", string(a.Steers)), one("fate.trade_", string(a.Trade)), one("fate.contract_", string(a.Contract)),
		a.delay(), strings.Join(changes, " · "), one("fate.", counted)}
}

// print lays the anonymous lines out, to be taken along; too few are refused.
func (s Sheet) print(ctx context.Context) (paper.Print, error) {
	rows := s.anonymous(ctx)
	if len(rows) == 0 {
		return paper.Print{}, base.Refuse(base.Conflict, "fate.too_few_lines", base.Args{"under": s.Of.Terms.MaskUnder})
	}
	col := func(key string, width int) paper.Column {
		return paper.Column{Label: ui.T(ctx, "fate."+key), Width: width}
	}
	under := []string{ui.In(ctx).Place.Name, s.Of.Code + " · " + s.Of.Title, cmp.Or(s.year(), ui.T(ctx, "fate.any_year")) + " · " + s.routed(ctx)}
	return paper.Print{Lang: ui.In(ctx).Lang, Title: ui.T(ctx, "fate.title"), Under: under, Made: s.Today,
		Tables: []paper.Table{{Name: ui.T(ctx, "fate.title"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col("what_wave", 8), col("year", 8), col("what_situation", 26), col("what_steers", 22),
			col("what_trade", 26), col("what_contract", 20), col("what_months", 10), col("what_change", 40), col("counted", 10)}}}}, nil
}

func (s Sheet) routed(ctx context.Context) string {
	if s.Filter.Route == "" || !slices.Contains(certification.Routes(), s.Filter.Route) {
		return ui.T(ctx, "fate.any_route")
	}
	return ui.T(ctx, "certification.route_"+string(s.Filter.Route))
}
