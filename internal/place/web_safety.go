package place

import (
	"bytes"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) safetyPage(c *web.Call) (p safetyPage, err error) {
	if p.Place, err = d.Get(c.Context(), d.DB, c.Who.Place); err != nil {
		return p, err
	}
	p.Today = d.today(c.Who)
	p.Safety, err = d.Safety(c.Context(), d.DB, c.Who.Place)
	return p, err
}

func (d *Desk) showSafety(c *web.Call) error {
	p, err := d.safetyPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) showSafetyForm(c *web.Call) error {
	p, err := d.safetyPage(c)
	if err != nil {
		return err
	}
	return c.Page(safetyForm{Safety: p.Safety, Today: p.Today})
}

func (d *Desk) postSafety(c *web.Call) error {
	var wrong base.Checks
	s := Safety{Arrival: c.Value("arrival"), Access: c.Value("access"), Exits: c.Value("exits"), Gathering: c.Value("gathering"), Alarm: c.Value("alarm"), Extinguishers: c.Value("extinguishers"),
		FirstAid: c.Value("first_aid"), Hazards: c.Value("hazards"), Contact: c.Value("contact"), Checked: day.Day(c.Value("checked_on")), Revision: c.Int("revision", &wrong)}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Instruct(c.Context(), c.Who, s)
	}
	if err != nil {
		return c.Again(safetyForm{Form: ui.FormOf(c.Form(), err), Safety: s, Today: d.today(c.Who)}, err)
	}
	return c.Goto(c.At("/identity/safety"), "place.safety_said")
}

func (d *Desk) showSafetyPaper(c *web.Call) error {
	p, err := d.safetyPage(c)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	where := []string{p.Place.Name, base.Tidy(p.Place.Street + " " + p.Place.PostalCode + " " + p.Place.Commune)}
	if err := p.Safety.Sheet(c.Who.Lang, p.Today, where).Write(&out, paper.PDF); err != nil {
		return err
	}
	return c.Show(paper.PDF.Media(), out.Bytes())
}
