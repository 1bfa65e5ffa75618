package board

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
)

// Widths of columns, in characters.
const (
	nameWidth   = 27
	valueWidth  = 13
	unitWidth   = 7
	shortWidth  = 11
	whoWidth    = 18
	remarkWidth = 54
)

// Print lays the board of a month out, in the language and for the place of the scene.
func (d *Desk) Print(ctx context.Context, who base.Actor, m forecast.Month) (paper.Print, error) {
	s, err := d.Sheet(ctx, who, m)
	if err != nil {
		return paper.Print{}, err
	}
	return s.print(ctx, ui.In(ctx).Place.Name), nil
}

// print lays the board of a month out on one page: what was read, then what was decided.
func (s Sheet) print(ctx context.Context, place string) paper.Print {
	p := paper.Print{Lang: ui.In(ctx).Lang, Title: ui.T(ctx, "board.title_of", base.Args{"month": ui.MonthOf(ctx, string(s.Month))}),
		Under: []string{place, s.standing(ctx)}, Made: s.On, Tables: []paper.Table{s.table(ctx)}}
	if s.Closure != nil && s.Closure.Undecided != "" {
		p.Under = append(p.Under, ui.T(ctx, "board.undecided_was", base.Args{"why": s.Closure.Undecided}))
	}
	if len(s.Decisions) > 0 {
		p.Tables = append(p.Tables, s.decided(ctx))
	}
	return p
}

func (s Sheet) table(ctx context.Context) paper.Table {
	var rows []paper.Row
	for _, l := range s.Lines {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(l.Name), cell(l.Value), paper.Text(l.unit()), cell(l.Before), paper.Text(l.state(ctx)),
			paper.Text(l.limits(ctx)), paper.Text(l.OwnerName), paper.Text(l.Remark)}})
	}
	col := func(key string, width int, figure bool) paper.Column {
		return paper.Column{Label: ui.T(ctx, "board.col_"+key), Width: width, Figure: figure}
	}
	return paper.Table{Name: ui.T(ctx, "board.indicators"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col("indicator", nameWidth, false), col("value", valueWidth, true), col("unit", unitWidth, false),
		col("before", valueWidth, true), col("light", unitWidth, false), col("threshold", whoWidth, false), col("owner", whoWidth, false), col("remark", remarkWidth, false)}}
}

// cell holds a true number, so that a spreadsheet reckons with it.
func cell(v *int64) paper.Cell {
	switch {
	case v == nil:
		return paper.Cell{}
	case *v%100 == 0:
		return paper.Count(int(*v / 100))
	}
	return paper.Cents(money.Cents(*v))
}

func (l Line) state(ctx context.Context) string {
	if l.Light == Unlit {
		return ""
	}
	return ui.T(ctx, "board.light_"+string(l.Light))
}

func (s Sheet) decided(ctx context.Context) paper.Table {
	var rows []paper.Row
	for _, d := range s.Decisions {
		_, state := d.state(ctx, s.On)
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(d.What), paper.Text(d.CarrierName), paper.Day(d.Due), paper.Text(state), paper.Text(d.Reason)}})
	}
	col := func(key string, width int) paper.Column {
		return paper.Column{Label: ui.T(ctx, "board.col_"+key), Width: width}
	}
	return paper.Table{Name: ui.T(ctx, "board.decisions"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col("what", remarkWidth+whoWidth), col("carrier", nameWidth-2),
		col("due", shortWidth), col("state", nameWidth-6), col("reason", nameWidth)}}
}

// print lays the months out side by side.
func (c Compared) print(ctx context.Context, place string, on day.Day) paper.Print {
	t := paper.Table{Name: ui.T(ctx, "board.months"), Cols: []paper.Column{{Label: ui.T(ctx, "board.col_indicator"), Width: nameWidth}, {Label: ui.T(ctx, "board.col_unit"), Width: unitWidth}}}
	for _, m := range c.Closed {
		t.Cols = append(t.Cols, paper.Column{Label: title(ctx, m.Month), Width: valueWidth, Figure: true})
	}
	var rows []paper.Row
	for _, r := range c.Rows {
		cells := []paper.Cell{paper.Text(r.Last.Name), paper.Text(r.Last.unit())}
		for _, m := range c.Closed {
			cells = append(cells, cell(r.In[m.Month].Value))
		}
		rows = append(rows, paper.Row{Cells: cells})
	}
	t.Rows = paper.RowsOf(rows)
	return paper.Print{Lang: ui.In(ctx).Lang, Title: ui.T(ctx, "board.months"), Under: []string{place}, Made: on, Tables: []paper.Table{t}}
}

// fileName is the name under which a print is kept.
func fileName(p paper.Print, f paper.Format) string {
	return strings.Join(strings.Fields(base.Fold(p.Title)), "-") + "." + string(f)
}
