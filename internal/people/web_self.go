package people

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// selfPage is one's own record: what the place knows, how one is reached, what one agreed to.
type selfPage struct {
	formPage
	Record Record
}

// Title names the page.
func (p selfPage) Title(ctx context.Context) string { return ui.T(ctx, "people.self") }

func (d *Desk) showSelf(c *web.Call) error {
	page, err := d.selfPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

// selfPage is empty where the place holds no record of whoever asks.
func (d *Desk) selfPage(c *web.Call) (selfPage, error) {
	r, err := d.Own(c.Context(), c.Who)
	if base.KindOf(err) == base.NotFound {
		return selfPage{}, nil
	}
	return selfPage{formPage: formPage{Person: r.Person, Identity: r.Identity()}, Record: r}, err
}

func (d *Desk) changeSelf(c *web.Call) error {
	var wrong base.Checks
	version := c.Int("version", &wrong)
	if err := wrong.Fault(); err != nil {
		return err
	}
	s := Self{Contacts: readContacts(c.Form()), Lang: c.Value("lang")}
	_, err := d.ChangeOwn(c.Context(), c.Who, version, s)
	if err == nil {
		return c.Goto(c.At("/self"), "people.said_changed")
	}
	page, failed := d.selfPage(c)
	if failed != nil {
		return failed
	}
	c.Form().Set("version", strconv.Itoa(page.Person.Version))
	page.Form = ui.FormOf(c.Form(), inForm(s.Contacts, err))
	return c.Again(page, err)
}

func (d *Desk) consentSelf(given bool) func(*web.Call) error {
	said := map[bool]string{true: "people.said_consented", false: "people.said_consent_withdrawn"}[given]
	return func(c *web.Call) error {
		if err := d.ConsentOwn(c.Context(), c.Who, c.Path("purpose"), given); err != nil {
			return err
		}
		return c.Goto(c.At("/self"), said)
	}
}
