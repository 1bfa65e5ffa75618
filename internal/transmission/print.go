package transmission

import (
	"context"
	"strings"

	"pilotis/internal/paper"
	"pilotis/internal/ui"
)

// Name is how people know a holder.
func (h Holder) Name() string {
	return strings.Join(append(h.GivenNames[:len(h.GivenNames):len(h.GivenNames)], h.BirthName), " ")
}

// print lays the board out, to be kept or handed on.
func (b Board) print(ctx context.Context) paper.Print {
	rows := make([]paper.Row, len(b.Rows))
	for i, r := range b.Rows {
		state := ui.T(ctx, "transmission.state_"+string(r.State))
		if r.Late {
			state = ui.T(ctx, "transmission.is_late")
		}
		rows[i] = paper.Row{Cells: []paper.Cell{paper.Text(r.ID), paper.Text(r.Holder.Name()), paper.Day(r.Decided), paper.Day(r.Due), paper.Text(state), paper.Text(strings.Join(r.words(ctx), " "))}}
	}
	col := func(key string, width int) paper.Column {
		return paper.Column{Label: ui.T(ctx, "transmission."+key), Width: width}
	}
	return paper.Print{Lang: ui.In(ctx).Lang, Title: ui.T(ctx, "transmission.title"), Under: []string{ui.In(ctx).Place.Name, b.Code + " · " + b.Title}, Made: b.Today,
		Tables: []paper.Table{{Name: ui.T(ctx, "transmission.successes"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col("number", 18), col("holder", 24), col("decided", 11), col("due", 11), col("state", 16), col("why", 40)}}}}
}
