package boussole

import (
	"cmp"
	"fmt"

	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/space"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Places *place.Desk
	Spaces *space.Desk
	// Version is the référentiel that holds on this installation, "" for the default.
	Version string
	Checks  []Check // filled in app
}

// active is the version that holds here.
func (d *Desk) active() string { return cmp.Or(d.Version, Default) }

// Ready refuses a version of the référentiel that this program does not know.
func Ready(version string) error {
	if _, known := frames()[version]; version != "" && !known {
		return fmt.Errorf("boussole: no référentiel has the version %q", version)
	}
	return nil
}
