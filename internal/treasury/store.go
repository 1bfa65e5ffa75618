package treasury

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

func lines(ctx context.Context, r db.Reader, place base.PlaceID) ([]Line, error) {
	return db.All(ctx, r, func(r db.Row) (l Line, err error) {
		return l, r.Scan(&l.ID, &l.Day, &l.Label, &l.Cents, &l.Sure)
	}, "select id, day, label, amount, sure from treasury_line where place_id = $1 order by day, id", place)
}

func insertLine(ctx context.Context, tx *db.Tx, l Line) error {
	_, err := tx.Exec(ctx, "insert into treasury_line (place_id, id, day, label, amount, sure, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
		tx.Who.Place, l.ID, l.Day, l.Label, l.Cents, l.Sure, tx.Now, tx.Who.Account)
	return err
}

func deleteLine(ctx context.Context, tx *db.Tx, id LineID) error {
	return tx.ExecOne(ctx, "delete from treasury_line where place_id = $1 and id = $2", tx.Who.Place, id)
}

// delay is another day on which something that is owed will be paid.
type delay struct {
	Source string
	Day    day.Day
	Reason string
}

func delays(ctx context.Context, r db.Reader, place base.PlaceID) (map[string]delay, error) {
	out := map[string]delay{}
	return out, db.Each(ctx, r, func(r db.Row) error {
		var d delay
		if err := r.Scan(&d.Source, &d.Day, &d.Reason); err != nil {
			return err
		}
		out[d.Source] = d
		return nil
	}, "select source, day, reason from treasury_delay where place_id = $1", place)
}

func putDelay(ctx context.Context, tx *db.Tx, d delay) error {
	_, err := tx.Exec(ctx, `insert into treasury_delay (place_id, source, day, reason) values ($1, $2, $3, $4)
		on conflict (place_id, source) do update set day = excluded.day, reason = excluded.reason`, tx.Who.Place, d.Source, d.Day, d.Reason)
	return err
}
