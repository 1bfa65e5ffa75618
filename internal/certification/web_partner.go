package certification

import (
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func partnerIn(c *web.Call) base.ID[Partner] { return base.ID[Partner](c.Path("id")) }

func (d *Desk) showPartners(c *web.Call) (err error) {
	p := partnersPage{Words: c.Query("q"), Stand: State(c.Query("state")), Today: d.today(c.Who)}
	if p.Given, err = d.Partners(c.Context(), d.DB, c.Who, ""); err != nil {
		return err
	}
	if p.Received, err = d.Received(c.Context(), d.DB, c.Who); err != nil {
		return err
	}
	if p.Titles, err = d.titles(c); err != nil {
		return err
	}
	p.None = len(p.Given) == 0
	p.Given = slices.DeleteFunc(p.Given, func(one Partner) bool {
		return p.Stand != "" && one.State(p.Today) != p.Stand || !strings.Contains(base.Fold(one.Name+" "+one.Siret), base.Fold(base.Tidy(p.Words)))
	})
	return c.Page(p)
}

// titles names the certifications by their identifiers.
func (d *Desk) titles(c *web.Call) (map[base.ID[Certification]]string, error) {
	all, err := d.List(c.Context())
	out := map[base.ID[Certification]]string{}
	for _, one := range all {
		out[one.ID] = one.Title + " · " + one.Code
	}
	return out, err
}

// writing is the form of a habilitation; those that the organisation may give are offered.
func (d *Desk) writing(c *web.Call, of Partner) (p partnerForm, err error) {
	p.Partner = of
	all, err := d.List(c.Context())
	for _, one := range all {
		if one.Keeper == "" || one.Keeper == c.Who.Place {
			p.Open = append(p.Open, one)
		}
	}
	if err == nil && of.Organisation != "" {
		p.Slug, err = d.Slug(c.Context(), d.DB, of.Organisation)
	}
	return p, err
}

func (d *Desk) showNewPartner(c *web.Call) error {
	today := d.today(c.Who)
	of := Partner{Certification: base.ID[Certification](c.Query("certification")), Scope: Train, From: today, To: today.AddMonths(36).Add(-1)}
	if before := c.Query("after"); before != "" {
		was, err := d.Partner(c.Context(), d.DB, c.Who, base.ID[Partner](before))
		if err != nil {
			return err
		}
		of = was.Renews(today)
	}
	p, err := d.writing(c, of)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) showEditPartner(c *web.Call) error {
	of, err := d.Partner(c.Context(), d.DB, c.Who, partnerIn(c))
	if err != nil {
		return err
	}
	p, err := d.writing(c, of)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// partnerOf reads the form.
func (d *Desk) partnerOf(c *web.Call) (p Partner, err error) {
	var wrong base.Checks
	p = Partner{ID: partnerIn(c), Certification: base.ID[Certification](c.Value("certification")), Name: c.Value("name"), Siret: c.Value("siret"), Email: c.Value("email"),
		Scope: Scope(c.Value("scope")), From: day.Day(c.Value("from")), To: day.Day(c.Value("to")), Signed: day.Day(c.Value("signed_on")), Revision: c.Int("revision", &wrong)}
	if slug := base.Tidy(c.Value("organisation")); slug != "" {
		p.Organisation, err = d.Place(c.Context(), slug)
		if base.KindOf(err) == base.NotFound {
			wrong.Wrong("organisation", "certification.no_such_place", base.Args{"slug": slug})
			err = nil
		}
	}
	if err == nil {
		err = wrong.Fault()
	}
	return p, err
}

func (d *Desk) postPartner(c *web.Call) error {
	typed, err := d.partnerOf(c)
	kept := typed
	if err == nil {
		kept, err = d.Habilitate(c.Context(), c.Who, typed)
	}
	if err == nil {
		return c.Goto(c.At("/partners/%s", kept.ID), "certification.said_habilitated")
	}
	p, failed := d.writing(c, typed)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) partnerPage(c *web.Call) (p partnerPage, err error) {
	if p.Partner, err = d.Partner(c.Context(), d.DB, c.Who, partnerIn(c)); err != nil {
		return p, err
	}
	if p.Of, err = getCertification(c.Context(), d.DB, p.Certification); err != nil {
		return p, err
	}
	p.Today = d.today(c.Who)
	p.Controls, err = d.Controls(c.Context(), d.DB, c.Who, p.ID)
	return p, err
}

func (d *Desk) showPartner(c *web.Call) error {
	p, err := d.partnerPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// afterPartner goes back to a habilitation, with what was refused where something was.
func (d *Desk) afterPartner(c *web.Call, err error, said string) error {
	if err == nil {
		return c.Goto(c.At("/partners/%s", c.Path("id")), said)
	}
	p, failed := d.partnerPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postWithdrawal(c *web.Call) error {
	return d.afterPartner(c, d.Withdraw(c.Context(), c.Who, partnerIn(c), day.Day(c.Value("withdrawn_on")), c.Value("why")), "certification.said_withdrawn")
}

func (d *Desk) postConvention(c *web.Call) error {
	sent, err := c.File("file")
	if err == nil {
		err = d.KeepConvention(c.Context(), c.Who, partnerIn(c), sent.Name, sent.Body)
	}
	return d.afterPartner(c, err, "certification.said_convention")
}

func (d *Desk) sendConvention(c *web.Call) error {
	kept, body, err := d.ConventionOf(c.Context(), c.Who, partnerIn(c))
	if err != nil {
		return err
	}
	return c.Send(kept.Name, kept.Media, body)
}

func (d *Desk) postControl(c *web.Call) error {
	return d.afterPartner(c, d.Check(c.Context(), c.Who, Control{Partner: partnerIn(c), On: day.Day(c.Value("on")), Subject: c.Value("subject"), Finding: c.Value("finding"), Met: c.Value("met") == "yes"}), "certification.said_checked")
}
