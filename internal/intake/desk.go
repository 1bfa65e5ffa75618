package intake

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	People *people.Desk
}

// today is the civil day at the actor's place.
func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Now(), who.Zone) }
