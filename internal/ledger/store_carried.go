package ledger

import (
	"context"

	"pilotis/internal/day"
	"pilotis/internal/db"
)

// keptBefore tells whether a year before one has validated lines.
func keptBefore(ctx context.Context, tx *db.Tx, y Year) (bool, error) {
	_, found, err := db.Maybe(ctx, tx, db.Col[int64], `select 1 from fiscal_year y where y.place_id = $1 and y.starts_on < $2
		and exists (select 1 from ledger_month m where m.place_id = y.place_id and m.year_id = y.id) limit 1`, tx.Who.Place, y.From)
	return found, err
}

// openedAfter tells whether a year after one has an opening.
func openedAfter(ctx context.Context, tx *db.Tx, y Year) (bool, error) {
	_, found, err := db.Maybe(ctx, tx, db.Col[int64], `select 1 from fiscal_year y where y.place_id = $1 and y.starts_on > $2
		and exists (select 1 from ledger_month m where m.place_id = y.place_id and m.year_id = y.id and m.opening = 1) limit 1`, tx.Who.Place, y.To)
	return found, err
}

// unwait lets no line of a stretch of days wait, both included.
func unwait(ctx context.Context, tx *db.Tx, from, to day.Day) error {
	_, err := tx.Exec(ctx, "update entry_line set open = 0 where place_id = $1 and open = 1 and day >= $2 and day <= $3", tx.Who.Place, from, to)
	return err
}
