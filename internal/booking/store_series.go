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

func setRule(ctx context.Context, tx *db.Tx, s Series) error {
	return tx.ExecOne(ctx, "update booking_series set rule = $3 where place_id = $1 and id = $2", tx.Who.Place, s.ID, s.Rule)
}

func seriesByID(ctx context.Context, r db.Reader, place base.PlaceID, id SeriesID) (Series, error) {
	return db.One(ctx, r, func(row db.Row) (s Series, err error) {
		err = row.Scan(&s.ID, &s.Rule, &s.First)
		return s, err
	}, "select id, rule, starts_at from booking_series where place_id = $1 and id = $2", place, id)
}

// lastOf reads the last date of a series, cancelled or not: a booking for each of its spaces.
func lastOf(ctx context.Context, r db.Reader, place base.PlaceID, id SeriesID) ([]Booking, error) {
	return db.All(ctx, r, scan, "select "+columns+` from booking where place_id = $1 and series_id = $2 and starts_at =
		(select max(starts_at) from booking where place_id = $1 and series_id = $2) order by space_id`, place, id)
}
