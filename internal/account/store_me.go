package account

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func setName(ctx context.Context, tx *db.Tx, id base.AccountID, name string) error {
	return tx.ExecOne(ctx, "update account set name = $2 where id = $1", id, name)
}

func setLang(ctx context.Context, tx *db.Tx, id base.AccountID, lang string) error {
	return tx.ExecOne(ctx, "update account set lang = $2 where id = $1", id, lang)
}

func setTheme(ctx context.Context, tx *db.Tx, id base.AccountID, theme string) error {
	return tx.ExecOne(ctx, "update account set theme = $2 where id = $1", id, theme)
}

func setPassword(ctx context.Context, tx *db.Tx, id base.AccountID, hashed string) error {
	return tx.ExecOne(ctx, "update account set password = $2 where id = $1", id, hashed)
}

func setEmail(ctx context.Context, tx *db.Tx, id base.AccountID, email string) error {
	return tx.ExecOne(ctx, "update account set email = $2 where id = $1", id, email)
}

// sessionsMax bounds the sessions shown.
const sessionsMax = 100

func sessions(ctx context.Context, r db.Reader, account base.AccountID, now time.Time) ([]Session, error) {
	return db.All(ctx, r, func(row db.Row) (s Session, err error) {
		err = row.Scan(&s.ID, &s.ByLink, &s.Device, &s.Began, &s.Seen)
		return s, err
	}, "select id, by_link, device, began_at, seen_at from session where account_id = $1 and until_at > $2 order by seen_at desc, id limit $3", account, now, sessionsMax)
}

func beganByLink(ctx context.Context, r db.Reader, account base.AccountID, session string) (bool, error) {
	byLink, _, err := db.Maybe(ctx, r, db.Col[bool], "select by_link from session where account_id = $1 and id = $2", account, session)
	return byLink, err
}

func hasRole(ctx context.Context, tx *db.Tx, email string) (bool, error) {
	n, err := db.Count(ctx, tx, "select count(*) from grant_role g join account a on a.id = g.account_id where g.place_id = $1 and a.email = $2", tx.Who.Place, email)
	return n > 0, err
}
