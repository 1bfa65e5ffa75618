package boussole

import (
	"pilotis/internal/db"
	"pilotis/internal/web"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB *db.DB
}

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route { return nil }
