package stock

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

const columns = "id, kind, label, unit, earlier, activity_id, project_id, site_id, split_id"

func scan(r db.Row) (s Stock, err error) {
	s.Counts = map[ledger.YearID]Count{}
	err = r.Scan(&s.ID, &s.Kind, &s.Label, &s.Unit, &s.Earlier, &s.Activity, &s.Project, &s.Site, &s.Split)
	return s, err
}

// countOf is a count with the stock and the year that it is of.
type countOf struct {
	stock ID
	year  ledger.YearID
	Count
}

func scanCount(r db.Row) (c countOf, err error) {
	err = r.Scan(&c.stock, &c.year, &c.Quantity, &c.Worth)
	return c, err
}

func list(ctx context.Context, r db.Reader, place base.PlaceID) ([]Stock, error) {
	all, err := db.All(ctx, r, scan, "select "+columns+" from stock where place_id = $1 order by label, id", place)
	if err != nil {
		return nil, err
	}
	counts, err := db.All(ctx, r, scanCount, "select stock_id, year_id, quantity, worth from stock_count where place_id = $1", place)
	byID := map[ID]Stock{}
	for _, s := range all {
		byID[s.ID] = s
	}
	for _, c := range counts {
		byID[c.stock].Counts[c.year] = c.Count
	}
	return all, err
}

func get(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Stock, error) {
	s, err := db.One(ctx, r, scan, "select "+columns+" from stock where place_id = $1 and id = $2", place, id)
	if err != nil {
		return s, err
	}
	counts, err := db.All(ctx, r, scanCount, "select stock_id, year_id, quantity, worth from stock_count where place_id = $1 and stock_id = $2", place, id)
	for _, c := range counts {
		s.Counts[c.year] = c.Count
	}
	return s, err
}

func receipts(ctx context.Context, r db.Reader, place base.PlaceID, id ID) ([]Receipt, error) {
	return db.All(ctx, r, func(r db.Row) (in Receipt, err error) {
		return in, r.Scan(&in.ID, &in.Day, &in.Quantity, &in.Amount)
	}, "select id, day, quantity, amount from stock_receipt where place_id = $1 and stock_id = $2 order by day desc, id desc", place, id)
}

func insert(ctx context.Context, tx *db.Tx, s Stock) error {
	_, err := tx.Exec(ctx, "insert into stock (place_id, "+columns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, s.ID, s.Kind, s.Label, s.Unit, s.Earlier, s.Activity, s.Project, s.Site, s.Split)
	return err
}

func insertReceipt(ctx context.Context, tx *db.Tx, id ID, r Receipt) error {
	_, err := tx.Exec(ctx, "insert into stock_receipt (place_id, id, stock_id, day, quantity, amount) values ($1, $2, $3, $4, $5, $6)",
		tx.Who.Place, r.ID, id, r.Day, r.Quantity, r.Amount)
	return err
}

func putCount(ctx context.Context, tx *db.Tx, id ID, year ledger.YearID, c Count) error {
	_, err := tx.Exec(ctx, `insert into stock_count (place_id, stock_id, year_id, quantity, worth) values ($1, $2, $3, $4, $5)
		on conflict (place_id, stock_id, year_id) do update set quantity = excluded.quantity, worth = excluded.worth`,
		tx.Who.Place, id, year, c.Quantity, c.Worth)
	return err
}

func remove(ctx context.Context, tx *db.Tx, id ID) error {
	for _, table := range []string{"stock_receipt", "stock_count"} {
		if _, err := tx.Exec(ctx, "delete from "+table+" where place_id = $1 and stock_id = $2", tx.Who.Place, id); err != nil {
			return err
		}
	}
	return tx.ExecOne(ctx, "delete from stock where place_id = $1 and id = $2", tx.Who.Place, id)
}
