package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func insertSeries(ctx context.Context, tx *db.Tx, s Series) error {
	_, err := tx.Exec(ctx, "insert into booking_series (place_id, id, rule, starts_at) values ($1, $2, $3, $4)", tx.Who.Place, s.ID, s.Rule, s.First)
	return err
}

func setRule(ctx context.Context, tx *db.Tx, id SeriesID, rule string) error {
	return tx.ExecOne(ctx, "update booking_series set rule = $3 where place_id = $1 and id = $2", tx.Who.Place, id, rule)
}

func seriesByID(ctx context.Context, r db.Reader, place base.PlaceID, id SeriesID) (Series, error) {
	return db.One(ctx, r, func(row db.Row) (s Series, err error) {
		err = row.Scan(&s.ID, &s.Rule, &s.First)
		return s, err
	}, "select id, rule, starts_at from booking_series where place_id = $1 and id = $2", place, id)
}

// lastOf reads the last date of a series, cancelled or not.
func lastOf(ctx context.Context, r db.Reader, place base.PlaceID, id SeriesID) (Booking, error) {
	return db.One(ctx, r, scan, "select "+columns+" from booking where place_id = $1 and series_id = $2 order by starts_at desc, id desc limit 1", place, id)
}
