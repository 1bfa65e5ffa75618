package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func deleteTies(ctx context.Context, tx *db.Tx, id base.PersonID) error {
	_, err := tx.Exec(ctx, "delete from tie where place_id = $1 and (person_id = $2 or other_id = $2)", tx.Who.Place, id)
	return err
}

func clearPerson(ctx context.Context, tx *db.Tx, id base.PersonID, name string) error {
	return tx.ExecOne(ctx, `update person set name = $3, first_name = '', last_name = '', search = '', sort_key = '', email = '', phone = '',
		city = '', lang = '', born = '', household_id = '', version = version + 1, gone_at = $4
		where place_id = $1 and id = $2`, tx.Who.Place, id, name, tx.Now)
}
