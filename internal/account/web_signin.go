package account

import (
	"pilotis/internal/base"
	"pilotis/internal/web"
)

func (d *Desk) showSignIn(c *web.Call) error {
	next := c.Query("next")
	if c.Visitor.Account != "" {
		return c.Goto("/", "")
	}
	return c.Bare(signInPage{Next: next, Letters: d.lettersLeave()})
}

// lettersLeave tells whether a letter asked for would ever be read.
func (d *Desk) lettersLeave() bool { return d.Post.Mail.Set() || d.Demo }

func (d *Desk) signIn(c *web.Call) error {
	secret, err := d.SignIn(c.Context(), SigningIn{Email: c.Value("email"), Password: c.Value("password"),
		Device: c.Request().UserAgent(), Address: web.Address(c.Request())})
	if err != nil {
		return d.signInAgain(c, err)
	}
	c.SetSession(secret)
	return c.Goto(c.Back("/"), "")
}

func (d *Desk) signInAgain(c *web.Call, err error) error {
	return c.AgainBare(signInPage{form(c, err), c.Value("back"), d.lettersLeave()}, err)
}

func (d *Desk) askLetter(c *web.Call) error {
	back := string(c.Back(""))
	if err := d.AskLetter(c.Context(), c.Value("email"), web.Address(c.Request()), c.Who.Lang, back); err != nil {
		return d.signInAgain(c, err)
	}
	return c.Goto("/sign-in/letter", "")
}

func (d *Desk) showLetter(c *web.Call) error { return c.Bare(letterPage{}) }

// showLink asks for one more press: programs that look into letters follow links too.
func (d *Desk) showLink(c *web.Call) error {
	return c.Bare(linkPage{Key: c.Query("k"), Back: c.Query("back")})
}

func (d *Desk) signInByLink(c *web.Call) error {
	secret, err := d.SignInByLink(c.Context(), c.Value("k"), c.Request().UserAgent())
	if err != nil {
		return c.AgainBare(signInPage{form(c, err), c.Value("back"), d.lettersLeave()}, err)
	}
	c.SetSession(secret)
	return c.Goto(c.Back("/"), "")
}

func (d *Desk) signOut(c *web.Call) error {
	if err := d.SignOut(c.Context(), c.Who, c.Visitor.Session); err != nil {
		return err
	}
	c.SetSession("")
	return c.Goto("/sign-in", "account.signed_out")
}

func (d *Desk) showInvitation(c *web.Call) error {
	i, err := d.invitationOf(c.Context(), c.Query("k"))
	if err != nil {
		return err
	}
	p := invitationPage{Invitation: i, Key: c.Query("k"), As: c.Visitor.Name}
	if c.Visitor.Account == "" {
		_, p.Known, err = byEmail(c.Context(), d.DB, i.Email)
	}
	if err != nil {
		return err
	}
	return c.Bare(p)
}

func (d *Desk) accept(c *web.Call) error {
	key := c.Value("k")
	if c.Visitor.Account != "" {
		i, err := d.Accept(c.Context(), key, c.Who)
		if err != nil {
			return err
		}
		return c.Goto(placeHome(i.Slug), "account.welcome", base.Args{"place": i.PlaceName})
	}
	o := Opening{Name: c.Value("name"), Password: c.Value("password"), Lang: c.Who.Lang}
	i, secret, err := d.AcceptNew(c.Context(), key, o, c.Request().UserAgent())
	if err != nil {
		return c.AgainBare(invitationPage{Form: form(c, err), Invitation: i, Key: key}, err)
	}
	c.SetSession(secret)
	return c.Goto(placeHome(i.Slug), "account.welcome", base.Args{"place": i.PlaceName})
}
