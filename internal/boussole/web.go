package boussole

import (
	"context"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see := base.To(base.See, "boussole")
	return []web.Route{
		{Pattern: "GET /boussole", Need: see, Do: d.compass},
		{Pattern: "GET /boussole/{code}", Need: see, Do: d.room},
	}
}

// compassPage shows every room of a version at a glance.
type compassPage struct {
	Survey
	Asked  string  // the version asked for, "" for the active one
	Others []Frame // the other versions
}

func (p compassPage) Title(ctx context.Context) string { return ui.T(ctx, "boussole.title") }
func (p compassPage) Body() templ.Component            { return p.body() }

func (d *Desk) compass(c *web.Call) error {
	s, err := d.Survey(c.Context(), c.Who, c.Query("version"))
	if err != nil {
		return err
	}
	return c.Page(compassPage{s, c.Query("version"), others(s.Frame.Version)})
}

func others(version string) []Frame {
	var all []Frame
	for _, f := range Versions() {
		if f.Version != version {
			all = append(all, f)
		}
	}
	return all
}

// roomPage shows one competence.
type roomPage struct {
	Frame    Frame
	Unit     Unit
	Standing Standing
	Asked    string
	Before   Competence // zero for the first
	After    Competence // zero for the last
}

func (p roomPage) Title(ctx context.Context) string {
	return p.Standing.Competence.Code + " " + p.Standing.Competence.Room.In(ui.In(ctx).Lang)
}
func (p roomPage) Body() templ.Component { return p.body() }

func (d *Desk) room(c *web.Call) error {
	s, err := d.Survey(c.Context(), c.Who, c.Query("version"))
	if err != nil {
		return err
	}
	page, found := roomOf(s, c.Path("code"))
	if !found {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	page.Asked = c.Query("version")
	return c.Page(page)
}

func roomOf(s Survey, code string) (roomPage, bool) {
	unit, _, found := s.Frame.Find(code)
	page := roomPage{Frame: s.Frame, Unit: unit}
	for i, standing := range s.Standings {
		if standing.Competence.Code != code {
			continue
		}
		page.Standing = standing
		if i > 0 {
			page.Before = s.Standings[i-1].Competence
		}
		if i+1 < len(s.Standings) {
			page.After = s.Standings[i+1].Competence
		}
	}
	return page, found
}
