package app

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func latestAct(ctx context.Context, r db.Reader) (time.Time, error) {
	at, _, err := db.Maybe(ctx, r, db.Col[time.Time], "select coalesce(max(at), '') from trail")
	return at, err
}

// orphanClaims counts the seats taken for no booking that holds them, nor offered to
// anybody who waits.
func orphanClaims(ctx context.Context, r db.Reader) (int, error) {
	return db.Count(ctx, r, `select count(*) from claim c where not exists (
		select 1 from booking b where b.place_id = c.place_id and b.id = c.booking_id and b.state = 'booked')
		and not exists (select 1 from waiting w where w.place_id = c.place_id and w.id = c.booking_id and w.state = 'offered')`)
}

func placesWithoutOwner(ctx context.Context, r db.Reader) (int, error) {
	return db.Count(ctx, r, `select count(*) from place p where not exists (
		select 1 from grant_role g join account a on a.id = g.account_id
		where g.place_id = p.id and g.role = 'owner' and a.disabled_at = '')`)
}

// keeper is a place that keeps books.
type keeper struct {
	ID   base.PlaceID
	Name string
}

func placesWithBooks(ctx context.Context, r db.Reader) ([]keeper, error) {
	return db.All(ctx, r, func(r db.Row) (k keeper, err error) {
		return k, r.Scan(&k.ID, &k.Name)
	}, `select y.place_id, coalesce(max(p.name), y.place_id) from fiscal_year y left join place p on p.id = y.place_id
		group by y.place_id order by y.place_id`)
}
