package analysis

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/statement"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, rule := base.To(base.See, "ledger"), base.To(base.Rule, "ledger")
	return []web.Route{
		{Pattern: "GET /analysis", Need: see, Do: d.over(d.showBalances)},
		{Pattern: "GET /analysis/sheet", Need: see, Do: d.over(d.showSheet)},
		{Pattern: "GET /analysis/ratios", Need: see, Do: d.over(d.showRatios)},
		{Pattern: "GET /analysis/ratios/{ratio}", Need: see, Do: d.within(d.showRatio)},
		{Pattern: "POST /analysis/ratios/{ratio}/mark", Need: rule, Do: d.within(d.postMark)},
		{Pattern: "POST /analysis/ratios/{ratio}/mark/removal", Need: rule, Do: d.postMarkRemoval},
		{Pattern: "GET /analysis/breakeven", Need: see, Do: d.over(d.showEven)},
		{Pattern: "GET /analysis/causes", Need: see, Do: d.over(d.showCauses)},
		{Pattern: "GET /analysis/activities", Need: see, Do: d.over(d.showMargins)},
		{Pattern: "GET /analysis/figures/{figure}", Need: see, Do: d.within(d.showFigure)},
		{Pattern: "GET /analysis/files/{format}", Need: see, Do: d.within(d.send)},
	}
}

// over finds the stretch of days that an address asks for: a year that goes on is read up to
// today. Where there are no books yet, a page says how they begin.
func (d *Desk) over(show func(*web.Call, statement.Period) error) func(*web.Call) error {
	return func(c *web.Call) error {
		if err := d.within(show)(c); base.KindOf(err) != base.NotFound {
			return err
		}
		return c.Page(emptyPage{})
	}
}

// within is over for the pages of one figure: without books there is none.
func (d *Desk) within(show func(*web.Call, statement.Period) error) func(*web.Call) error {
	return func(c *web.Call) error {
		p, err := d.Statements.Asked(c.Context(), c.Who, day.Day(c.Query("from")), day.Day(c.Query("to")))
		if err != nil {
			return err
		}
		if today := d.today(c.Who); c.Query("to") == "" && p.Year.Holds(today) {
			p.To = max(today, p.From)
		}
		return show(c, p)
	}
}

// today is the day on the reader's wall.
func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Now(), who.Zone) }

// view is what every page of the room shows: a stretch, and the same one a year before.
type view struct {
	Now     Stand
	Last    *Stand
	Reading Reading
	Open    bool // whether the year goes on
}

func (d *Desk) view(ctx context.Context, a scope) (v view, err error) {
	v.Reading, v.Open = a.Reading, a.Period.Year.Holds(d.today(a.Who))
	v.Now, v.Last, err = d.Beside(ctx, a.Who, a.Period)
	return v, err
}

// scope is what an analysis is asked of: by whom, over which days, in which reading.
type scope struct {
	Who     base.Actor
	Period  statement.Period
	Reading Reading
}

func asked(c *web.Call, p statement.Period) scope {
	return scope{c.Who, p, readingOf(c.Query("reading"))}
}

func readingOf(name string) Reading {
	for _, r := range Readings() {
		if string(r) == name {
			return r
		}
	}
	return Reformed
}

// to is the address of a page of the room over the days of the view.
func (v view) to(ctx context.Context, path string) templ.SafeURL {
	return at(ctx, path, v.Now.Period, v.Reading)
}

func at(ctx context.Context, path string, p statement.Period, r Reading) templ.SafeURL {
	q := url.Values{"from": {string(p.From)}, "to": {string(p.To)}}
	if r != "" && r != Reformed {
		q.Set("reading", string(r))
	}
	return ui.At(ctx, "/analysis") + templ.SafeURL(path+"?"+q.Encode())
}

// opens is the page of what a figure is made of.
func (v view) opens(ctx context.Context, figure string) templ.SafeURL {
	return v.to(ctx, "/figures/"+figure)
}

// opensLast is the same a year before.
func (v view) opensLast(ctx context.Context, figure string) templ.SafeURL {
	if v.Last == nil {
		return ""
	}
	return at(ctx, "/figures/"+figure, v.Last.Period, v.Reading)
}

// faces are the pages of the room, in the order in which one reads them.
var faces = []string{"", "/sheet", "/ratios", "/breakeven", "/causes", "/activities"}

func (v view) tabs(ctx context.Context, here string) []ui.Link {
	var out []ui.Link
	for _, path := range faces {
		out = append(out, ui.Link{Label: ui.T(ctx, faceKey("face", path)), Href: v.to(ctx, path), Here: path == here})
	}
	return out
}

func faceKey(what, path string) string {
	if path == "" {
		return "analysis." + what + "_balances"
	}
	return "analysis." + what + "_" + path[1:]
}

func (d *Desk) showBalances(c *web.Call, p statement.Period) error {
	v, err := d.view(c.Context(), asked(c, p))
	if err != nil {
		return err
	}
	return c.Page(balancesPage{v})
}

func (d *Desk) showSheet(c *web.Call, p statement.Period) error {
	v, err := d.view(c.Context(), asked(c, p))
	if err != nil {
		return err
	}
	return c.Page(sheetPage{v})
}

func (d *Desk) showEven(c *web.Call, p statement.Period) error {
	page, err := d.evenPage(c.Context(), asked(c, p))
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) evenPage(ctx context.Context, a scope) (page evenPage, err error) {
	if page.view, err = d.view(ctx, a); err != nil {
		return page, err
	}
	page.Months, err = d.Months(ctx, a.Who, a.Period)
	return page, err
}

func (d *Desk) showCauses(c *web.Call, p statement.Period) error {
	page, err := d.causesPage(c.Context(), asked(c, p))
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) causesPage(ctx context.Context, a scope) (page causesPage, err error) {
	if page.view, err = d.view(ctx, a); err != nil {
		return page, err
	}
	if page.Causes, page.Known, err = d.Explain(ctx, a.Who, a.Period); err != nil {
		return page, err
	}
	page.Activities, err = d.named(ctx, a.Who)
	return page, err
}

func (d *Desk) showMargins(c *web.Call, p statement.Period) error {
	page, err := d.marginsPage(c.Context(), asked(c, p))
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) marginsPage(ctx context.Context, a scope) (page marginsPage, err error) {
	if page.view, err = d.view(ctx, a); err != nil {
		return page, err
	}
	if page.Margins, err = d.Margins(ctx, a.Who, a.Period); err != nil {
		return page, err
	}
	if page.Last != nil {
		past, err := d.Margins(ctx, a.Who, page.Last.Period)
		if err != nil {
			return page, err
		}
		page.Past = map[base.ActivityID]Margin{}
		for _, m := range past {
			page.Past[m.Activity] = m
		}
	}
	page.Activities, err = d.named(ctx, a.Who)
	return page, err
}
