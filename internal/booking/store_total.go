package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

func addTotal(ctx context.Context, tx *db.Tx, t Total) error {
	_, err := tx.Exec(ctx, `insert into booking_total (place_id, day, space_id, activity_id, minutes, bookings) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, day, space_id, activity_id) do update
		set minutes = booking_total.minutes + excluded.minutes, bookings = booking_total.bookings + excluded.bookings`,
		tx.Who.Place, t.Day, t.Space, t.Activity, t.Minutes, t.Bookings)
	return err
}

func readTotals(ctx context.Context, r db.Reader, place base.PlaceID, from, to day.Day) ([]Total, error) {
	return db.All(ctx, r, func(row db.Row) (t Total, err error) {
		err = row.Scan(&t.Day, &t.Space, &t.Activity, &t.Minutes, &t.Bookings)
		return t, err
	}, `select day, space_id, activity_id, minutes, bookings from booking_total
		where place_id = $1 and day >= $2 and day < $3 and bookings + minutes > 0 order by day, space_id, activity_id`, place, from, to)
}
