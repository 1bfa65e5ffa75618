package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

const columns = `id, series_id, together_id, space_id, starts_at, ends_at, free_at, seats, taken, title, person_id, activity_id, state, held_till,
	asked_at, asked_by, asked_as, ended_at, ended_by, reason, sequence`

func scan(r db.Row) (b Booking, err error) {
	err = r.Scan(&b.ID, &b.Series, &b.Together, &b.Space, &b.From, &b.To, &b.FreeAt, &b.Seats, &b.Taken, &b.Title, &b.Person, &b.Activity, &b.State, &b.HeldTill,
		&b.AskedAt, &b.AskedBy, &b.AskedAs, &b.Ended.At, &b.Ended.By, &b.Ended.Reason, &b.Sequence)
	return b, err
}

func byID(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Booking, error) {
	return db.One(ctx, r, scan, "select "+columns+" from booking where place_id = $1 and id = $2", place, id)
}

// inScope reads the bookings that an act on one of them is about, in their order.
func inScope(ctx context.Context, r db.Reader, place base.PlaceID, b Booking, scope Scope, now time.Time) ([]Booking, error) {
	const standing = "select " + columns + " from booking where place_id = $1 and state in ('booked', 'requested')"
	switch {
	case b.Series != "" && scope == Following:
		return db.All(ctx, r, scan, standing+" and series_id = $2 and starts_at >= $3 order by starts_at, id", place, b.Series, b.From)
	case b.Series != "" && scope == All:
		return db.All(ctx, r, scan, standing+" and series_id = $2 and ends_at > $3 order by starts_at, id", place, b.Series, now)
	case b.Together != "" && scope != One:
		return db.All(ctx, r, scan, standing+" and together_id = $2 order by starts_at, id", place, b.Together)
	}
	return []Booking{b}, nil
}

func insert(ctx context.Context, tx *db.Tx, b Booking) error {
	_, err := tx.Exec(ctx, `insert into booking (place_id, search, `+columns+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
		tx.Who.Place, base.Fold(b.Title), b.ID, b.Series, b.Together, b.Space, b.From, b.To, b.FreeAt, b.Seats, b.Taken, b.Title, b.Person, b.Activity,
		b.State, b.HeldTill, b.AskedAt, b.AskedBy, b.AskedAs, b.Ended.At, b.Ended.By, b.Ended.Reason, b.Sequence)
	return err
}

// update writes a booking over the one that was read: whoever crossed another change
// would give back, or count, what is no longer so.
func update(ctx context.Context, tx *db.Tx, was, b Booking) error {
	return tx.ExecAsRead(ctx, `update booking set space_id = $3, starts_at = $4, ends_at = $5, free_at = $6, seats = $7, taken = $8, title = $9, search = $10,
		person_id = $11, activity_id = $12, state = $13, held_till = $14, ended_at = $15, ended_by = $16, reason = $17, sequence = $18, series_id = $19
		where place_id = $1 and id = $2 and sequence = $20 and taken = $21`,
		tx.Who.Place, b.ID, b.Space, b.From, b.To, b.FreeAt, b.Seats, b.Taken, b.Title, base.Fold(b.Title), b.Person, b.Activity, b.State, b.HeldTill,
		b.Ended.At, b.Ended.By, b.Ended.Reason, b.Sequence, b.Series, was.Sequence, was.Taken)
}

// claim takes the seats of a booking until its end and buffer; db.Taken where the
// database finds one too many.
func claim(ctx context.Context, tx *db.Tx, plan *space.Plan, b Booking) error {
	for _, u := range plan.Units(b.Space, b.Seats) {
		if _, err := tx.Exec(ctx, `insert into claim (place_id, booking_id, space_id, seats, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6)`,
			tx.Who.Place, b.ID, u.Space, claimSeats(plan, u), b.From, b.FreeAt); err != nil {
			return err
		}
	}
	return nil
}

func unclaim(ctx context.Context, tx *db.Tx, id ID) error {
	_, err := tx.Exec(ctx, "delete from claim where place_id = $1 and booking_id = $2", tx.Who.Place, id)
	return err
}

// claimed reads what is taken of some leaf spaces in a stretch.
func claimed(ctx context.Context, r db.Reader, place base.PlaceID, spaces []base.SpaceID, from, to time.Time) ([]taking, error) {
	args := []any{place, from, to}
	for _, s := range spaces {
		args = append(args, s)
	}
	return db.All(ctx, r, scanTaking, `select booking_id, space_id, starts_at, ends_at, seats from claim
		where place_id = $1 and ends_at > $2 and starts_at < $3 and space_id in `+db.In(4, len(spaces)), args...)
}

func scanTaking(r db.Row) (t taking, err error) {
	err = r.Scan(&t.Booking, &t.Space, &t.From, &t.To, &t.Seats)
	return t, err
}

// held reads the requests that still keep their slot in a stretch.
func held(ctx context.Context, r db.Reader, place base.PlaceID, from, to, now time.Time) ([]Booking, error) {
	return db.All(ctx, r, scan, "select "+columns+` from booking where place_id = $1 and state = 'requested' and starts_at < $3 and free_at > $2
		and held_till > $4`, place, from, to, now)
}

// usedBy reads what counts in the quotas of whoever asks, between two instants.
func usedBy(ctx context.Context, r db.Reader, place base.PlaceID, p party, from, to time.Time) ([]usage, error) {
	whose, id := "person_id = $2", string(p.person)
	if p.person == "" {
		whose, id = "person_id = '' and asked_by = $2", string(p.asker)
	}
	return db.All(ctx, r, func(row db.Row) (s usage, err error) {
		err = row.Scan(&s.Booking, &s.Space, &s.From, &s.To)
		return s, err
	}, "select id, space_id, starts_at, ends_at from booking where place_id = $1 and "+whose+` and starts_at > $3 and starts_at < $4 and ends_at > $5
		and state in ('booked', 'requested')`, place, id, from.Add(-spanMax), to, from)
}

// personIn tells whether somebody is known to the place.
func personIn(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) (bool, error) {
	n, err := db.Count(ctx, r, "select count(*) from person where place_id = $1 and id = $2", place, id)
	return n > 0, err
}

func activityIn(ctx context.Context, r db.Reader, place base.PlaceID, id base.ActivityID) (bool, error) {
	n, err := db.Count(ctx, r, "select count(*) from activity where place_id = $1 and id = $2 and closed_on = ''", place, id)
	return n > 0, err
}

// comingIn reads the bookings of some spaces that are not over.
func comingIn(ctx context.Context, r db.Reader, place base.PlaceID, spaces []base.SpaceID, now time.Time) ([]Booking, error) {
	args := []any{place, now, now.Add(-spanMax)}
	for _, s := range spaces {
		args = append(args, s)
	}
	return db.All(ctx, r, scan, "select "+columns+` from booking where place_id = $1 and ends_at > $2 and starts_at > $3 and state = 'booked'
		and space_id in `+db.In(4, len(spaces))+" order by starts_at, id", args...)
}
