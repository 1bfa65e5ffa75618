package boussole

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// pair reads two numbers of one row.
func pair(ctx context.Context, r db.Reader, text string, args ...any) (int, int, error) {
	n, err := db.One(ctx, r, func(row db.Row) (n [2]int, err error) {
		err = row.Scan(&n[0], &n[1])
		return n, err
	}, text, args...)
	return n[0], n[1], err
}

// countActivities counts the living activities, and those that say what for and for whom.
func countActivities(ctx context.Context, r db.Reader, place base.PlaceID) (all, described int, err error) {
	return pair(ctx, r, `select count(*), count(case when purpose <> '' and public <> '' then 1 end)
		from activity where place_id = $1 and closed_on = ''`, place)
}

// countConsents counts the persons there are, and those who were asked.
func countConsents(ctx context.Context, r db.Reader, place base.PlaceID) (persons, asked int, err error) {
	return pair(ctx, r, `select count(*), count(case when exists (
			select 1 from consent c where c.place_id = p.place_id and c.person_id = p.id) then 1 end)
		from person p where place_id = $1 and kind = 'person' and gone_at = ''`, place)
}

// countHands counts who may run the place.
func countHands(ctx context.Context, r db.Reader, place base.PlaceID) (int, error) {
	return db.Count(ctx, r, "select count(*) from grant_role where place_id = $1 and role in ('team', 'manager', 'owner')", place)
}

// countRequests counts the requests that still await an answer, and those asked
// before an instant.
func countRequests(ctx context.Context, r db.Reader, place base.PlaceID, now, before time.Time) (waiting, late int, err error) {
	return pair(ctx, r, `select count(*), count(case when asked_at < $3 then 1 end)
		from booking where place_id = $1 and state = 'requested' and starts_at > $2`, place, now, before)
}
