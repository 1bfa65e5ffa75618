package account

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// insertLink also forgets links that nobody used in time.
func insertLink(ctx context.Context, tx *db.Tx, digest string, account base.AccountID, email string, until time.Time) error {
	if _, err := tx.Exec(ctx, "delete from link where account_id = $1 and until_at <= $2", account, tx.Now); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "insert into link (digest, account_id, email, until_at) values ($1, $2, $3, $4)", digest, account, email, until)
	return err
}

// useLink takes a link out of the table: of two who come at once one finds it.
func useLink(ctx context.Context, tx *db.Tx, digest string) (account base.AccountID, email string, err error) {
	_, err = db.One(ctx, tx, func(r db.Row) (struct{}, error) {
		return struct{}{}, r.Scan(&account, &email)
	}, "delete from link where digest = $1 and until_at > $2 returning account_id, email", digest, tx.Now)
	return account, email, err
}

func dropLinks(ctx context.Context, tx *db.Tx, account base.AccountID) error {
	_, err := tx.Exec(ctx, "delete from link where account_id = $1", account)
	return err
}

const invitationColumns = "id, email, role, person_id, by_name, at, until_at"

func scanInvitation(r db.Row) (i Invitation, err error) {
	var role string
	err = r.Scan(&i.ID, &i.Email, &role, &i.Person, &i.By, &i.Made, &i.Until)
	i.Role, _ = base.ParseRole(role)
	return i, err
}

func invitations(ctx context.Context, r db.Reader, place base.PlaceID, now time.Time) ([]Invitation, error) {
	return db.All(ctx, r, scanInvitation, "select "+invitationColumns+" from invitation where place_id = $1 and until_at > $2 order by email, id", place, now)
}

// insertInvitation takes the place of an earlier one to the same address.
func insertInvitation(ctx context.Context, tx *db.Tx, digest string, i Invitation) error {
	if _, err := tx.Exec(ctx, "delete from invitation where place_id = $1 and (email = $2 or until_at <= $3)", tx.Who.Place, i.Email, tx.Now); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `insert into invitation (place_id, id, digest, email, role, person_id, by_name, at, until_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		tx.Who.Place, i.ID, digest, i.Email, i.Role.String(), i.Person, i.By, i.Made, i.Until)
	return err
}

func deleteInvitation(ctx context.Context, tx *db.Tx, id string) (Invitation, error) {
	return db.One(ctx, tx, scanInvitation, "delete from invitation where place_id = $1 and id = $2 returning "+invitationColumns, tx.Who.Place, id)
}

// invitationBy finds an invitation by its secret, and the place it leads to.
func invitationBy(ctx context.Context, r db.Reader, digest string, now time.Time) (invited, error) {
	return db.One(ctx, r, func(row db.Row) (i invited, err error) {
		var role string
		err = row.Scan(&i.ID, &i.Email, &role, &i.Person, &i.By, &i.Made, &i.Until, &i.place, &i.Slug, &i.PlaceName)
		i.Role, _ = base.ParseRole(role)
		return i, err
	}, `select i.id, i.email, i.role, i.person_id, i.by_name, i.at, i.until_at, p.id, p.slug, p.name
		from invitation i join place p on p.id = i.place_id where i.digest = $1 and i.until_at > $2`, digest, now)
}
