package budget

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// span is how many months stand in one column of the paper: twelve columns of amounts do
// not fit a page that people read in an assembly.
const span = 3

// sheet lays a version out for paper: each side with its total, three months a column.
func (d *Desk) sheet(ctx context.Context, who base.Actor, v Version, lines []Line) (paper.Table, error) {
	say := func(key string, args ...base.Args) string { return words.T(who.Lang, "budget."+key, args...) }
	months := len(v.Months())
	t := paper.Table{Name: v.Label, Cols: []paper.Column{{Label: say("col_account"), Width: codeWidth}, {Label: say("col_label"), Width: labelWidth}, {Label: say("col_for"), Width: nameWidth}}}
	for m := 0; m < months; m += span {
		label := say("col_months", base.Args{"from": m + 1, "to": min(m+span, months)})
		t.Cols = append(t.Cols, paper.Column{Label: label, Width: amountWidth, Figure: true})
	}
	t.Cols = append(t.Cols, paper.Column{Label: say("col_year"), Width: amountWidth, Figure: true})
	labels, err := d.labels(ctx, who)
	if err != nil {
		return t, err
	}
	names := map[string]string{}
	for _, axis := range axes {
		all, err := d.names(ctx, who, axis)
		if err != nil {
			return t, err
		}
		for value, name := range all {
			names[axis+value] = name
		}
	}
	var rows []paper.Row
	for _, side := range Sides() {
		total := make([]money.Cents, months)
		var part []paper.Row
		for _, l := range lines {
			if SideOf(l.Account) != side {
				continue
			}
			for m, c := range l.Months {
				total[m] += c
			}
			cells := []paper.Cell{paper.Text(l.Account), paper.Text(name(labels, l.Account)), paper.Text(l.purpose(names))}
			part = append(part, paper.Row{Cells: append(cells, spans(l.Months)...)})
		}
		if len(part) == 0 {
			continue
		}
		rows = append(rows, paper.Row{Look: paper.Head, Cells: []paper.Cell{{}, paper.Text(say("side_" + string(side)))}})
		rows = append(rows, part...)
		rows = append(rows, paper.Row{Look: paper.Sum, Cells: append([]paper.Cell{{}, paper.Text(say("total")), {}}, spans(total)...)})
	}
	t.Rows = paper.RowsOf(rows)
	return t, nil
}

// spans adds months up three by three, then all together.
func spans(months []money.Cents) (cells []paper.Cell) {
	var year money.Cents
	for part := range slices.Chunk(months, span) {
		var sum money.Cents
		for _, c := range part {
			sum += c
		}
		year += sum
		cells = append(cells, paper.Moved(sum))
	}
	return append(cells, paper.Cents(year))
}

// purpose names all that a line is for.
func (l Line) purpose(names map[string]string) string {
	var out []string
	for _, axis := range axes {
		if n := names[axis+l.On(axis)]; n != "" {
			out = append(out, n)
		}
	}
	return strings.Join(out, " · ")
}
