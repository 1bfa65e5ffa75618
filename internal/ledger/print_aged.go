package ledger

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// sendAged answers with the aged balance as a file.
func (d *Desk) sendAged(c *web.Call) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	page, err := d.thirdsPage(c)
	if err != nil {
		return err
	}
	scene := ui.In(c.Context())
	p := paper.Print{Lang: scene.Lang, Title: ui.T(c.Context(), "ledger.aged"), Made: d.today(c.Who), Tables: []paper.Table{page.table(c.Context())},
		Under: []string{scene.Place.Name, ui.T(c.Context(), "ledger.aged_on") + " " + words.DateShort(scene.Lang, page.On)}}
	return c.Spool("balance-agee-"+string(page.On)+"."+string(f), f.Media(), func(w io.Writer) error { return p.Write(w, f) })
}

// table is the aged balance, added up.
func (p thirdsPage) table(ctx context.Context) paper.Table {
	row := func(look paper.Look, account, third, name string, parts [len(Ages) + 1]money.Cents, total money.Cents) paper.Row {
		cells := []paper.Cell{paper.Text(account), paper.Text(third), paper.Text(name)}
		for _, c := range parts {
			cells = append(cells, paper.Moved(c))
		}
		return paper.Row{Look: look, Cells: append(cells, paper.Cents(total))}
	}
	var rows []paper.Row
	var sum Aged
	for _, a := range p.Aged {
		rows = append(rows, row(paper.Plain, a.Account, a.Third, a.Name, a.Parts, a.Total()))
		for i, c := range a.Parts {
			sum.Parts[i] += c
		}
	}
	rows = append(rows, row(paper.Sum, "", "", ui.T(ctx, "ledger.total"), sum.Parts, sum.Total()))
	cols := []paper.Column{{Label: ui.T(ctx, "ledger.account"), Width: 9}, {Label: ui.T(ctx, "ledger.third_code"), Width: 12}}
	for i, c := range agedCols(ctx) {
		width := 14
		if i == 0 {
			width = 26
		}
		cols = append(cols, paper.Column{Label: c.Label, Width: width, Figure: c.Figure})
	}
	return paper.Table{Name: ui.T(ctx, "ledger.aged"), Cols: cols, Rows: paper.RowsOf(rows)}
}

// files are the forms in which the aged balance can be kept.
func (p thirdsPage) files(ctx context.Context) []ui.Link {
	var out []ui.Link
	for _, f := range paper.Formats() {
		out = append(out, ui.Link{Label: ui.T(ctx, "ledger.as_"+string(f)), Icon: ui.IconDownload,
			Href: ui.At(ctx, "/ledger/thirds/files/%s", string(f)) + templ.SafeURL("?on="+string(p.On))})
	}
	return out
}
