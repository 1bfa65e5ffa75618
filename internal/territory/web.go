package territory

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	return []web.Route{
		{Pattern: "GET /communes", Need: base.SignedIn(), Do: d.communes},
	}
}

// proposed is how many communes are proposed at once.
const proposed = 8

// communes answers a combobox: what is typed stands in the only field sent.
func (d *Desk) communes(c *web.Call) error {
	typed := ""
	for name, values := range c.Request().URL.Query() {
		if name == "q" || strings.HasSuffix(name, "_text") {
			typed = values[0]
		}
	}
	return c.Part(ui.Proposals(Options(FindCommunes(typed, proposed))))
}

// Options writes communes as the choices of a combobox: the code of today is what
// is taken, whatever name led to it.
func Options(found []Commune) []ui.Option {
	out := make([]ui.Option, 0, len(found))
	for _, c := range found {
		now, note := c, DepartmentName(c.Department)
		if c.Former {
			now, _ = CommuneOf(c.Of)
			note = now.Name + ", " + note
		}
		if len(now.Postal) > 0 {
			note = now.Postal[0] + " · " + note
		}
		out = append(out, ui.Option{Value: now.Code, Label: c.Name, Note: note})
	}
	return out
}
