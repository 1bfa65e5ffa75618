package place

import "pilotis/internal/web"

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {}
