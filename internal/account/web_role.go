package account

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) showRoles(c *web.Call) (err error) {
	var p rolesPage
	if p.Grants, err = d.Grants(c.Context(), c.Who); err != nil {
		return err
	}
	if p.Invitations, err = d.Invitations(c.Context(), c.Who); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) showMeaning(c *web.Call) error { return c.Page(meaningPage{}) }

func (d *Desk) showRole(c *web.Call) error {
	g, err := d.grant(c)
	if err != nil {
		return err
	}
	return c.Page(rolePage{Grant: g})
}

func (d *Desk) grant(c *web.Call) (Grant, error) {
	return d.GrantOf(c.Context(), c.Who, base.AccountID(c.Path("account")))
}

func (d *Desk) giveRole(c *web.Call) error {
	g, err := d.grant(c)
	if err != nil {
		return err
	}
	role, _ := base.ParseRole(c.Value("role"))
	if err := d.GiveRole(c.Context(), c.Who, g.Account, role); err != nil {
		return c.Again(rolePage{form(c, err), g}, err)
	}
	return c.Goto(c.At("/roles"), "account.role_kept", base.Args{"name": g.Name})
}

func (d *Desk) takeRole(c *web.Call) error {
	g, err := d.grant(c)
	if err != nil {
		return err
	}
	if err := d.TakeRole(c.Context(), c.Who, g.Account); err != nil {
		return c.Again(rolePage{form(c, err), g}, err)
	}
	return c.Goto(c.At("/roles"), "account.role_taken", base.Args{"name": g.Name})
}

func (d *Desk) newInvitation(c *web.Call) error {
	return c.Page(invitePage{Letters: d.lettersLeave(), Person: base.PersonID(c.Query("person")), Email: c.Query("email")})
}

func (d *Desk) invite(c *web.Call) error {
	role, _ := base.ParseRole(c.Value("role"))
	in := Inviting{Email: c.Value("email"), Role: role, Person: base.PersonID(c.Value("person")), Lang: c.Value("language")}
	if err := d.Invite(c.Context(), c.Who, ui.In(c.Context()).Place.Name, in); err != nil {
		return c.Again(invitePage{form(c, err), d.lettersLeave(), in.Person, in.Email}, err)
	}
	return c.Goto(c.At("/roles"), "account.invited", base.Args{"email": in.Email})
}

func (d *Desk) takeBack(c *web.Call) error {
	if err := d.TakeBack(c.Context(), c.Who, c.Path("id")); err != nil {
		return err
	}
	return c.Goto(c.At("/roles"), "account.taken_back")
}

func (d *Desk) showTokens(c *web.Call) error {
	list, err := d.Tokens(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(tokensPage{Tokens: list, Now: d.DB.Now()})
}

func (d *Desk) newToken(c *web.Call) error { return c.Page(tokenPage{}) }

// makeToken shows the secret in the very answer: it is written nowhere else.
func (d *Desk) makeToken(c *web.Call) error {
	asked, err := tokenAsked(c)
	if err == nil {
		var made Token
		var secret string
		if made, secret, err = d.MakeToken(c.Context(), c.Who, asked); err == nil {
			return c.Page(madePage{made, secret})
		}
	}
	return c.Again(tokenPage{form(c, err)}, err)
}

func tokenAsked(c *web.Call) (TokenAsked, error) {
	asked := TokenAsked{Label: c.Value("label"), Scopes: base.Scopes(c.Form()["scopes"])}
	asked.Role, _ = base.ParseRole(c.Value("role"))
	if until := c.Value("until"); until != "" {
		last, err := day.Parse(until)
		if err != nil {
			return asked, base.Wrong("until", "base.not_a_day")
		}
		asked.Until = last.Add(1).Start(c.Who.Zone)
	}
	return asked, nil
}

func (d *Desk) revokeToken(c *web.Call) error {
	if err := d.RevokeToken(c.Context(), c.Who, c.Path("id")); err != nil {
		return err
	}
	return c.Goto(c.At("/tokens"), "account.token_revoked")
}

// showTrail reads its filter from the address; what it cannot read does not narrow.
func (d *Desk) showTrail(c *web.Call) error {
	p := trailPage{Room: base.Room(c.Query("room")), Account: base.AccountID(c.Query("account")),
		From: c.Query("from"), To: c.Query("to"), Before: c.Query("before")}
	var err error
	if p.Grants, err = d.Grants(c.Context(), c.Who); err != nil {
		return err
	}
	w := Glance{Before: p.Before, Room: p.Room, Account: p.Account, From: startOf(p.From, 0, c.Who.Zone), To: startOf(p.To, 1, c.Who.Zone)}
	if p.Entries, p.More, err = d.Trail(c.Context(), c.Who, w); err != nil {
		return err
	}
	return c.Page(p)
}

func startOf(text string, after int, zone *time.Location) time.Time {
	d, err := day.Parse(text)
	if err != nil {
		return time.Time{}
	}
	return d.Add(after).Start(zone)
}
