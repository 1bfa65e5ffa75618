package training

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) postConvocations(c *web.Call) error {
	n, err := d.Convoke(c.Context(), c.Who, sessionID(c), c.Value("again") == "yes")
	if err != nil {
		return d.againSession(c, err)
	}
	return toSession(c, "training.said_convoked", base.Args{"n": n})
}

func (d *Desk) rulesPage(c *web.Call) (p rulesPage, err error) {
	p.Today = d.today(c.Who)
	p.All, err = d.Regulations(c.Context(), d.DB, c.Who.Place)
	return p, err
}

func (d *Desk) showRules(c *web.Call) error {
	p, err := d.rulesPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postRules(c *web.Call) error {
	if _, err := d.Regulate(c.Context(), c.Who, c.Value("text"), day.Day(c.Value("from"))); err != nil {
		p, failed := d.rulesPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/trainings/rules"), "training.said_regulated")
}

// showPublicRules lets anybody read the internal rules before they enrol.
func (d *Desk) showPublicRules(c *web.Call) error {
	o, err := d.Place(c.Context(), c.Path("slug"))
	if err != nil {
		return err
	}
	all, err := d.Regulations(c.Context(), d.DB, o.ID)
	if err != nil {
		return err
	}
	g := InForce(all, day.Of(d.DB.Now(), o.Zone))
	if g.Number == 0 {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return c.Bare(publicRulesPage{o.Name, g})
}
