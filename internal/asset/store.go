package asset

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = "id, label, account, cost, residual, grant_part, from_day, years, day_count, disposed_on, price"

func scan(r db.Row) (a Asset, err error) {
	err = r.Scan(&a.ID, &a.Label, &a.Account, &a.Cost, &a.Residual, &a.Grant, &a.From, &a.Years, &a.Count, &a.DisposedOn, &a.Price)
	return a, err
}

func list(ctx context.Context, r db.Reader, place base.PlaceID) ([]Asset, error) {
	return db.All(ctx, r, scan, "select "+columns+" from fixed_asset where place_id = $1 order by disposed_on, from_day desc, id", place)
}

func get(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Asset, error) {
	return db.One(ctx, r, scan, "select "+columns+" from fixed_asset where place_id = $1 and id = $2", place, id)
}

func insert(ctx context.Context, tx *db.Tx, a Asset) error {
	_, err := tx.Exec(ctx, "insert into fixed_asset (place_id, "+columns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', 0)",
		tx.Who.Place, a.ID, a.Label, a.Account, a.Cost, a.Residual, a.Grant, a.From, a.Years, a.Count)
	return err
}

func setDisposal(ctx context.Context, tx *db.Tx, a Asset) error {
	return tx.ExecOne(ctx, "update fixed_asset set disposed_on = $3, price = $4 where place_id = $1 and id = $2", tx.Who.Place, a.ID, a.DisposedOn, a.Price)
}
