package cockpit

import (
	"context"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, team, run := base.To(base.See, "cockpit"), base.To(base.See, "people"), base.To(base.Run, "cockpit")
	return []web.Route{
		{Pattern: "GET ", Need: see, Do: d.today},
		{Pattern: "GET /day/{day}", Need: team, Do: d.sheet},
		{Pattern: "POST /day/{day}", Need: run, Do: d.write},
		{Pattern: "GET /search", Need: see, Do: d.search},
	}
}

// todayPage is the day of the place and where it stands.
type todayPage struct {
	ui.Form
	Day
	Who base.Actor
}

func (p todayPage) Title(ctx context.Context) string {
	return ui.Capital(words.Date(ui.In(ctx).Lang, p.Date))
}
func (p todayPage) Body() templ.Component { return p.body() }

func (d *Desk) today(c *web.Call) error {
	of, err := d.Day(c.Context(), c.Who, "")
	if err != nil {
		return err
	}
	return c.Page(todayPage{Day: of, Who: c.Who})
}

// sheetPage is the sheet of a day, made to be printed and pinned up.
type sheetPage struct{ Day }

func (p sheetPage) Title(ctx context.Context) string {
	return ui.T(ctx, "cockpit.sheet_of", base.Args{"date": words.Day(p.Date)})
}
func (p sheetPage) Body() templ.Component { return p.body() }

func (d *Desk) sheet(c *web.Call) error {
	date, err := day.Parse(c.Path("day"))
	if err != nil {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	of, err := d.Day(c.Context(), c.Who, date)
	if err != nil {
		return err
	}
	return c.Page(sheetPage{of})
}

func (d *Desk) write(c *web.Call) error {
	date, err := day.Parse(c.Path("day"))
	if err != nil {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	err = d.Write(c.Context(), c.Who, date, Note{c.Value("opens"), c.Value("closes"), c.Value("remark")})
	if err == nil {
		return c.Goto(c.At(""), "cockpit.noted")
	}
	of, failed := d.Day(c.Context(), c.Who, date)
	if failed != nil {
		return failed
	}
	return c.Again(todayPage{Form: ui.FormOf(c.Form(), err), Day: of, Who: c.Who}, err)
}

// searchPage is what was found, of every kind that the reader may see.
type searchPage struct{ Found }

func (p searchPage) Title(ctx context.Context) string { return ui.T(ctx, "cockpit.search") }
func (p searchPage) Body() templ.Component            { return p.body() }

func (d *Desk) search(c *web.Call) error {
	limit := foundShown
	if c.Fluid() {
		limit = foundQuick
	}
	found, err := d.Search(c.Context(), c.Who, c.Query("q"), limit)
	if err != nil {
		return err
	}
	if c.Fluid() {
		return c.Part(ui.Suggestions(found.kinds(c.Context()), found.all(c.Context())))
	}
	return c.Page(searchPage{found})
}
