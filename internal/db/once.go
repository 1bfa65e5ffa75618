package db

import (
	"context"
	"time"

	"pilotis/internal/base"
)

// Once is a request that must be done once however often it is sent: its key is
// written by the very transaction that does it.
type Once struct {
	Place  base.PlaceID
	Caller string // the token or account that asks
	Key    string
	Digest string // of the request, so that another one under the same key is refused
	thing  string // what the transaction made, as its trail says
}

// Done is what an earlier request under the same key did.
type Done struct {
	Digest, Thing, Answer string
	Status                int // 0 where the program stopped before it answered
}

// onceKept is how long a key is remembered.
const onceKept = 48 * time.Hour

type onceKey struct{}

// WithOnce marks the next Change under the context as the one that fulfils o.
func WithOnce(ctx context.Context, o *Once) context.Context {
	return context.WithValue(ctx, onceKey{}, o)
}

func onceOf(ctx context.Context) *Once {
	o, _ := ctx.Value(onceKey{}).(*Once)
	return o
}

// begin takes the key: a second request under it waits here for the first, then
// finds it taken.
func (tx *Tx) begin(ctx context.Context) error {
	o := tx.once
	if o == nil {
		return nil
	}
	if err := tx.Lock(ctx, "once:"+string(o.Place)+o.Caller+o.Key); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "delete from once where at < $1", tx.Now.Add(-onceKept)); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `insert into once (place_id, caller, key, digest, at, thing, status, answer)
		values ($1, $2, $3, $4, $5, '', 0, '')`, o.Place, o.Caller, o.Key, o.Digest, tx.Now)
	return err
}

func (tx *Tx) finish(ctx context.Context) error {
	if tx.once == nil {
		return nil
	}
	o := tx.once
	_, err := tx.Exec(ctx, "update once set thing = $4 where place_id = $1 and caller = $2 and key = $3", o.Place, o.Caller, o.Key, o.thing)
	return err
}

// Recall reads what was done under a key, if anything.
func (d *DB) Recall(ctx context.Context, o *Once) (Done, bool, error) {
	return Maybe(ctx, d, func(r Row) (x Done, err error) {
		err = r.Scan(&x.Digest, &x.Thing, &x.Status, &x.Answer)
		return x, err
	}, "select digest, thing, status, answer from once where place_id = $1 and caller = $2 and key = $3 and at >= $4",
		o.Place, o.Caller, o.Key, d.Clock().Add(-onceKept))
}

// Answered keeps the answer that was given under a key, for whoever asks again.
func (d *DB) Answered(ctx context.Context, o *Once, status int, answer string) error {
	return d.Change(ctx, base.Actor{Place: o.Place}, func(ctx context.Context, tx *Tx) error {
		_, err := tx.Exec(ctx, "update once set status = $4, answer = $5 where place_id = $1 and caller = $2 and key = $3",
			o.Place, o.Caller, o.Key, status, answer)
		return err
	})
}
