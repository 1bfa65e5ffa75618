package account

import (
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) showMe(c *web.Call) error {
	p, err := d.mePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) mePage(c *web.Call) (p mePage, err error) {
	if p.Me, err = d.Me(c.Context(), c.Who); err != nil {
		return p, err
	}
	if p.AsksPassword, err = d.needsPassword(c.Context(), p.Me, c.Visitor.Session); err != nil {
		return p, err
	}
	p.Present = c.Visitor.Session
	p.Places = c.Visitor.Places
	p.Sessions, err = d.Sessions(c.Context(), c.Who)
	return p, err
}

// meAgain shows the page again with the one form that was refused.
func (d *Desk) meAgain(c *web.Call, part string, refusal error) error {
	p, err := d.mePage(c)
	if err != nil {
		return err
	}
	p.Forms = map[string]ui.Form{part: form(c, refusal)}
	return c.Again(p, refusal)
}

func (d *Desk) rename(c *web.Call) error {
	if err := d.Rename(c.Context(), c.Who, c.Value("name")); err != nil {
		return d.meAgain(c, partName, err)
	}
	return c.Goto("/me", "account.kept")
}

func (d *Desk) proof(c *web.Call) Proof {
	return Proof{Session: c.Visitor.Session, Password: c.Value("current"), Address: web.Address(c.Request())}
}

func (d *Desk) changePassword(c *web.Call) error {
	if err := d.SetPassword(c.Context(), c.Who, d.proof(c), c.Visitor.Email, c.Value("password")); err != nil {
		return d.meAgain(c, partPassword, err)
	}
	return c.Goto("/me", "account.password_kept")
}

func (d *Desk) moveAddress(c *web.Call) error {
	if err := d.Move(c.Context(), c.Who, d.proof(c), c.Value("email")); err != nil {
		return d.meAgain(c, partAddress, err)
	}
	return c.Goto("/me", "account.address_asked")
}

func (d *Desk) showConfirmation(c *web.Call) error {
	return c.Bare(confirmationPage{Key: c.Query("k")})
}

func (d *Desk) confirmAddress(c *web.Call) error {
	if err := d.ConfirmAddress(c.Context(), c.Value("k")); err != nil {
		return c.AgainBare(confirmationPage{Form: form(c, err)}, err)
	}
	return c.Goto("/me", "account.address_kept")
}

func (d *Desk) endSession(c *web.Call) error {
	id := c.Path("id")
	if err := d.SignOut(c.Context(), c.Who, id); err != nil {
		return err
	}
	if id == c.Visitor.Session {
		c.SetSession("")
		return c.Goto("/sign-in", "account.signed_out")
	}
	return c.Goto("/me", "account.session_ended")
}

func (d *Desk) endOthers(c *web.Call) error {
	if err := d.EndOthers(c.Context(), c.Who, c.Visitor.Session); err != nil {
		return err
	}
	return c.Goto("/me", "account.others_ended")
}
