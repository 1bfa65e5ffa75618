package closing

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

func noted(ctx context.Context, r db.Reader, place base.PlaceID, year ledger.YearID) (map[string]bool, error) {
	keys, err := db.All(ctx, r, db.Col[string], "select step from closing_step where place_id = $1 and year_id = $2", place, year)
	done := map[string]bool{}
	for _, k := range keys {
		done[k] = true
	}
	return done, err
}

func setNoted(ctx context.Context, tx *db.Tx, year ledger.YearID, step string, done bool) error {
	if _, err := tx.Exec(ctx, "delete from closing_step where place_id = $1 and year_id = $2 and step = $3", tx.Who.Place, year, step); err != nil || !done {
		return err
	}
	_, err := tx.Exec(ctx, "insert into closing_step (place_id, year_id, step, noted_at, noted_by) values ($1, $2, $3, $4, $5)",
		tx.Who.Place, year, step, tx.Now, tx.Who.Account)
	return err
}
