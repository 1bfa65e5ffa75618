package analysis

import (
	"context"
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/statement"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// send answers with the whole analysis as a file.
func (d *Desk) send(c *web.Call, p statement.Period) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	print, err := d.Print(c.Context(), c.Who, p, readingOf(c.Query("reading")))
	if err != nil {
		return err
	}
	name := strings.Join(strings.Fields(base.Fold(print.Title)), "-") + "-" + string(p.To) + "." + string(f)
	return c.Spool(name, f.Media(), func(w io.Writer) error { return print.Write(w, f) })
}

// Print puts every page of the room on paper, in the scene of whoever reads it: balances, sheet,
// ratios, break-even, causes, activities.
func (d *Desk) Print(ctx context.Context, who base.Actor, p statement.Period, r Reading) (out paper.Print, err error) {
	a, scene := scope{who, p, r}, ui.In(ctx)
	ratios, err := d.ratiosPage(ctx, a)
	if err != nil {
		return out, err
	}
	even, err := d.evenPage(ctx, a)
	if err != nil {
		return out, err
	}
	causes, err := d.causesPage(ctx, a)
	if err != nil {
		return out, err
	}
	margins, err := d.marginsPage(ctx, a)
	v := ratios.view
	out = paper.Print{Lang: scene.Lang, Title: ui.T(ctx, "analysis.title_balances"), Made: day.Of(d.DB.Now(), who.Zone),
		Under: []string{scene.Place.Name, v.span(ctx), ui.T(ctx, "analysis.reading_said", base.Args{"reading": ui.T(ctx, "analysis.reading_"+string(v.Reading))})}}
	out.Tables = []paper.Table{v.balancesTable(ctx), v.sheetTable(ctx), ratios.table(ctx), even.table(ctx)}
	if causes.Known {
		out.Tables = append(out.Tables, causes.table(ctx))
	}
	if len(margins.Margins) > 0 {
		out.Tables = append(out.Tables, margins.paper(ctx))
	}
	return out, err
}

// Widths of columns, in characters.
const (
	labelWidth  = 46
	amountWidth = 15
)

func (v view) table(ctx context.Context, name string, rows []paper.Row) paper.Table {
	t := paper.Table{Name: ui.T(ctx, name), Rows: paper.RowsOf(rows)}
	for i, c := range v.amounts(ctx) {
		width := amountWidth
		if i == 0 {
			width = labelWidth
		}
		t.Cols = append(t.Cols, paper.Column{Label: c.Label, Width: width, Figure: c.Figure})
	}
	return t
}

func (v view) paperRow(ctx context.Context, look paper.Look, group string, f Figure) paper.Row {
	return paper.Row{Look: look, Cells: []paper.Cell{paper.Text(figureName(ctx, f.Key)), paper.Cents(f.Cents), paper.Moved(v.lastOf(group + "." + f.Key))}}
}

func (v view) balancesTable(ctx context.Context) paper.Table {
	var rows []paper.Row
	for _, b := range v.Now.Balances(v.Reading) {
		for _, f := range b.Lines() {
			rows = append(rows, v.paperRow(ctx, paper.Plain, "balance", f))
		}
		rows = append(rows, v.paperRow(ctx, paper.Sum, "balance", b.Figure))
	}
	rows = append(rows, v.paperRow(ctx, paper.Sum, "caf", v.Now.CAF(v.Reading).Figure))
	return v.table(ctx, "analysis.face_balances", rows)
}

func (v view) sheetTable(ctx context.Context) paper.Table {
	f := v.Now.Functional()
	var rows []paper.Row
	for _, s := range append(f.Stable, f.Fixed) {
		rows = append(rows, v.paperRow(ctx, paper.Plain, "sheet", s))
	}
	rows = append(rows, v.paperRow(ctx, paper.Sum, "sheet", f.WorkingCapital))
	for _, s := range append(f.Operating, f.Other...) {
		rows = append(rows, v.paperRow(ctx, paper.Plain, "sheet", s))
	}
	rows = append(rows, v.paperRow(ctx, paper.Sum, "sheet", f.Need), v.paperRow(ctx, paper.Sum, "sheet", f.Treasury))
	return v.table(ctx, "analysis.face_sheet", rows)
}

func (p ratiosPage) table(ctx context.Context) paper.Table {
	var rows []paper.Row
	for _, j := range p.All.Ratios {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(ui.T(ctx, "analysis.ratio_"+j.Key)), paper.Text(sayRatio(ctx, j.Ratio)), paper.Text(sayRatio(ctx, j.Last)), paper.Text(usualReading(ctx, j))}})
	}
	t := p.view.table(ctx, "analysis.face_ratios", rows)
	t.Cols[0].Width = 30
	t.Cols = append(t.Cols, paper.Column{Label: ui.T(ctx, "analysis.usual"), Width: 44})
	return t
}

func (p evenPage) table(ctx context.Context) paper.Table {
	e := p.Now.BreakEven()
	var rows []paper.Row
	for _, f := range []Figure{e.Sales, e.Variable, e.Standing, e.Grants, e.Others} {
		rows = append(rows, p.paperRow(ctx, paper.Plain, "even", f))
	}
	last := BreakEven{}
	if p.Last != nil {
		last = p.Last.BreakEven()
	}
	point := func(title string, now, then Point) {
		if now.Reachable {
			rows = append(rows, paper.Row{Look: paper.Sum, Cells: []paper.Cell{paper.Text(ui.T(ctx, "analysis.even_sales") + " – " + ui.T(ctx, title)), paper.Cents(now.Sales), paper.Moved(then.Sales)}})
		}
	}
	point("analysis.with_grants", e.With, last.With)
	point("analysis.without_grants", e.Without, last.Without)
	return p.view.table(ctx, "analysis.face_breakeven", rows)
}

func (p causesPage) table(ctx context.Context) paper.Table {
	row := func(look paper.Look, name string, c money.Cents) paper.Row {
		return paper.Row{Look: look, Cells: []paper.Cell{paper.Text(name), paper.Cents(c)}}
	}
	rows := []paper.Row{row(paper.Sum, ui.T(ctx, "analysis.result_last"), p.Causes.Last.Cents), row(paper.Plain, ui.T(ctx, "analysis.once_last"), -p.Causes.LastOnce.Cents)}
	for _, c := range p.Causes.All {
		rows = append(rows, row(paper.Plain, p.name(ctx, c), c.Cents))
	}
	rows = append(rows, row(paper.Plain, ui.T(ctx, "analysis.once_now"), p.Causes.NowOnce.Cents), row(paper.Sum, ui.T(ctx, "analysis.result_now"), p.Causes.Now.Cents))
	t := p.view.table(ctx, "analysis.face_causes", rows)
	t.Cols = t.Cols[:2]
	t.Cols[1].Label = ui.T(ctx, "analysis.col_amount")
	return t
}

func (p marginsPage) paper(ctx context.Context) paper.Table {
	t := paper.Table{Name: ui.T(ctx, "analysis.face_activities")}
	for i, c := range p.cols(ctx, marginCols...) {
		width := amountWidth
		if i == 0 {
			width = 28
		}
		t.Cols = append(t.Cols, paper.Column{Label: c.Label, Width: width, Figure: c.Figure})
	}
	var rows []paper.Row
	for _, m := range p.Margins {
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(p.name(ctx, m)), paper.Cents(m.Income), paper.Cents(m.Direct), paper.Cents(m.Shared), paper.Cents(m.Result()), paper.Moved(p.Past[m.Activity].Result()), paper.Moved(m.Volunteer)}})
	}
	t.Rows = paper.RowsOf(rows)
	return t
}
