package purchase

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const fileColumns = "id, fact_id, name, kind, size, sha256, added_at, added_by"

func scanFile(r db.Row) (f File, err error) {
	return f, r.Scan(&f.ID, &f.Fact, &f.Name, &f.Kind, &f.Size, &f.Sum, &f.At, &f.By)
}

func file(ctx context.Context, r db.Reader, place base.PlaceID, id FileID) (File, error) {
	return db.One(ctx, r, scanFile, "select "+fileColumns+" from purchase_file where place_id = $1 and id = $2", place, id)
}

func fileWhole(ctx context.Context, r db.Reader, place base.PlaceID, id FileID) (File, []byte, error) {
	var content []byte
	f, err := db.One(ctx, r, func(r db.Row) (f File, err error) {
		return f, r.Scan(&f.ID, &f.Fact, &f.Name, &f.Kind, &f.Size, &f.Sum, &f.At, &f.By, &content)
	}, "select "+fileColumns+", content from purchase_file where place_id = $1 and id = $2", place, id)
	return f, content, err
}

func insertFile(ctx context.Context, tx *db.Tx, f File, content []byte) error {
	_, err := tx.Exec(ctx, `insert into purchase_file (place_id, id, fact_id, name, kind, size, sha256, content, added_at, added_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, tx.Who.Place, f.ID, f.Fact, f.Name, f.Kind, f.Size, f.Sum, content, f.At, f.By)
	return err
}

func bindFile(ctx context.Context, tx *db.Tx, id FileID, fact string) error {
	return tx.ExecOne(ctx, "update purchase_file set fact_id = $3 where place_id = $1 and id = $2", tx.Who.Place, id, fact)
}

func deleteFiles(ctx context.Context, tx *db.Tx, fact string) error {
	_, err := tx.Exec(ctx, "delete from purchase_file where place_id = $1 and fact_id = $2", tx.Who.Place, fact)
	return err
}

// forgetFiles takes out those that belong to nothing since an instant.
func forgetFiles(ctx context.Context, tx *db.Tx, before time.Time) error {
	_, err := tx.Exec(ctx, "delete from purchase_file where place_id = $1 and fact_id = '' and added_at < $2", tx.Who.Place, before)
	return err
}
