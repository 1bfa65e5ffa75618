package diagnosis

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func scanNote(r db.Row) (n Note, err error) {
	return n, r.Scan(&n.ID, &n.On, &n.Text, &n.MadeAt, &n.MadeBy)
}

const noteColumns = "id, day, text, made_at, made_by"

func notes(ctx context.Context, r db.Reader, place base.PlaceID) ([]Note, error) {
	return db.All(ctx, r, scanNote, "select "+noteColumns+" from diagnosis_note where place_id = $1 order by made_at desc, id desc", place)
}

func getNote(ctx context.Context, r db.Reader, place base.PlaceID, id NoteID) (Note, error) {
	return db.One(ctx, r, scanNote, "select "+noteColumns+" from diagnosis_note where place_id = $1 and id = $2", place, id)
}

func insertNote(ctx context.Context, tx *db.Tx, n Note) error {
	_, err := tx.Exec(ctx, "insert into diagnosis_note (place_id, "+noteColumns+") values ($1, $2, $3, $4, $5, $6)", tx.Who.Place, n.ID, n.On, n.Text, n.MadeAt, n.MadeBy)
	return err
}
