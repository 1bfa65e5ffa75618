package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const waitingColumns = `id, space_id, starts_at, ends_at, seats, title, person_id, activity_id, asked_at, asked_by, asked_as,
	state, offered_till, ended_at`

func scanWaiting(r db.Row) (w Waiting, err error) {
	err = r.Scan(w.into()...)
	return w, err
}

func (w *Waiting) into() []any {
	return []any{&w.ID, &w.Space, &w.From, &w.To, &w.Seats, &w.Title, &w.Person, &w.Activity, &w.AskedAt, &w.AskedBy, &w.AskedAs,
		&w.State, &w.Till, &w.EndedAt}
}

// farFuture is later than any booking.
var farFuture = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

func insertWaiting(ctx context.Context, tx *db.Tx, w Waiting) error {
	_, err := tx.Exec(ctx, `insert into waiting (place_id, `+waitingColumns+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`, tx.Who.Place, w.ID, w.Space, w.From, w.To, w.Seats, w.Title,
		w.Person, w.Activity, w.AskedAt, w.AskedBy, w.AskedAs, w.State, w.Till, w.EndedAt)
	return err
}

func updateWaiting(ctx context.Context, tx *db.Tx, w Waiting) error {
	return tx.ExecOne(ctx, "update waiting set state = $3, offered_till = $4, ended_at = $5 where place_id = $1 and id = $2",
		tx.Who.Place, w.ID, w.State, w.Till, w.EndedAt)
}

func waitingByID(ctx context.Context, r db.Reader, place base.PlaceID, id WaitingID) (Waiting, error) {
	return db.One(ctx, r, scanWaiting, "select "+waitingColumns+" from waiting where place_id = $1 and id = $2", place, id)
}

// waitsAlready tells whether the same people wait for the same hours.
func waitsAlready(ctx context.Context, tx *db.Tx, w Waiting) (bool, error) {
	n, err := db.Count(ctx, tx, `select count(*) from waiting where place_id = $1 and state in ('waiting', 'offered') and starts_at = $2 and ends_at = $3
		and space_id = $4 and person_id = $5 and asked_by = $6`, tx.Who.Place, w.From, w.To, w.Space, w.Person, w.AskedBy)
	return n > 0, err
}

// queued reads who waits for hours that overlap a stretch, who waits for longest first.
func queued(ctx context.Context, tx *db.Tx, from, to time.Time) ([]Waiting, error) {
	return db.All(ctx, tx, scanWaiting, "select "+waitingColumns+` from waiting where place_id = $1 and state = 'waiting' and starts_at < $2 and ends_at > $3
		order by asked_at, id`, tx.Who.Place, to, from)
}

// lapsedOffers reads the offers whose time is over.
func lapsedOffers(ctx context.Context, tx *db.Tx) ([]Waiting, error) {
	return db.All(ctx, tx, scanWaiting, "select "+waitingColumns+` from waiting where place_id = $1 and state = 'offered' and offered_till <= $2
		order by asked_at, id`, tx.Who.Place, tx.Now)
}

// recallOffers takes back every offer; those who had one wait again, with their rank.
func recallOffers(ctx context.Context, tx *db.Tx) error {
	if _, err := tx.Exec(ctx, `delete from claim where place_id = $1 and booking_id in
		(select id from waiting where place_id = $1 and state = 'offered')`, tx.Who.Place); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "update waiting set state = 'waiting', offered_till = '' where place_id = $1 and state = 'offered'", tx.Who.Place)
	return err
}

// waitingFor lists who waits for what has not begun.
func waitingFor(ctx context.Context, r db.Reader, who base.Actor, mine bool, now time.Time) ([]Waiting, error) {
	whose, args := "", []any{who.Place, now}
	if mine {
		whose = " and (asked_by = $3 or person_id <> '' and person_id = $4)"
		args = append(args, askerOf(who), who.Person)
	}
	return db.All(ctx, r, func(row db.Row) (w Waiting, err error) {
		err = row.Scan(append(w.into(), &w.Ahead)...)
		return w, err
	}, "select "+waitingColumns+`, (select count(*) from waiting o where o.place_id = w.place_id and o.space_id = w.space_id and o.state = 'waiting'
			and o.starts_at < w.ends_at and o.ends_at > w.starts_at and (o.asked_at < w.asked_at or o.asked_at = w.asked_at and o.id < w.id))
		from waiting w where place_id = $1 and state in ('waiting', 'offered') and starts_at > $2`+whose+" order by starts_at, asked_at, id", args...)
}
