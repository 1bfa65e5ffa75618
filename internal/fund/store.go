package fund

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

const columns = "id, label, origin, funder, project_id, agreement, amount, given_on, earlier"

func scan(r db.Row) (f Fund, err error) {
	f.Uses = map[ledger.YearID]Use{}
	err = r.Scan(&f.ID, &f.Label, &f.Origin, &f.Funder, &f.Project, &f.Agreement, &f.Amount, &f.GivenOn, &f.Earlier)
	return f, err
}

// useOf is a use with the fund and the year that it is of.
type useOf struct {
	fund ID
	year ledger.YearID
	Use
}

func scanUse(r db.Row) (u useOf, err error) {
	err = r.Scan(&u.fund, &u.year, &u.Spent, &u.Returned)
	return u, err
}

func list(ctx context.Context, r db.Reader, place base.PlaceID) ([]Fund, error) {
	all, err := db.All(ctx, r, scan, "select "+columns+" from fund where place_id = $1 order by given_on desc, id", place)
	if err != nil {
		return nil, err
	}
	uses, err := db.All(ctx, r, scanUse, "select fund_id, year_id, spent, returned from fund_use where place_id = $1", place)
	byID := map[ID]Fund{}
	for _, f := range all {
		byID[f.ID] = f
	}
	for _, u := range uses {
		byID[u.fund].Uses[u.year] = u.Use
	}
	return all, err
}

func get(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Fund, error) {
	f, err := db.One(ctx, r, scan, "select "+columns+" from fund where place_id = $1 and id = $2", place, id)
	if err != nil {
		return f, err
	}
	uses, err := db.All(ctx, r, scanUse, "select fund_id, year_id, spent, returned from fund_use where place_id = $1 and fund_id = $2", place, id)
	for _, u := range uses {
		f.Uses[u.year] = u.Use
	}
	return f, err
}

func insert(ctx context.Context, tx *db.Tx, f Fund) error {
	_, err := tx.Exec(ctx, "insert into fund (place_id, "+columns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, f.ID, f.Label, f.Origin, f.Funder, f.Project, f.Agreement, f.Amount, f.GivenOn, f.Earlier)
	return err
}

func remove(ctx context.Context, tx *db.Tx, id ID) error {
	if _, err := tx.Exec(ctx, "delete from fund_use where place_id = $1 and fund_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from fund where place_id = $1 and id = $2", tx.Who.Place, id)
}

func putUse(ctx context.Context, tx *db.Tx, id ID, year ledger.YearID, u Use) error {
	_, err := tx.Exec(ctx, `insert into fund_use (place_id, fund_id, year_id, spent, returned) values ($1, $2, $3, $4, $5)
		on conflict (place_id, fund_id, year_id) do update set spent = excluded.spent, returned = excluded.returned`,
		tx.Who.Place, id, year, u.Spent, u.Returned)
	return err
}
