package main

import (
	"pilotis/internal/account"
	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/place"
)

type placeCommands struct {
	Open placeOpen `cmd:"" help:"Open a place and print its address, the slug."`
}

type placeOpen struct {
	Name  string `required:"" help:"Its name."`
	Insee string `required:"" placeholder:"CODE" help:"INSEE code of its commune."`
	TZ    string `name:"tz" placeholder:"ZONE" help:"Its time zone; that of the commune where not given."`
	Siren string `help:"Its SIREN."`
	Form  string `help:"Its legal form: association, scic…"`
	Owner string `placeholder:"EMAIL" help:"Account that becomes its owner."`
}

func (c *placeOpen) Run(p *program) error {
	return p.house(func(h *app.House) error {
		var owner account.Account
		if c.Owner != "" {
			var err error
			if owner, err = h.Accounts.Find(p.ctx, c.Owner); err != nil {
				return err
			}
		}
		who := base.System("", nil)
		who.Account = owner.ID
		opened, err := h.Places.Open(p.ctx, who, place.Identity{Name: c.Name, Insee: c.Insee, ZoneName: c.TZ, Siren: c.Siren, Form: c.Form})
		if err != nil {
			return err
		}
		return p.print(map[string]any{"id": opened.ID, "slug": opened.Slug, "name": opened.Name, "zone": opened.Zone.String()}, opened.Slug)
	})
}
