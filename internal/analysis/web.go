package analysis

import "pilotis/internal/web"

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	return nil
}
