package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const attachmentColumns = "id, entry_id, name, kind, size, sha256, added_at, added_by"

func scanAttachment(r db.Row) (a Attachment, err error) {
	return a, r.Scan(&a.ID, &a.Entry, &a.Name, &a.Kind, &a.Size, &a.Sum, &a.At, &a.By)
}

func attachments(ctx context.Context, r db.Reader, place base.PlaceID, entry EntryID) ([]Attachment, error) {
	return db.All(ctx, r, scanAttachment, "select "+attachmentColumns+" from attachment where place_id = $1 and entry_id = $2 order by id", place, entry)
}

func getAttachment(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Attachment]) (Attachment, []byte, error) {
	var content []byte
	a, err := db.One(ctx, r, func(r db.Row) (a Attachment, err error) {
		return a, r.Scan(&a.ID, &a.Entry, &a.Name, &a.Kind, &a.Size, &a.Sum, &a.At, &a.By, &content)
	}, "select "+attachmentColumns+", content from attachment where place_id = $1 and id = $2", place, id)
	return a, content, err
}

func insertAttachment(ctx context.Context, tx *db.Tx, a Attachment, content []byte) error {
	_, err := tx.Exec(ctx, `insert into attachment (place_id, id, entry_id, name, kind, size, sha256, content, added_at, added_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, tx.Who.Place, a.ID, a.Entry, a.Name, a.Kind, a.Size, a.Sum, content, a.At, a.By)
	return err
}

func deleteAttachment(ctx context.Context, tx *db.Tx, id base.ID[Attachment]) error {
	return tx.ExecOne(ctx, "delete from attachment where place_id = $1 and id = $2", tx.Who.Place, id)
}

// deleteAttachments takes out the vouchers of a draft that is dropped.
func deleteAttachments(ctx context.Context, tx *db.Tx, entry EntryID) error {
	_, err := tx.Exec(ctx, "delete from attachment where place_id = $1 and entry_id = $2", tx.Who.Place, entry)
	return err
}
