package fec

import (
	"context"
	"sync"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Ledger *ledger.Desk
	// Holder tells whose books they are.
	Holder func(ctx context.Context, r db.Reader, place base.PlaceID) (Holder, error)

	progress sync.Map // HeldID → lines read so far
}
