package space

import (
	"pilotis/internal/db"
	"pilotis/internal/web"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB *db.DB
	// TreeChanged is announced in the transaction that changes what a booking of
	// some spaces takes: whoever keeps such takings makes them anew.
	TreeChanged db.Signal[TreeChange]
	kept        shelf
}

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route { return nil }
