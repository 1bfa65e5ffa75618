package place

import (
	"errors"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/listing"
	"pilotis/internal/territory"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	return []web.Route{
		{Pattern: "GET /places/new", Need: base.SignedIn(), Do: d.showFind},
		{Pattern: "GET /places/new/form", Need: base.SignedIn(), Do: d.showOpen},
		{Pattern: "POST /places", Need: base.SignedIn(), Do: d.postOpen},
		{Pattern: "GET /identity", Need: base.To(base.See, "place"), Do: d.showIdentity},
		{Pattern: "GET /identity/form", Need: base.To(base.Rule, "place"), Do: d.showForm},
		{Pattern: "POST /identity", Need: base.To(base.Rule, "place"), Do: d.postForm},
		{Pattern: "GET /identity/safety", Need: base.To(base.See, "place"), Do: d.showSafety},
		{Pattern: "GET /identity/safety/paper", Need: base.To(base.See, "place"), Do: d.showSafetyPaper},
		{Pattern: "GET /identity/safety/form", Need: base.To(base.Rule, "place"), Do: d.showSafetyForm},
		{Pattern: "POST /identity/safety", Need: base.To(base.Rule, "place"), Do: d.postSafety},
		{Pattern: "GET /about", Need: base.To(base.See, "front"), Do: d.showAbout},
	}
}

// showFind looks for the place in the lists; without any list there is only the form.
func (d *Desk) showFind(c *web.Call) error {
	ctx := c.Context()
	page := findPage{Query: c.Query("q")}
	var err error
	if page.Sources, err = d.Listings.Sources(ctx); err != nil {
		return err
	}
	if len(page.Sources) == 0 {
		return c.Goto("/places/new/form", "")
	}
	if page.Found, err = d.Find(ctx, page.Query); err != nil {
		return err
	}
	points, err := d.Listings.Points(ctx)
	if err != nil {
		return err
	}
	if page.Map, err = d.Territory.Draw(ctx, ui.T(ctx, "place.map"), page.marks(), points); err != nil {
		return err
	}
	if c.Fluid() {
		return c.Part(page.results())
	}
	return c.Page(page)
}

// showOpen shows the form, filled with the line of a list where one was picked.
func (d *Desk) showOpen(c *web.Call) error {
	page := openPage{}
	if text := c.Query("listed"); text != "" {
		picked, err := d.Listings.Pick(c.Context(), listing.ParseRef(text))
		if err != nil {
			return err
		}
		page.Picked, page.Identity = picked, identityOf(picked.Entry)
	}
	return c.Page(page)
}

func (d *Desk) postOpen(c *web.Call) error {
	id, wrong := identityIn(c)
	p, err := d.openWith(c, id, wrong)
	if err == nil {
		return c.Goto(ui.At(ui.With(c.Context(), ui.Scene{Place: ui.Place{Slug: p.Slug}}), "/activities/suggestions"), "place.opened", base.Args{"name": p.Name})
	}
	page := openPage{Form: ui.FormOf(c.Form(), err), Identity: id}
	if len(id.Listed) > 0 {
		picked, gone := d.Listings.Pick(c.Context(), id.Listed[0])
		if gone != nil && base.KindOf(gone) != base.NotFound {
			return errors.Join(err, gone)
		}
		page.Picked = picked
	}
	return c.Again(page, err)
}

func (d *Desk) openWith(c *web.Call, id Identity, wrong base.Checks) (Place, error) {
	if err := joined(id, wrong, d, c.Who); err != nil {
		return Place{}, err
	}
	return d.Open(c.Context(), c.Who, id)
}

// joined says at once what the form and the rules of an identity refuse, each
// field once.
func joined(id Identity, wrong base.Checks, d *Desk, who base.Actor) error {
	if len(wrong) == 0 {
		return nil
	}
	_, err := id.drawn(d.today(who))
	var f *base.Fault
	if errors.As(err, &f) {
		for _, field := range f.Fields {
			if !slices.ContainsFunc(wrong, func(w base.Field) bool { return w.Name == field.Name }) {
				wrong = append(wrong, field)
			}
		}
	}
	return wrong.Fault()
}

func (d *Desk) showIdentity(c *web.Call) error {
	p, err := d.Get(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return err
	}
	page := identityPage{Place: p, ERP: Classify(d.today(c.Who), p.Receptions, p.Staff)}
	if page.Map, err = d.mapOf(c, p); err != nil {
		return err
	}
	return c.Page(page)
}

// mapOf situates a place, where it is known to stand.
func (d *Desk) mapOf(c *web.Call, p Place) (territory.Map, error) {
	if !p.At.Known() {
		return territory.Map{}, nil
	}
	drawn, err := d.Territory.Draw(c.Context(), ui.T(c.Context(), "place.map_of", base.Args{"name": p.Name}),
		[]territory.Mark{{At: p.At, Label: p.Name, Href: c.At("/about")}}, nil)
	return drawn.Marked(), err
}

func (d *Desk) showForm(c *web.Call) error {
	p, err := d.Get(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return err
	}
	return c.Page(formPage{Identity: p.Identity, Commune: p.Commune, Today: d.today(c.Who)})
}

func (d *Desk) postForm(c *web.Call) error {
	id, wrong := identityIn(c)
	err := joined(id, wrong, d, c.Who)
	if err == nil {
		_, err = d.Change(c.Context(), c.Who, id)
	}
	if err != nil {
		return c.Again(formPage{Form: ui.FormOf(c.Form(), err), Identity: id, Today: d.today(c.Who)}, err)
	}
	return c.Goto(c.At("/identity"), "place.saved")
}

// showAbout is the public page: strangers see it too.
func (d *Desk) showAbout(c *web.Call) error {
	p, err := d.Get(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return err
	}
	page := aboutPage{Place: p}
	if page.Threads, err = threads(c.Context(), d.DB, p.ID); err != nil {
		return err
	}
	if page.Map, err = d.mapOf(c, p); err != nil {
		return err
	}
	if c.Who.Role == base.Stranger {
		return c.Bare(page)
	}
	return c.Page(page)
}
