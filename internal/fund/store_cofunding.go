package fund

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

const cofundingColumns = "id, label, funder, project_id, agreement, rate, ceiling, from_day, until_day"

func scanCofunding(r db.Row) (c Cofunding, err error) {
	c.Years = map[ledger.YearID]Actual{}
	return c, r.Scan(&c.ID, &c.Label, &c.Funder, &c.Project, &c.Agreement, &c.Rate, &c.Ceiling, &c.From, &c.Until)
}

// actualOf is what a year brought, with the cofunding that it is of.
type actualOf struct {
	cofunding CofundingID
	year      ledger.YearID
	Actual
}

func scanActual(r db.Row) (a actualOf, err error) {
	return a, r.Scan(&a.cofunding, &a.year, &a.Spent, &a.Booked)
}

const actualColumns = "cofunding_id, year_id, spent, booked"

func cofundings(ctx context.Context, r db.Reader, place base.PlaceID) ([]Cofunding, error) {
	all, err := db.All(ctx, r, scanCofunding, "select "+cofundingColumns+" from cofunding where place_id = $1 order by from_day desc, id", place)
	if err != nil {
		return nil, err
	}
	actuals, err := db.All(ctx, r, scanActual, "select "+actualColumns+" from cofunding_year where place_id = $1", place)
	byID := map[CofundingID]Cofunding{}
	for _, c := range all {
		byID[c.ID] = c
	}
	for _, a := range actuals {
		byID[a.cofunding].Years[a.year] = a.Actual
	}
	return all, err
}

func cofunding(ctx context.Context, r db.Reader, place base.PlaceID, id CofundingID) (Cofunding, error) {
	c, err := db.One(ctx, r, scanCofunding, "select "+cofundingColumns+" from cofunding where place_id = $1 and id = $2", place, id)
	if err != nil {
		return c, err
	}
	actuals, err := db.All(ctx, r, scanActual, "select "+actualColumns+" from cofunding_year where place_id = $1 and cofunding_id = $2", place, id)
	for _, a := range actuals {
		c.Years[a.year] = a.Actual
	}
	return c, err
}

func insertCofunding(ctx context.Context, tx *db.Tx, c Cofunding) error {
	_, err := tx.Exec(ctx, "insert into cofunding (place_id, "+cofundingColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, c.ID, c.Label, c.Funder, c.Project, c.Agreement, c.Rate, c.Ceiling, c.From, c.Until)
	return err
}

func removeCofunding(ctx context.Context, tx *db.Tx, id CofundingID) error {
	if _, err := tx.Exec(ctx, "delete from cofunding_year where place_id = $1 and cofunding_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from cofunding where place_id = $1 and id = $2", tx.Who.Place, id)
}

func putActual(ctx context.Context, tx *db.Tx, id CofundingID, year ledger.YearID, a Actual) error {
	_, err := tx.Exec(ctx, `insert into cofunding_year (place_id, `+actualColumns+`) values ($1, $2, $3, $4, $5)
		on conflict (place_id, cofunding_id, year_id) do update set spent = excluded.spent, booked = excluded.booked`,
		tx.Who.Place, id, year, a.Spent, a.Booked)
	return err
}
