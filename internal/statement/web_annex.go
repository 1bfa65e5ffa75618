package statement

import (
	"context"

	"github.com/a-h/templ"

	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// annexPage is the tables of the annex that the books alone can draw.
type annexPage struct {
	Period           Period
	Moved            []Movements
	Receivable, Owed []Due
}

// Title names the page.
func (p annexPage) Title(ctx context.Context) string { return ui.T(ctx, "statement.title_annex") }

// Body draws the page.
func (p annexPage) Body() templ.Component { return p.body() }

// report is the trial balance over the same days, whose figures open the same lines.
func (p annexPage) report() reportPage { return reportPage{Kind: "balance", Period: p.Period} }

// opens is the page of the lines of a movement, or the income statement for the result.
func (p annexPage) opens(ctx context.Context, m Movement) templ.SafeURL {
	if m.Account == "" {
		return over(ctx, "income", p.Period.From, p.Period.To)
	}
	return over(ctx, "ledger", p.Period.From, p.Period.To, "account", m.Account)
}

// before is the page of what an account held before.
func (p annexPage) before(ctx context.Context, m Movement) templ.SafeURL {
	if m.Account == "" {
		return ""
	}
	return p.report().before(ctx, m.Account)
}

func (d *Desk) showAnnex(c *web.Call) error {
	p, err := d.annexPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) annexPage(c *web.Call) (p annexPage, err error) {
	if p.Period, err = d.span(c); err != nil {
		return p, err
	}
	p.Moved, p.Receivable, p.Owed, err = d.annex(c.Context(), c.Who, p.Period)
	return p, err
}

func (d *Desk) sendAnnex(c *web.Call) error {
	p, err := d.annexPage(c)
	if err != nil {
		return err
	}
	return send(c, p.Period.To, func() (paper.Print, error) {
		return d.print(c.Context(), "annex", p.Period, p.tables(c.Context())...), nil
	})
}

func (p annexPage) tables(ctx context.Context) []paper.Table {
	var out []paper.Table
	for _, t := range p.Moved {
		if len(t.Rows) > 0 {
			out = append(out, movedTable(ctx, t))
		}
	}
	return append(out, dueTable(ctx, "receivable", p.Receivable), dueTable(ctx, "owed", p.Owed))
}

func movedTable(ctx context.Context, t Movements) paper.Table {
	row := func(look paper.Look, m Movement) paper.Row {
		return paper.Row{Look: look, Cells: []paper.Cell{paper.Text(m.Account), paper.Text(m.Label), paper.Cents(m.Opening), paper.Cents(m.Up), paper.Cents(m.Down), paper.Cents(m.Closing())}}
	}
	var rows []paper.Row
	for _, m := range t.Rows {
		if m.Account == "" {
			m.Label = ui.T(ctx, "statement.result_net")
		}
		rows = append(rows, row(paper.Plain, m))
	}
	sum := t.Sum()
	sum.Label = ui.T(ctx, "statement.total")
	return paper.Table{Name: ui.T(ctx, "statement.annex_"+t.Name), Rows: paper.RowsOf(append(rows, row(paper.Sum, sum))), Cols: []paper.Column{column(ctx, "account", 9), column(ctx, "name", 25),
		column(ctx, "before", amountWidth), column(ctx, "up", amountWidth), column(ctx, "down", amountWidth), column(ctx, "after", amountWidth)}}
}

func dueTable(ctx context.Context, name string, all []Due) paper.Table {
	var rows []paper.Row
	var sum Due
	for _, d := range all {
		sum.Soon, sum.Later = sum.Soon+d.Soon, sum.Later+d.Later
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(d.In(ui.In(ctx).Lang)), paper.Cents(d.Soon + d.Later), paper.Cents(d.Soon), paper.Cents(d.Later)}})
	}
	rows = append(rows, paper.Row{Look: paper.Sum, Cells: []paper.Cell{paper.Text(ui.T(ctx, "statement.total")), paper.Cents(sum.Soon + sum.Later), paper.Cents(sum.Soon), paper.Cents(sum.Later)}})
	return paper.Table{Name: ui.T(ctx, "statement.annex_"+name), Rows: paper.RowsOf(rows), Cols: []paper.Column{column(ctx, "label", 43),
		column(ctx, "amount", amountWidth), column(ctx, "soon", amountWidth), column(ctx, "later", amountWidth)}}
}
