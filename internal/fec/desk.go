package fec

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Ledger *ledger.Desk
	// Siren tells the SIREN of a place, "" where it has none.
	Siren func(ctx context.Context, r db.Reader, place base.PlaceID) (string, error)
}
