package space

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func readPhotos(ctx context.Context, r db.Reader, place base.PlaceID) ([]Photo, error) {
	return db.All(ctx, r, func(r db.Row) (p Photo, err error) {
		err = r.Scan(&p.ID, &p.Space, &p.Alt, &p.Width, &p.Height)
		return p, err
	}, "select id, space_id, alt, width, height from space_photo where place_id = $1 order by position, id", place)
}

func readPhotoFile(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Photo], width int) ([]byte, error) {
	return db.One(ctx, r, db.Col[[]byte], "select body from space_photo_file where place_id = $1 and photo_id = $2 and width = $3", place, id, width)
}

func insertPhoto(ctx context.Context, tx *db.Tx, p Photo, position int, files map[int][]byte) error {
	if _, err := tx.Exec(ctx, "insert into space_photo (place_id, id, space_id, alt, width, height, position) values ($1, $2, $3, $4, $5, $6, $7)",
		tx.Who.Place, p.ID, p.Space, p.Alt, p.Width, p.Height, position); err != nil {
		return err
	}
	for width, body := range files {
		if _, err := tx.Exec(ctx, "insert into space_photo_file (place_id, photo_id, width, body) values ($1, $2, $3, $4)",
			tx.Who.Place, p.ID, width, body); err != nil {
			return err
		}
	}
	return nil
}

func updateHanging(ctx context.Context, tx *db.Tx, id base.ID[Photo], position int) error {
	return tx.ExecOne(ctx, "update space_photo set position = $3 where place_id = $1 and id = $2", tx.Who.Place, id, position)
}

func updateAlt(ctx context.Context, tx *db.Tx, id base.ID[Photo], alt string) error {
	return tx.ExecOne(ctx, "update space_photo set alt = $3 where place_id = $1 and id = $2", tx.Who.Place, id, alt)
}

func deletePhoto(ctx context.Context, tx *db.Tx, id base.ID[Photo]) error {
	if _, err := tx.Exec(ctx, "delete from space_photo_file where place_id = $1 and photo_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from space_photo where place_id = $1 and id = $2", tx.Who.Place, id)
}
