package dossier

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// listed is how many files a list shows at most.
const listed = 200

const columns = "id, body, revision, made_at, made_by, changed_at, changed_by"

func scan(r db.Row) (f Dossier, err error) {
	var body string
	if err = r.Scan(&f.ID, &body, &f.Revision, &f.MadeAt, &f.MadeBy, &f.ChangedAt, &f.ChangedBy); err != nil {
		return f, err
	}
	return f, json.Unmarshal([]byte(body), &f.Content)
}

func list(ctx context.Context, r db.Reader, place base.PlaceID, typed string) ([]Dossier, error) {
	text, args := "select "+columns+" from dossier where place_id = $1", []any{place}
	for _, word := range strings.Fields(base.Fold(typed)) {
		args = append(args, "% "+word+"%")
		text += fmt.Sprintf(" and search like $%d", len(args))
	}
	args = append(args, listed)
	return db.All(ctx, r, scan, fmt.Sprintf("%s order by changed_at desc, id desc limit $%d", text, len(args)), args...)
}

func get(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Dossier, error) {
	return db.One(ctx, r, scan, "select "+columns+" from dossier where place_id = $1 and id = $2", place, id)
}

// searched is by what a file is found.
func (c Content) searched() string { return " " + base.Fold(c.Name+" "+c.Funder+" "+c.Purpose) }

func insert(ctx context.Context, tx *db.Tx, f Dossier) error {
	body, err := json.Marshal(f.Content)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "insert into dossier (place_id, "+columns+", search) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		tx.Who.Place, f.ID, string(body), f.Revision, f.MadeAt, f.MadeBy, f.ChangedAt, f.ChangedBy, f.searched())
	return err
}

func update(ctx context.Context, tx *db.Tx, f Dossier) error {
	body, err := json.Marshal(f.Content)
	if err != nil {
		return err
	}
	return tx.ExecOne(ctx, "update dossier set body = $3, revision = $4, changed_at = $5, changed_by = $6, search = $7 where place_id = $1 and id = $2",
		tx.Who.Place, f.ID, string(body), f.Revision, f.ChangedAt, f.ChangedBy, f.searched())
}

func remove(ctx context.Context, tx *db.Tx, id ID) error {
	return tx.ExecOne(ctx, "delete from dossier where place_id = $1 and id = $2", tx.Who.Place, id)
}

const sendingColumns = "id, dossier_id, revision, funder, asked, day, paper_size, paper_hash, workbook_size, workbook_hash, sent_at, sent_by"

func scanSending(r db.Row) (s Sending, err error) {
	return s, r.Scan(&s.ID, &s.Dossier, &s.Revision, &s.Funder, &s.Asked, &s.On, &s.Paper.Size, &s.Paper.Hash, &s.Workbook.Size, &s.Workbook.Hash, &s.At, &s.By)
}

func sendings(ctx context.Context, r db.Reader, place base.PlaceID, id ID) ([]Sending, error) {
	return db.All(ctx, r, scanSending, "select "+sendingColumns+" from dossier_sending where place_id = $1 and dossier_id = $2 order by sent_at desc, id desc", place, id)
}

// sending reads what was sent, in the column of its format.
func sending(ctx context.Context, r db.Reader, place base.PlaceID, id ID, sent SendingID, column string) ([]byte, error) {
	return db.One(ctx, r, db.Col[[]byte], "select "+column+" from dossier_sending where place_id = $1 and dossier_id = $2 and id = $3", place, id, sent)
}

func insertSending(ctx context.Context, tx *db.Tx, s Sending, paper, workbook []byte) error {
	_, err := tx.Exec(ctx, "insert into dossier_sending (place_id, "+sendingColumns+", paper, workbook) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
		tx.Who.Place, s.ID, s.Dossier, s.Revision, s.Funder, s.Asked, s.On, s.Paper.Size, s.Paper.Hash, s.Workbook.Size, s.Workbook.Hash, s.At, s.By, paper, workbook)
	return err
}
