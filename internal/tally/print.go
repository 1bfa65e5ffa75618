package tally

import (
	"context"

	"pilotis/internal/paper"
	"pilotis/internal/ui"
)

// print lays the figures out, to be published or handed on: what is masked stays so.
func (s Sheet) print(ctx context.Context) paper.Print {
	var rows []paper.Row
	add := func(what string, one Share) {
		n, share := paper.Cell{}, paper.Text(ui.T(ctx, "tally.too_few"))
		if !one.Masked {
			n, share = paper.Count(one.N), paper.Text(one.percent(ctx))
		}
		rows = append(rows, paper.Row{Cells: []paper.Cell{paper.Text(ui.T(ctx, "tally.what_"+what)), paper.Text(one.name(ctx, Cut(what))), n, paper.Count(one.Of), share}})
	}
	add(string(Everybody), s.People)
	for _, one := range s.Routes {
		add(string(ByRoute), one)
	}
	for _, one := range s.Sessions {
		add(string(BySession), one)
	}
	for _, a := range s.Asked {
		for _, u := range a.Units {
			add(string(ByUnit), u.Share)
			for _, one := range u.Competences {
				add(string(ByCompetence), one)
			}
		}
	}
	col := func(key string, width int) paper.Column {
		return paper.Column{Label: ui.T(ctx, "tally."+key), Width: width}
	}
	n, of := col("n", 10), col("of", 10)
	n.Figure, of.Figure = true, true
	return paper.Print{Lang: ui.In(ctx).Lang, Title: ui.T(ctx, "tally.title"), Under: []string{ui.In(ctx).Place.Name, s.Of.Code + " · " + s.Of.Title, s.period(ctx)}, Made: s.Today,
		Tables: []paper.Table{{Name: ui.T(ctx, "tally.title"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col("what", 16), col("name", 46), n, of, col("share", 14)}}}}
}
