package account

import (
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live. It is the Door of web.
type Desk struct {
	DB   *db.DB
	Demo bool // one click signs in as one of the people of the demo
}
