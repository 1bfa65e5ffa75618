package account

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

const accountColumns = "id, email, name, password, lang, theme, opened_at, disabled_at"

func scanAccount(r db.Row) (a Account, err error) {
	err = r.Scan(&a.ID, &a.Email, &a.Name, &a.password, &a.Lang, &a.Theme, &a.Opened, &a.Disabled)
	return a, err
}

func byEmail(ctx context.Context, r db.Reader, email string) (Account, bool, error) {
	return db.Maybe(ctx, r, scanAccount, "select "+accountColumns+" from account where email = $1", email)
}

func byID(ctx context.Context, r db.Reader, id base.AccountID) (Account, error) {
	return db.One(ctx, r, scanAccount, "select "+accountColumns+" from account where id = $1", id)
}

func insertAccount(ctx context.Context, tx *db.Tx, a Account) error {
	_, err := tx.Exec(ctx, "insert into account ("+accountColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8)",
		a.ID, a.Email, a.Name, a.password, a.Lang, a.Theme, a.Opened, a.Disabled)
	return err
}

// placesMax bounds the places that the navigation offers.
const placesMax = 60

// visitor reads in one query who a session is and where they have a role.
func visitor(ctx context.Context, r db.Reader, digest string, now time.Time) (v web.Visitor, seen time.Time, err error) {
	_, err = db.All(ctx, r, func(row db.Row) (struct{}, error) {
		var p ui.Place
		err := row.Scan(&v.Session, &seen, &v.Account, &v.Name, &v.Email, &v.Lang, &v.Theme, &p.Slug, &p.Name)
		if p.Slug != "" {
			v.Places = append(v.Places, p)
		}
		return struct{}{}, err
	}, `select s.id, s.seen_at, a.id, a.name, a.email, a.lang, a.theme, coalesce(p.slug, ''), coalesce(p.name, '')
		from session s join account a on a.id = s.account_id
		left join grant_role g on g.account_id = a.id left join place p on p.id = g.place_id
		where s.digest = $1 and s.until_at > $2 and a.disabled_at = '' order by p.name, p.id limit $3`, digest, now, placesMax)
	return v, seen, err
}

func insertSession(ctx context.Context, tx *db.Tx, account base.AccountID, digest string, s Session) error {
	_, err := tx.Exec(ctx, `insert into session (digest, id, account_id, by_link, device, began_at, seen_at, until_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`, digest, s.ID, account, s.ByLink, s.Device, s.Began, s.Seen, s.Seen.Add(sessionLasts))
	return err
}

func touchSession(ctx context.Context, tx *db.Tx, id string) error {
	_, err := tx.Exec(ctx, "update session set seen_at = $2, until_at = $3 where id = $1", id, tx.Now, tx.Now.Add(sessionLasts))
	return err
}

func endSession(ctx context.Context, tx *db.Tx, account base.AccountID, id string) error {
	return tx.ExecOne(ctx, "delete from session where account_id = $1 and id = $2", account, id)
}

func attempts(ctx context.Context, r db.Reader, key string) (count int, at time.Time, err error) {
	_, _, err = db.Maybe(ctx, r, func(row db.Row) (struct{}, error) {
		return struct{}{}, row.Scan(&count, &at)
	}, "select count, at from attempt where key = $1", key)
	return count, at, err
}

func noteAttempt(ctx context.Context, tx *db.Tx, key string, count int, at time.Time) error {
	_, err := tx.Exec(ctx, `insert into attempt (key, count, at) values ($1, $2, $3)
		on conflict (key) do update set count = excluded.count, at = excluded.at`, key, count, at)
	return err
}

func forget(ctx context.Context, tx *db.Tx, key string) error {
	_, err := tx.Exec(ctx, "delete from attempt where key = $1", digest(key))
	return err
}

func accounts(ctx context.Context, r db.Reader, after string, limit int) ([]Account, error) {
	return db.All(ctx, r, scanAccount, "select "+accountColumns+" from account where email > $1 order by email limit $2", after, limit)
}

func setDisabled(ctx context.Context, tx *db.Tx, id base.AccountID, closed bool) error {
	var at time.Time
	if closed {
		at = tx.Now
	}
	return tx.ExecOne(ctx, "update account set disabled_at = $2 where id = $1", id, at)
}

// endSessions ends every session of an account but one ("" for none).
func endSessions(ctx context.Context, tx *db.Tx, account base.AccountID, but string) error {
	_, err := tx.Exec(ctx, "delete from session where account_id = $1 and id <> $2", account, but)
	return err
}
