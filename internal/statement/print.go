package statement

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// print is the frame of everything the room prints: whose it is, of which days, drawn up when.
func (d *Desk) print(ctx context.Context, kind string, p Period, tables ...paper.Table) paper.Print {
	scene := ui.In(ctx)
	return paper.Print{Lang: scene.Lang, Title: ui.T(ctx, "statement.title_"+kind), Under: []string{scene.Place.Name, said(ctx, kind, p)},
		Made: day.Of(d.DB.Now(), scene.Who.Zone), Tables: tables}
}

// said writes the days of a report.
func said(ctx context.Context, kind string, p Period) string {
	lang := ui.In(ctx).Lang
	if kind == "sheet" {
		return ui.T(ctx, "statement.span_sheet", base.Args{"to": words.DateShort(lang, p.To)})
	}
	return ui.T(ctx, "statement.span", base.Args{"from": words.DateShort(lang, p.From), "to": words.DateShort(lang, p.To)})
}

// fileName is the name under which a print is kept: "compte-de-resultat-2027-12-31.pdf".
func fileName(p paper.Print, to day.Day, f paper.Format) string {
	return strings.Join(strings.Fields(base.Fold(p.Title)), "-") + "-" + string(to) + "." + string(f)
}

// tables are those of a report.
func (p reportPage) tables(ctx context.Context) []paper.Table {
	lang := ui.In(ctx).Lang
	switch p.Kind {
	case "balance":
		return []paper.Table{trialTable(ctx, p.Trial)}
	case "sheet":
		return []paper.Table{grossTable(ctx, assetSteps(p.Rows, lang)), p.stepTable(ctx, "statement.liabilities", liabilitySteps(p.Rows, lang))}
	}
	return []paper.Table{p.stepTable(ctx, p.titleKey(), incomeSteps(p.Rows, lang))}
}

// Widths of columns, in characters.
const (
	labelWidth  = 56
	amountWidth = 15
)

func column(ctx context.Context, key string, width int) paper.Column {
	return paper.Column{Label: ui.T(ctx, "statement.col_"+key), Width: width, Figure: width == amountWidth}
}

// stepTable is a statement with a year before beside.
func (p reportPage) stepTable(ctx context.Context, name string, steps []step) paper.Table {
	var rows []paper.Row
	for _, s := range steps {
		row := paper.Row{Look: s.Look, Cells: []paper.Cell{paper.Text(s.Label)}}
		if s.Look != paper.Head {
			row.Cells = append(row.Cells, paper.Cents(s.Now), paper.Moved(s.Last))
			if p.Plan {
				row.Cells = append(row.Cells, paper.Moved(s.Plan))
			}
		}
		rows = append(rows, row)
	}
	cols := []paper.Column{column(ctx, "label", labelWidth), column(ctx, "now", amountWidth), column(ctx, "last", amountWidth)}
	if p.Plan {
		cols = append(cols, column(ctx, "plan", amountWidth))
	}
	return paper.Table{Name: ui.T(ctx, name), Rows: paper.RowsOf(rows), Cols: cols}
}

// grossTable is the side of the sheet on which wear is taken off.
func grossTable(ctx context.Context, steps []step) paper.Table {
	var rows []paper.Row
	for _, s := range steps {
		row := paper.Row{Look: s.Look, Cells: []paper.Cell{paper.Text(s.Label)}}
		if s.Look != paper.Head {
			row.Cells = append(row.Cells, paper.Cents(s.Gross), paper.Moved(s.Less), paper.Cents(s.Now), paper.Moved(s.Last))
		}
		rows = append(rows, row)
	}
	return paper.Table{Name: ui.T(ctx, "statement.assets"), Rows: paper.RowsOf(rows), Cols: []paper.Column{column(ctx, "label", labelWidth-24),
		column(ctx, "gross", amountWidth), column(ctx, "less", amountWidth), column(ctx, "net", amountWidth), column(ctx, "last", amountWidth)}}
}

func trialTable(ctx context.Context, all []Weighed) paper.Table {
	var rows []paper.Row
	for _, w := range all {
		rows = append(rows, weighedRow(paper.Plain, w))
	}
	sum := total(all)
	sum.Label = ui.T(ctx, "statement.total")
	rows = append(rows, weighedRow(paper.Sum, sum))
	return paper.Table{Name: ui.T(ctx, "statement.title_balance"), Rows: paper.RowsOf(rows), Cols: []paper.Column{column(ctx, "account", 10), column(ctx, "name", 34),
		column(ctx, "before", amountWidth), column(ctx, "debit", amountWidth), column(ctx, "credit", amountWidth), column(ctx, "after", amountWidth)}}
}

func weighedRow(look paper.Look, w Weighed) paper.Row {
	return paper.Row{Look: look, Cells: []paper.Cell{paper.Text(w.Code), paper.Text(w.Label),
		paper.Cents(w.Before), paper.Cents(w.Debit), paper.Cents(w.Credit), paper.Cents(w.After())}}
}
