package quality

import (
	"context"
	"fmt"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const complaintColumns = "id, number, sort, public, name, email, subject, body_text, opened_on, due_on, answer, answered_on, account_id"

func scanComplaint(r db.Row) (c Complaint, err error) {
	return c, r.Scan(&c.ID, &c.Number, &c.Kind, &c.Public, &c.Name, &c.Email, &c.Subject, &c.Text, &c.Opened, &c.Due, &c.Answer, &c.Answered, &c.By)
}

// complaints gives the register, or what one account wrote in it.
func complaints(ctx context.Context, r db.Reader, place base.PlaceID, of base.AccountID) ([]Complaint, error) {
	return db.All(ctx, r, scanComplaint, "select "+complaintColumns+" from quality_complaint where place_id = $1 and ($2 = '' or account_id = $2) order by number desc", place, of)
}

func complaint(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Complaint]) (Complaint, error) {
	return db.One(ctx, r, scanComplaint, "select "+complaintColumns+" from quality_complaint where place_id = $1 and id = $2", place, id)
}

// numbered counts the numbers that were given in a year.
func numbered(ctx context.Context, tx *db.Tx, year int) (int, error) {
	return db.Count(ctx, tx, "select count(*) from quality_complaint where place_id = $1 and number like $2", tx.Who.Place, fmt.Sprintf("%04d-%%", year))
}

func insertComplaint(ctx context.Context, tx *db.Tx, c Complaint) error {
	_, err := tx.Exec(ctx, "insert into quality_complaint (place_id, "+complaintColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
		tx.Who.Place, c.ID, c.Number, c.Kind, c.Public, c.Name, c.Email, c.Subject, c.Text, c.Opened, c.Due, c.Answer, c.Answered, c.By)
	return err
}

func answerComplaint(ctx context.Context, tx *db.Tx, c Complaint) error {
	return tx.ExecOne(ctx, "update quality_complaint set answer = $3, answered_on = $4 where place_id = $1 and id = $2", tx.Who.Place, c.ID, c.Answer, c.Answered)
}
