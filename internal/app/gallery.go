package app

import (
	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// gallery shows every page of the house with made-up data, where the demo runs.
func gallery(samples []ui.Sample) []web.Route {
	byName := map[string]ui.Sample{}
	for _, s := range samples {
		byName[s.Name] = s
	}
	return []web.Route{
		{Pattern: "GET /gallery", Need: base.Anyone(), Do: func(c *web.Call) error { return c.Page(ui.Gallery{Samples: samples}) }},
		{Pattern: "GET /gallery/{name}", Need: base.Anyone(), Do: func(c *web.Call) error {
			s, known := byName[c.Path("name")]
			if !known {
				return base.Refuse(base.NotFound, "base.not_found")
			}
			return c.Sample(s)
		}},
	}
}
