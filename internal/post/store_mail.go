package post

import (
	"context"
	"encoding/json"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func scanLetter(r db.Row) (l Letter, err error) {
	var body string
	if err = r.Scan(&l.ID, &body, &l.Made, &l.Run, &l.Tries, &l.Reason, &l.Ending, &l.Ended); err != nil {
		return l, err
	}
	return l, json.Unmarshal([]byte(body), &l.Mail)
}

const letterColumns = "select id, body, made_at, run_at, tries, error, ending, ended_at from job where place_id = $1 and kind = '" + mailKind + "'"

func letters(ctx context.Context, r db.Reader, place base.PlaceID, before string, limit int) ([]Letter, error) {
	if before == "" {
		before = "~"
	}
	return db.All(ctx, r, scanLetter, letterColumns+" and id < $2 order by id desc limit $3", place, before, limit)
}

func letter(ctx context.Context, r db.Reader, place base.PlaceID, id string) (Letter, error) {
	return db.One(ctx, r, scanLetter, letterColumns+" and id = $2", place, id)
}

func deleteLetters(ctx context.Context, tx *db.Tx, address string) error {
	if address == "" {
		return nil
	}
	if _, err := tx.Exec(ctx, "delete from job where place_id = $1 and address = $2", tx.Who.Place, address); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "delete from subscription where place_id = $1 and address = $2 and refused_at = ''", tx.Who.Place, address)
	return err
}

func reviveJob(ctx context.Context, tx *db.Tx, id string) error {
	return tx.ExecOne(ctx, `update job set ended_at = '', ending = '', tries = 0, run_at = $3
		where place_id = $1 and id = $2 and ending = $4`, tx.Who.Place, id, tx.Now, Dead)
}

func stuckJobs(ctx context.Context, r db.Reader, before time.Time, limit int) ([]Trouble, error) {
	return db.All(ctx, r, func(r db.Row) (t Trouble, err error) {
		err = r.Scan(&t.Place, &t.Kind, &t.Key, &t.Run, &t.Tries, &t.Reason, &t.Ending)
		return t, err
	}, `select place_id, kind, key, run_at, tries, error, ending from job
		where ending = $1 or (ended_at = '' and run_at <= $2) order by run_at, id limit $3`, Dead, before, limit)
}

const subscriptionColumns = "select place_id, address, list, token, lang, refused_at from subscription"

func scanSubscription(r db.Row) (s Subscription, err error) {
	err = r.Scan(&s.Place, &s.Address, &s.List, &s.Token, &s.Lang, &s.Refusal)
	return s, err
}

func insertSubscription(ctx context.Context, tx *db.Tx, s Subscription) error {
	_, err := tx.Exec(ctx, `insert into subscription (place_id, address, list, token, lang, refused_at) values ($1, $2, $3, $4, $5, '')
		on conflict (place_id, address, list) do nothing`, s.Place, s.Address, s.List, s.Token, s.Lang)
	return err
}

func subscriptionOf(ctx context.Context, r db.Reader, place base.PlaceID, address, list string) (Subscription, error) {
	return db.One(ctx, r, scanSubscription, subscriptionColumns+" where place_id = $1 and address = $2 and list = $3", place, address, list)
}

func subscriptionBy(ctx context.Context, r db.Reader, token string) (Subscription, error) {
	return db.One(ctx, r, scanSubscription, subscriptionColumns+" where token = $1", token)
}

func setRefusal(ctx context.Context, tx *db.Tx, token string, at time.Time) error {
	return tx.ExecOne(ctx, "update subscription set refused_at = $2 where token = $1", token, at)
}
