package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// comingOfAll reads all bookings and requests of a place that are not over, by their
// beginning, with whom to write to.
func comingOfAll(ctx context.Context, r db.Reader, place base.PlaceID, now time.Time) ([]ShutOut, error) {
	return db.All(ctx, r, func(row db.Row) (s ShutOut, err error) {
		err = row.Scan(&s.ID, &s.Series, &s.Together, &s.Space, &s.From, &s.To, &s.Title, &s.Person, &s.State, &s.Who, &s.Email)
		return s, err
	}, `select b.id, b.series_id, b.together_id, b.space_id, b.starts_at, b.ends_at, b.title, b.person_id, b.state,
		coalesce(p.name, ''), coalesce(p.email, '')
		from booking b left join person p on p.place_id = b.place_id and p.id = b.person_id
		where b.place_id = $1 and b.ends_at > $2 and b.starts_at > $3 and (b.state = 'booked' or b.state = 'requested' and b.held_till > $2)
		order by b.starts_at, b.id`, place, now, now.Add(-spanMax))
}
