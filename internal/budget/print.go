package budget

import (
	"context"
	"io"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Widths of columns, in characters.
const (
	codeWidth   = 10
	labelWidth  = 44
	nameWidth   = 22
	amountWidth = 13
)

// files leads to the forms in which something is kept.
func files(ctx context.Context, at func(string) templ.SafeURL) (out []ui.Link) {
	for _, f := range paper.Formats() {
		out = append(out, ui.Link{Label: strings.ToUpper(string(f)), Href: at("/files/" + string(f)), Icon: ui.IconDownload})
	}
	return out
}

// send answers with a table of a version as a file of the format that the address names.
func (d *Desk) send(c *web.Call, v Version, title string, t paper.Table) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	p := paper.Print{Lang: ui.In(c.Context()).Lang, Title: v.Label, Under: []string{ui.In(c.Context()).Place.Name, v.standing(c.Context())}, Made: d.today(c.Who), Tables: []paper.Table{t}}
	name := strings.Join(strings.Fields(base.Fold(v.Label+" "+title)), "-") + "." + string(f)
	return c.Spool(name, f.Media(), func(w io.Writer) error { return p.Write(w, f) })
}

func (d *Desk) sendLines(c *web.Call) error {
	v, lines, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	lay := d.table
	if c.Path("format") == string(paper.PDF) {
		lay = d.sheet
	}
	t, err := lay(c.Context(), c.Who, v, lines)
	if err != nil {
		return err
	}
	return d.send(c, v, "", t)
}

// table lists the lines of a version, month by month: the file that Import reads back.
func (d *Desk) table(ctx context.Context, who base.Actor, v Version, lines []Line) (paper.Table, error) {
	say := func(key string) string { return words.T(who.Lang, "budget.col_"+key) }
	t := paper.Table{Name: v.Label, Cols: []paper.Column{{Label: say("account"), Width: codeWidth}, {Label: say("label"), Width: labelWidth}}}
	for _, axis := range axes {
		t.Cols = append(t.Cols, paper.Column{Label: say(axis), Width: nameWidth})
	}
	for _, label := range append([]string{say("year")}, v.Months()...) {
		t.Cols = append(t.Cols, paper.Column{Label: label, Width: amountWidth, Figure: true})
	}
	labels, err := d.labels(ctx, who)
	if err != nil {
		return t, err
	}
	names := map[string]map[string]string{}
	for _, axis := range axes {
		if names[axis], err = d.names(ctx, who, axis); err != nil {
			return t, err
		}
	}
	var rows []paper.Row
	for _, l := range lines {
		cells := []paper.Cell{paper.Text(l.Account), paper.Text(name(labels, l.Account))}
		for _, axis := range axes {
			cells = append(cells, paper.Text(names[axis][l.On(axis)]))
		}
		cells = append(cells, paper.Cents(l.Year()))
		for _, c := range l.Months {
			cells = append(cells, paper.Moved(c))
		}
		rows = append(rows, paper.Row{Cells: cells})
	}
	t.Rows = paper.RowsOf(rows)
	return t, nil
}

// table lays the form out as it is printed: costs beside income, then what is in kind.
func (p grantPage) table(ctx context.Context) paper.Table {
	lang := ui.In(ctx).Lang
	head := func(s Side) []paper.Column {
		return []paper.Column{{Label: "", Width: 4}, {Label: ui.T(ctx, "budget.grant_"+string(s)), Width: labelWidth}, {Label: "€", Width: codeWidth, Figure: true}}
	}
	t := paper.Table{Name: p.Label, Cols: append(head(Costs), head(Income)...)}
	total := paper.Text(strings.ToUpper(ui.T(ctx, "budget.total")))
	var rows []paper.Row
	for _, pair := range [][2]Side{{Costs, Income}, {UsedKind, GivenIn}} {
		left, right := p.Of(pair[0]), p.Of(pair[1])
		for i := range max(len(left), len(right)) {
			rows = append(rows, paper.Row{Cells: append(side(left, i, lang), side(right, i, lang)...)})
		}
		_, costs := p.Total(pair[0])
		_, income := p.Total(pair[1])
		rows = append(rows, paper.Row{Look: paper.Sum, Cells: []paper.Cell{{}, total, paper.Count(int(costs / 100)), {}, total, paper.Count(int(income / 100))}})
	}
	t.Rows = paper.RowsOf(rows)
	return t
}

// side is one line of one side: empty cells where there is none or nothing.
func side(all []GrantRow, i int, lang string) []paper.Cell {
	cells := make([]paper.Cell, 3)
	if i < len(all) {
		cells[0], cells[1] = paper.Text(all[i].Group), paper.Text(all[i].In(lang))
		if all[i].Whole != 0 {
			cells[2] = paper.Count(int(all[i].Whole / 100))
		}
	}
	return cells
}
