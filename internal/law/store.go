package law

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func ownValues(ctx context.Context, r db.Reader, place base.PlaceID) ([]Parameter, error) {
	return db.All(ctx, r, scanOwn, "select code, value, unit, from_day, to_day, source from law_value where place_id = $1 order by code, from_day", place)
}

func scanOwn(r db.Row) (Parameter, error) {
	p := Parameter{Confidence: Own}
	err := r.Scan(&p.Key, &p.Value, &p.Unit, &p.From, &p.To, &p.Source)
	return p, err
}

func putOwn(ctx context.Context, tx *db.Tx, p Parameter) error {
	_, err := tx.Exec(ctx, `insert into law_value (place_id, code, from_day, to_day, value, unit, source, entered_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
		on conflict (place_id, code, from_day) do update set to_day = excluded.to_day, value = excluded.value, source = excluded.source, entered_at = excluded.entered_at`,
		tx.Who.Place, p.Key, p.From, p.To, int64(p.Value), p.Unit, p.Source, tx.Now)
	return err
}
