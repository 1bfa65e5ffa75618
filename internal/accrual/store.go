package accrual

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = "id, way, label, account, third, amount, vat, day, from_day, to_day, measure, activity_id, project_id, site_id, split_id"

func scan(r db.Row) (a Accrual, err error) {
	err = r.Scan(&a.ID, &a.Way, &a.Label, &a.Account, &a.Third, &a.Amount, &a.VAT, &a.Day, &a.From, &a.To, &a.Measure, &a.Activity, &a.Project, &a.Site, &a.Split)
	return a, err
}

func list(ctx context.Context, r db.Reader, place base.PlaceID) ([]Accrual, error) {
	return db.All(ctx, r, scan, "select "+columns+" from accrual where place_id = $1 order by day desc, id", place)
}

func get(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Accrual, error) {
	return db.One(ctx, r, scan, "select "+columns+" from accrual where place_id = $1 and id = $2", place, id)
}

func insert(ctx context.Context, tx *db.Tx, a Accrual) error {
	_, err := tx.Exec(ctx, "insert into accrual (place_id, "+columns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
		tx.Who.Place, a.ID, a.Way, a.Label, a.Account, a.Third, a.Amount, a.VAT, a.Day, a.From, a.To, a.Measure, a.Activity, a.Project, a.Site, a.Split)
	return err
}

func remove(ctx context.Context, tx *db.Tx, id ID) error {
	return tx.ExecOne(ctx, "delete from accrual where place_id = $1 and id = $2", tx.Who.Place, id)
}
