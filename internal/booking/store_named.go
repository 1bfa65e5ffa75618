package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const namedColumns = `b.id, b.series_id, b.together_id, b.space_id, b.starts_at, b.ends_at, b.seats, b.title, b.person_id, b.activity_id,
	b.state, b.held_till, b.asked_at, b.asked_by, b.asked_as, b.ended_at, b.ended_by, b.reason, b.sequence,
	coalesce(p.name, ''), coalesce(a.hue, 0), coalesce(a.name, '')
	from booking b left join person p on p.place_id = b.place_id and p.id = b.person_id
	left join activity a on a.place_id = b.place_id and a.id = b.activity_id `

func scanNamed(r db.Row) (n Named, err error) {
	b := &n.Booking
	err = r.Scan(&b.ID, &b.Series, &b.Together, &b.Space, &b.From, &b.To, &b.Seats, &b.Title, &b.Person, &b.Activity,
		&b.State, &b.HeldTill, &b.AskedAt, &b.AskedBy, &b.AskedAs, &b.Ended.At, &b.Ended.By, &b.Ended.Reason, &b.Sequence,
		&n.Who, &n.Hue, &n.For)
	return n, err
}

// overlapping reads all that holds a slot in a stretch of time, by its beginning,
// in one query. No booking lasts longer than spanMax, so that the years before and
// after cost nothing.
func overlapping(ctx context.Context, r db.Reader, place base.PlaceID, from, to, now time.Time) ([]Named, error) {
	return db.All(ctx, r, scanNamed, "select "+namedColumns+`where b.place_id = $1 and b.starts_at < $2 and b.starts_at > $3 and b.ends_at > $4
		and (b.state = 'booked' or b.state = 'requested' and b.held_till > $5) order by b.starts_at, b.id`,
		place, to, from.Add(-spanMax), from, now)
}

// waitingRequests reads the requests that nobody has answered and that still hold
// their slot, the first to begin first.
func waitingRequests(ctx context.Context, r db.Reader, place base.PlaceID, now time.Time) ([]Named, error) {
	return db.All(ctx, r, scanNamed, "select "+namedColumns+`where b.place_id = $1 and b.state = 'requested' and b.starts_at > $2
		order by b.starts_at, b.id limit 200`, place, now)
}

// countRequests counts them.
func countRequests(ctx context.Context, r db.Reader, place base.PlaceID, now time.Time) (int, error) {
	return db.Count(ctx, r, "select count(*) from booking where place_id = $1 and state = 'requested' and starts_at > $2", place, now)
}

// namedByID reads one booking with its names.
func namedByID(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Named, error) {
	return db.One(ctx, r, scanNamed, "select "+namedColumns+"where b.place_id = $1 and b.id = $2", place, id)
}

// namedByIDs reads some bookings with their names, by their beginning.
func namedByIDs(ctx context.Context, r db.Reader, place base.PlaceID, ids []ID) ([]Named, error) {
	args := []any{place}
	for _, id := range ids {
		args = append(args, id)
	}
	return db.All(ctx, r, scanNamed, "select "+namedColumns+"where b.place_id = $1 and b.id in "+db.In(2, len(ids))+" order by b.starts_at, b.id", args...)
}

// ownPage is how many of one's own bookings a page lists.
const ownPage = 50

// ownBookings reads the actor's own bookings, one more than a page: those to come, or
// those that are over or were ended, the nearest first; from is where a list goes on.
func ownBookings(ctx context.Context, r db.Reader, who base.Actor, now, from time.Time, past bool) ([]Named, error) {
	which := "b.ends_at > $4 and b.starts_at >= $5 and b.state in ('booked', 'requested') order by b.starts_at, b.id limit $6"
	if past {
		which = "(b.ends_at <= $4 or b.state in ('cancelled', 'refused')) and b.starts_at <= $5 order by b.starts_at desc, b.id limit $6"
	}
	return db.All(ctx, r, scanNamed, "select "+namedColumns+"where b.place_id = $1 and (b.asked_by = $2 or b.person_id <> '' and b.person_id = $3) and "+which,
		who.Place, who.Account, who.Person, now, from, ownPage+1)
}
