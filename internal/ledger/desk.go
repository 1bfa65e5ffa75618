package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB        *db.DB
	Written   db.Signal[Entry]   // a draft was kept, or kept anew
	Validated db.Signal[Entry]   // an entry entered the chain; not told of those imported by the year
	Undone    db.Signal[Undoing] // a validated entry was reversed; what it settled is open again
	Settled   db.Signal[Settlement]
	Reopened  db.Signal[Settlement] // what was settled is open again; its lines are not told
	// Activities lists what the place does, which lines may be for; nil for nothing.
	Activities func(context.Context, base.Actor) ([]Named, error)
	// Origin tells where the fact of a source is seen: a message key, and a path below the
	// place; nothing for a source that has no page. Nil for none.
	Origin func(source string) (key, path string)
}

// Named is something of another room that a line may be for.
type Named struct{ ID, Name string }

// lock makes whoever writes the books of a place wait for one another, so that
// ranks follow each other and no total is lost.
func lock(ctx context.Context, tx *db.Tx) error { return tx.Lock(ctx, "ledger:"+string(tx.Who.Place)) }
