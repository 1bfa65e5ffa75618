package account

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const tokenColumns = "t.id, t.label, t.role, t.scopes, t.by_name, t.at, t.seen_at, t.until_at"

func (t *Token) scan(r db.Row, more ...any) error {
	var role, scopes string
	err := r.Scan(append([]any{&t.ID, &t.Label, &role, &scopes, &t.By, &t.Made, &t.Seen, &t.Until}, more...)...)
	t.Role, _ = base.ParseRole(role)
	t.Scopes = append(base.Scopes{}, strings.Fields(scopes)...)
	return err
}

// keyed is a token with the place whose door it opens.
type keyed struct {
	Token
	place      base.PlaceID
	slug, zone string
}

func tokenOf(ctx context.Context, r db.Reader, digest string, now time.Time) (keyed, bool, error) {
	return db.Maybe(ctx, r, func(row db.Row) (k keyed, err error) {
		err = k.scan(row, &k.place, &k.slug, &k.zone)
		return k, err
	}, "select "+tokenColumns+`, p.id, p.slug, p.zone from token t join place p on p.id = t.place_id
		where t.digest = $1 and (t.until_at = '' or t.until_at > $2)`, digest, now)
}

func tokens(ctx context.Context, r db.Reader, place base.PlaceID) ([]Token, error) {
	return db.All(ctx, r, func(row db.Row) (t Token, err error) {
		err = t.scan(row)
		return t, err
	}, "select "+tokenColumns+" from token t where t.place_id = $1 order by t.id desc", place)
}

func insertToken(ctx context.Context, tx *db.Tx, digest string, t Token) error {
	_, err := tx.Exec(ctx, `insert into token (place_id, id, digest, label, role, scopes, by_name, at, seen_at, until_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		tx.Who.Place, t.ID, digest, t.Label, t.Role.String(), strings.Join(t.Scopes, " "), t.By, t.Made, t.Seen, t.Until)
	return err
}

func touchToken(ctx context.Context, tx *db.Tx, id string) error {
	_, err := tx.Exec(ctx, "update token set seen_at = $3 where place_id = $1 and id = $2", tx.Who.Place, id, tx.Now)
	return err
}

func deleteToken(ctx context.Context, tx *db.Tx, id string) error {
	return tx.ExecOne(ctx, "delete from token where place_id = $1 and id = $2", tx.Who.Place, id)
}
