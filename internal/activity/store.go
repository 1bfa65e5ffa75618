package activity

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = "id, name, hue, purpose, public, closed_on"

func scan(r db.Row) (a Activity, err error) {
	err = r.Scan(&a.ID, &a.Name, &a.Hue, &a.Purpose, &a.Public, &a.ClosedOn)
	return a, err
}

func list(ctx context.Context, r db.Reader, place base.PlaceID) ([]Activity, error) {
	return db.All(ctx, r, scan, "select "+columns+` from activity where place_id = $1
		order by case when closed_on = '' then 0 else 1 end, position, id`, place)
}

func get(ctx context.Context, r db.Reader, place base.PlaceID, id base.ActivityID) (Activity, error) {
	return db.One(ctx, r, scan, "select "+columns+" from activity where place_id = $1 and id = $2", place, id)
}

func insert(ctx context.Context, tx *db.Tx, a Activity, position int) error {
	_, err := tx.Exec(ctx, `insert into activity (place_id, id, name, search, hue, purpose, public, closed_on, position)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		tx.Who.Place, a.ID, a.Name, base.Fold(a.Name), a.Hue, a.Purpose, a.Public, a.ClosedOn, position)
	return err
}

func update(ctx context.Context, tx *db.Tx, a Activity) error {
	return tx.ExecOne(ctx, `update activity set name = $3, search = $4, hue = $5, purpose = $6, public = $7, closed_on = $8
		where place_id = $1 and id = $2`,
		tx.Who.Place, a.ID, a.Name, base.Fold(a.Name), a.Hue, a.Purpose, a.Public, a.ClosedOn)
}

func place(ctx context.Context, tx *db.Tx, id base.ActivityID, position int) error {
	return tx.ExecOne(ctx, "update activity set position = $3 where place_id = $1 and id = $2", tx.Who.Place, id, position)
}

// familiesOf reads what the place says that it is.
func familiesOf(ctx context.Context, r db.Reader, place base.PlaceID) ([]string, error) {
	text, _, err := db.Maybe(ctx, r, db.Col[string], "select families from place where id = $1", place)
	return strings.Fields(text), err
}
