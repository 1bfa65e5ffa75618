package booking

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func ofPerson(ctx context.Context, tx *db.Tx, person base.PersonID) ([]ID, error) {
	return db.All(ctx, tx, db.Col[ID], "select id from booking where place_id = $1 and person_id = $2", tx.Who.Place, person)
}

func reassign(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	_, err := tx.Exec(ctx, "update booking set person_id = $3 where place_id = $1 and person_id = $2", tx.Who.Place, from, into)
	return err
}

func clearWords(ctx context.Context, tx *db.Tx, person base.PersonID) error {
	_, err := tx.Exec(ctx, "update booking set title = '', search = '', asked_as = '', ended_by = '', reason = '' where place_id = $1 and person_id = $2",
		tx.Who.Place, person)
	return err
}
