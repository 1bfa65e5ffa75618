package outlook

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = "id, name, body, revision, made_at, made_by, changed_at, changed_by"

func scan(r db.Row) (o Outlook, err error) {
	var body string
	if err = r.Scan(&o.ID, &o.Name, &body, &o.Revision, &o.MadeAt, &o.MadeBy, &o.ChangedAt, &o.ChangedBy); err != nil {
		return o, err
	}
	return o, json.Unmarshal([]byte(body), &o.Body)
}

func list(ctx context.Context, r db.Reader, place base.PlaceID) ([]Outlook, error) {
	return db.All(ctx, r, scan, "select "+columns+" from outlook where place_id = $1 order by changed_at desc, id", place)
}

func get(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Outlook, error) {
	return db.One(ctx, r, scan, "select "+columns+" from outlook where place_id = $1 and id = $2", place, id)
}

func insert(ctx context.Context, tx *db.Tx, o Outlook) error {
	body, err := json.Marshal(o.Body)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "insert into outlook (place_id, "+columns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		tx.Who.Place, o.ID, o.Name, string(body), o.Revision, o.MadeAt, o.MadeBy, o.ChangedAt, o.ChangedBy)
	return err
}

func update(ctx context.Context, tx *db.Tx, o Outlook) error {
	body, err := json.Marshal(o.Body)
	if err != nil {
		return err
	}
	return tx.ExecOne(ctx, "update outlook set name = $3, body = $4, revision = $5, changed_at = $6, changed_by = $7 where place_id = $1 and id = $2",
		tx.Who.Place, o.ID, o.Name, string(body), o.Revision, o.ChangedAt, o.ChangedBy)
}

func remove(ctx context.Context, tx *db.Tx, id ID) error {
	return tx.ExecOne(ctx, "delete from outlook where place_id = $1 and id = $2", tx.Who.Place, id)
}
