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
	if err != nil {
		return nil, err
	}
	transfers, err := db.All(ctx, r, scanTransfer, "select "+transferColumns+" from fund_transfer where place_id = $1 order by id", place)
	byID := map[ID]*Fund{}
	for i := range all {
		byID[all[i].ID] = &all[i]
	}
	for _, u := range uses {
		byID[u.fund].Uses[u.year] = u.Use
	}
	for _, t := range transfers {
		from, to := byID[t.From], byID[t.To]
		if from == nil || to == nil {
			continue
		}
		t.Other = side{to.Label, to.Origin, to.Project}
		from.Transfers = append(from.Transfers, t)
		t.Other = side{from.Label, from.Origin, from.Project}
		to.Transfers = append(to.Transfers, t)
	}
	return all, err
}

// get reads one fund; a place has a handful, which transfers tie together.
func get(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Fund, error) {
	all, err := list(ctx, r, place)
	if err != nil {
		return Fund{}, err
	}
	for _, f := range all {
		if f.ID == id {
			return f, nil
		}
	}
	return Fund{}, base.Refuse(base.NotFound, "base.not_found")
}

const transferColumns = "id, from_id, to_id, year_id, cents, agreement"

func scanTransfer(r db.Row) (t Transfer, err error) {
	return t, r.Scan(&t.ID, &t.From, &t.To, &t.Year, &t.Cents, &t.Agreement)
}

func getTransfer(ctx context.Context, r db.Reader, place base.PlaceID, id TransferID) (Transfer, error) {
	return db.One(ctx, r, scanTransfer, "select "+transferColumns+" from fund_transfer where place_id = $1 and id = $2", place, id)
}

func insertTransfer(ctx context.Context, tx *db.Tx, t Transfer) error {
	_, err := tx.Exec(ctx, "insert into fund_transfer (place_id, "+transferColumns+") values ($1, $2, $3, $4, $5, $6, $7)",
		tx.Who.Place, t.ID, t.From, t.To, t.Year, t.Cents, t.Agreement)
	return err
}

func deleteTransfer(ctx context.Context, tx *db.Tx, id TransferID) error {
	return tx.ExecOne(ctx, "delete from fund_transfer where place_id = $1 and id = $2", tx.Who.Place, id)
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
