package hosting

import (
	"bytes"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/place"
	"pilotis/internal/training"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens. A trainee or a trainer has any role: the verbs ask
// who they are.
func (d *Desk) Routes() []web.Route {
	join, rule := base.To(base.Join, "school"), base.To(base.Rule, "school")
	return []web.Route{
		{Pattern: "GET /hosting/sessions/{id}", Need: join, Do: d.show},
		{Pattern: "GET /hosting/sessions/{id}/safety", Need: join, Do: d.showSafety},
		{Pattern: "POST /hosting/sessions/{id}", Need: rule, Do: d.postVenue},
		{Pattern: "POST /hosting/sessions/{id}/bookings", Need: rule, Do: d.postBookings},
		{Pattern: "POST /hosting/sessions/{id}/bookings/removal", Need: rule, Do: d.postGiveBack},
	}
}

func sessionIn(c *web.Call) base.ID[training.Session] {
	return base.ID[training.Session](c.Path("id"))
}

func (d *Desk) page(c *web.Call) (p venuePage, err error) {
	if p.View, err = d.Look(c.Context(), c.Who, sessionIn(c)); err != nil || !p.Rules {
		return p, err
	}
	p.Now = d.DB.Now()
	var slugs []string
	for _, at := range c.Visitor.Places {
		slugs = append(slugs, at.Slug)
	}
	p.Rooms, err = d.Rooms(c.Context(), c.Who, slugs...)
	return p, err
}

func (d *Desk) show(c *web.Call) error {
	p, err := d.page(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// again shows where a session is held, with what was refused.
func (d *Desk) again(c *web.Call, refusal error, told ...Outcome) error {
	if kind := base.KindOf(refusal); kind != base.Invalid && kind != base.Conflict && kind != base.Forbidden {
		return refusal
	}
	p, err := d.page(c)
	if err != nil {
		return err
	}
	p.Form, p.Told = ui.FormOf(c.Form(), refusal), told
	return c.Again(p, refusal)
}

func (d *Desk) postVenue(c *web.Call) error {
	slug, room, _ := strings.Cut(c.Value("room"), " ")
	if err := d.Choose(c.Context(), c.Who, sessionIn(c), slug, base.SpaceID(room)); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/hosting/sessions/%s", sessionIn(c)), "hosting.said_chosen")
}

func (d *Desk) postBookings(c *web.Call) error {
	told, err := d.Book(c.Context(), c.Who, sessionIn(c))
	if err != nil {
		return d.again(c, err)
	}
	lent, refused := 0, 0
	for _, o := range told {
		if o.Refusal == nil {
			lent++
		} else {
			refused++
		}
	}
	if refused > 0 {
		return d.again(c, base.Refuse(base.Conflict, "hosting.some_refused", base.Args{"n": refused, "lent": lent}), told...)
	}
	return c.Goto(c.At("/hosting/sessions/%s", sessionIn(c)), "hosting.said_booked", base.Args{"n": lent})
}

func (d *Desk) postGiveBack(c *web.Call) error {
	if err := d.GiveBack(c.Context(), c.Who, sessionIn(c), c.Value("all") == "yes"); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/hosting/sessions/%s", sessionIn(c)), "hosting.said_given_back")
}

// showSafety prints how one comes and what one must know to be safe.
func (d *Desk) showSafety(c *web.Call) error {
	v, err := d.Look(c.Context(), c.Who, sessionIn(c))
	if err != nil {
		return err
	}
	if !v.Chosen() {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	var out bytes.Buffer
	sheet := v.Safety.Sheet(c.Who.Lang, day.Of(d.DB.Now(), c.Who.Zone), []string{v.Of, v.Name}, place.SafetyItem{Key: ui.T(c.Context(), "hosting.where"), Text: v.address()})
	if err := sheet.Write(&out, paper.PDF); err != nil {
		return err
	}
	return c.Show(paper.PDF.Media(), out.Bytes())
}
