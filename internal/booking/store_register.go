package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func ofPerson(ctx context.Context, tx *db.Tx, person base.PersonID) ([]ID, error) {
	return db.All(ctx, tx, db.Col[ID], `select id from booking where place_id = $1 and person_id = $2
		union all select id from waiting where place_id = $1 and person_id = $2`, tx.Who.Place, person)
}

func latestOf(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID, limit int) ([]Booking, error) {
	return db.All(ctx, r, scan, "select "+columns+" from booking where place_id = $1 and person_id = $2 order by starts_at desc, id desc limit $3",
		place, person, limit)
}

func reassign(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	for _, table := range []string{"booking", "waiting"} {
		if _, err := tx.Exec(ctx, "update "+table+" set person_id = $3 where place_id = $1 and person_id = $2", tx.Who.Place, from, into); err != nil {
			return err
		}
	}
	return nil
}

func clearWords(ctx context.Context, tx *db.Tx, person base.PersonID) error {
	if _, err := tx.Exec(ctx, "update booking set title = '', search = '', asked_as = '', ended_by = '', reason = '' where place_id = $1 and person_id = $2",
		tx.Who.Place, person); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "update waiting set title = '', asked_as = '' where place_id = $1 and person_id = $2", tx.Who.Place, person)
	return err
}
