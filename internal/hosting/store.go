package hosting

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/training"
)

// venueOf is the room of a session, zero for none.
func venueOf(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[training.Session]) (Venue, error) {
	v, _, err := db.Maybe(ctx, r, func(r db.Row) (v Venue, err error) {
		return v, r.Scan(&v.Host, &v.Space)
	}, "select host_id, space_id from hosting where place_id = $1 and session_id = $2", place, session)
	return v, err
}

func putVenue(ctx context.Context, tx *db.Tx, session base.ID[training.Session], v Venue) error {
	_, err := tx.Exec(ctx, `insert into hosting (place_id, session_id, host_id, space_id) values ($1, $2, $3, $4)
		on conflict (place_id, session_id) do update set host_id = excluded.host_id, space_id = excluded.space_id`, tx.Who.Place, session, v.Host, v.Space)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "delete from hosting_half where place_id = $1 and session_id = $2", tx.Who.Place, session)
	return err
}

func linksOf(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[training.Session]) ([]link, error) {
	return db.All(ctx, r, func(r db.Row) (l link, err error) {
		return l, r.Scan(&l.Half, &l.Booking, &l.From, &l.To)
	}, "select half_id, booking_id, from_at, to_at from hosting_half where place_id = $1 and session_id = $2 order by from_at", place, session)
}

func putLink(ctx context.Context, tx *db.Tx, session base.ID[training.Session], l link) error {
	_, err := tx.Exec(ctx, `insert into hosting_half (place_id, half_id, session_id, booking_id, from_at, to_at) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, half_id) do update set booking_id = excluded.booking_id, from_at = excluded.from_at, to_at = excluded.to_at`,
		tx.Who.Place, l.Half, session, l.Booking, l.From, l.To)
	return err
}

func cutLink(ctx context.Context, tx *db.Tx, id booking.ID) error {
	return tx.ExecOne(ctx, "delete from hosting_half where place_id = $1 and booking_id = $2", tx.Who.Place, id)
}
