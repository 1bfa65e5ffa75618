package post

import (
	"context"
	"encoding/json"
	"fmt"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Enqueue writes a job in the outbox of the actor's place, within the transaction
// that asks for it. A job of that kind and key that still waits is replaced, hour
// and body; one that has been done is not done again.
func Enqueue(ctx context.Context, tx *db.Tx, j Job) error { return enqueue(ctx, tx, j, false) }

// Gather is Enqueue for a job of several items, of which j holds one: a job of that
// kind and key that still waits takes it in. The worker reads them with Each.
func Gather(ctx context.Context, tx *db.Tx, j Job) error { return enqueue(ctx, tx, j, true) }

func enqueue(ctx context.Context, tx *db.Tx, j Job, gather bool) error {
	body, err := json.Marshal(j.Body)
	if err != nil {
		return fmt.Errorf("job %s %s: %w", j.Kind, j.Key, err)
	}
	if j.Run.IsZero() {
		j.Run = tx.Now
	}
	if j.Key == "" {
		j.Key = string(base.NewID[Job](tx.Now))
	}
	return insertJob(ctx, tx, tx.Who.Place, j, string(body), gather)
}

// Drop takes back a job that still waits; one already done stays done.
func Drop(ctx context.Context, tx *db.Tx, kind, key string) error {
	return deleteJob(ctx, tx, kind, key)
}
