package statement

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	return []web.Route{
		{Pattern: "GET /api/schemas/{name}", Need: base.Anyone(), Do: showSchema},
	}
}

// showSchema publishes the schema of a report: "report-balance.json".
func showSchema(c *web.Call) error {
	name, ours := strings.CutPrefix(strings.TrimSuffix(c.Path("name"), ".json"), "report-")
	body := Schema(name)
	if !ours || body == nil {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return c.Show("application/schema+json", body)
}
