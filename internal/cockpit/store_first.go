package cockpit

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// beginnings tells what a place has of all that it needs to live.
type beginnings struct{ activities, spaces, people, bookings bool }

func begun(ctx context.Context, r db.Reader, place base.PlaceID) (beginnings, error) {
	return db.One(ctx, r, func(row db.Row) (b beginnings, err error) {
		err = row.Scan(&b.activities, &b.spaces, &b.people, &b.bookings)
		return b, err
	}, `select case when exists (select 1 from activity where place_id = $1) then 1 else 0 end,
		case when exists (select 1 from space where place_id = $1) then 1 else 0 end,
		case when exists (select 1 from person where place_id = $1 and gone_at = '') then 1 else 0 end,
		case when exists (select 1 from booking_total where place_id = $1) then 1 else 0 end`, place)
}
