package ledger

import (
	"context"

	"pilotis/internal/db"
)

func setAxes(ctx context.Context, tx *db.Tx, e Entry, position int, a Axes) error {
	return tx.ExecOne(ctx, `update entry_line set activity_id = $5, project_id = $6, site_id = $7, split_id = $8
		where place_id = $1 and day = $2 and entry_id = $3 and position = $4`, tx.Who.Place, e.Day, e.ID, position, a.Activity, a.Project, a.Site, a.Split)
}

// dropEmpty takes out a total of no line.
func dropEmpty(ctx context.Context, tx *db.Tx, k cell) error {
	_, err := tx.Exec(ctx, `delete from ledger_month where place_id = $1 and year_id = $2 and month = $3 and account = $4 and opening = $5
		and activity_id = $6 and project_id = $7 and site_id = $8 and split_id = $9 and lines = 0`,
		tx.Who.Place, k.year, k.month, k.account, k.opening, k.Activity, k.Project, k.Site, k.Split)
	return err
}
