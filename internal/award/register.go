package award

import (
	"context"
	"time"

	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
)

// register lays the register of holders out, to be kept or handed on.
func (d *Desk) register(ctx context.Context, all []Award) paper.Print {
	scene := ui.In(ctx)
	rows := make([]paper.Row, len(all))
	for i, a := range all {
		standing := Valid
		if a.Revoked() {
			standing = Withdrawn
		}
		rows[i] = paper.Row{Cells: []paper.Cell{paper.Text(a.Number), paper.Text(a.Holder.BirthName), paper.Text(a.Holder.GivenName), paper.Day(a.Holder.BirthDate), paper.Text(a.Holder.BirthPlace),
			paper.Text(a.Certified()), paper.Text(ui.T(ctx, "award.kind_"+string(a.Kind))), paper.Text(a.unitCodes()), paper.Day(a.Decided), paper.Day(a.Issued), paper.Text(ui.T(ctx, "award.standing_"+string(standing)))}}
	}
	col := func(key string, width int) paper.Column {
		return paper.Column{Label: ui.T(ctx, "award."+key), Width: width}
	}
	return paper.Print{Lang: scene.Lang, Title: ui.T(ctx, "award.register"), Under: []string{scene.Place.Name}, Made: day.Of(d.DB.Clock(), scene.Zone()),
		Tables: []paper.Table{{Name: ui.T(ctx, "award.register"), Rows: paper.RowsOf(rows), Cols: []paper.Column{col("number", 20), col("birth_name", 18), col("given_name", 14), col("birth_date", 11),
			col("birth_place", 16), col("certification", 30), col("kind", 14), col("units", 10), col("decided", 11), col("issued", 11), col("standing", 10)}}}}
}

// dated writes the day of an instant in the place's zone.
func dated(ctx context.Context, t time.Time) string {
	return ui.Date(ctx, day.Of(t, ui.In(ctx).Zone()))
}
