package ledger

import (
	"context"

	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB        *db.DB
	Validated db.Signal[Entry] // an entry entered the chain; not told of those imported by the year
}

// lock makes whoever writes the books of a place wait for one another, so that
// ranks follow each other and no total is lost.
func lock(ctx context.Context, tx *db.Tx) error { return tx.Lock(ctx, "ledger:"+string(tx.Who.Place)) }
