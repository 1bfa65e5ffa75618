package account

import (
	"context"
	"time"

	"pilotis/internal/db"
)

// attemptsKept is how long a failure counts: far longer than the longest wait.
const attemptsKept = 24 * time.Hour

// sweep takes away what is over: failures of another day, sessions and links that have
// ended. Whoever signs in does it, so that what strangers try leaves nothing that grows.
func sweep(ctx context.Context, tx *db.Tx) error {
	if _, err := tx.Exec(ctx, "delete from attempt where at < $1", tx.Now.Add(-attemptsKept)); err != nil {
		return err
	}
	for _, table := range []string{"session", "link"} {
		if _, err := tx.Exec(ctx, "delete from "+table+" where until_at < $1", tx.Now); err != nil {
			return err
		}
	}
	return nil
}
