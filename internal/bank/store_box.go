package bank

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func insertCount(ctx context.Context, tx *db.Tx, c Count) error {
	pieces, err := json.Marshal(c.Pieces)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into bank_count (place_id, id, account_id, day, pieces, counted, expected, note, entry_id, at, who)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		tx.Who.Place, c.ID, c.Account, c.Day, string(pieces), c.Counted, c.Expected, c.Note, c.Entry, c.At, c.By)
	return err
}

// boxShown bounds lists that grow by one a day at most.
const boxShown = 60

func counts(ctx context.Context, r db.Reader, place base.PlaceID, account AccountID) ([]Count, error) {
	return db.All(ctx, r, func(r db.Row) (c Count, err error) {
		var pieces string
		if err = r.Scan(&c.ID, &c.Account, &c.Day, &pieces, &c.Counted, &c.Expected, &c.Note, &c.Entry, &c.At, &c.By); err != nil {
			return c, err
		}
		return c, json.Unmarshal([]byte(pieces), &c.Pieces)
	}, `select id, account_id, day, pieces, counted, expected, note, entry_id, at, who from bank_count
		where place_id = $1 and account_id = $2 order by day desc, at desc, id desc limit $3`, place, account, boxShown)
}

func insertDeposit(ctx context.Context, tx *db.Tx, s Deposit) error {
	_, err := tx.Exec(ctx, `insert into bank_deposit (place_id, id, account_id, number, day, amount, cheques, entry_id, at, who)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, tx.Who.Place, s.ID, s.Account, s.Number, s.Day, s.Amount, s.Cheques, s.Entry, s.At, s.By)
	return err
}

func lastDeposit(ctx context.Context, r db.Reader, place base.PlaceID) (int, error) {
	n, _, err := db.Maybe(ctx, r, db.Col[int], "select number from bank_deposit where place_id = $1 order by number desc limit 1", place)
	return n, err
}

const depositColumns = `d.id, d.account_id, d.number, d.day, d.amount, d.cheques, d.entry_id, d.at, d.who,
	case when exists (select 1 from bank_move m where m.place_id = d.place_id and m.entry_id = d.entry_id) then 1 else 0 end`

func scanDeposit(r db.Row) (s Deposit, err error) {
	return s, r.Scan(&s.ID, &s.Account, &s.Number, &s.Day, &s.Amount, &s.Cheques, &s.Entry, &s.At, &s.By, &s.Seen)
}

func deposits(ctx context.Context, r db.Reader, place base.PlaceID) ([]Deposit, error) {
	return db.All(ctx, r, scanDeposit, "select "+depositColumns+" from bank_deposit d where d.place_id = $1 order by d.number desc limit $2", place, boxShown)
}

func getDeposit(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Deposit]) (Deposit, error) {
	return db.One(ctx, r, scanDeposit, "select "+depositColumns+" from bank_deposit d where d.place_id = $1 and d.id = $2", place, id)
}
