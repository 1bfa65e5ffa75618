package account

import (
	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	routes := []web.Route{
		{Pattern: "GET /{$}", Need: base.Anyone(), Do: d.home},
		{Pattern: "GET /sign-in", Need: base.Anyone(), Do: d.showSignIn},
		{Pattern: "POST /sign-in", Need: base.Anyone(), Do: d.signIn},
		{Pattern: "POST /sign-out", Need: base.SignedIn(), Do: d.signOut},
	}
	if d.Demo {
		routes = append(routes, web.Route{Pattern: "POST /demo/sign-in", Need: base.Anyone(), Do: d.signInAs})
	}
	return routes
}

// home leads to the place, where there is only one.
func (d *Desk) home(c *web.Call) error {
	switch {
	case c.Visitor.Account == "":
		return c.Goto("/sign-in", "")
	case len(c.Visitor.Places) == 1:
		return c.Goto(placeHome(c.Visitor.Places[0]), "")
	}
	return c.Bare(homePage{c.Visitor.Places})
}

func (d *Desk) showSignIn(c *web.Call) error {
	if c.Visitor.Account != "" {
		return c.Goto(c.Back("/"), "")
	}
	return c.Bare(signInPage{Next: c.Query("next")})
}

func (d *Desk) signIn(c *web.Call) error {
	secret, err := d.SignIn(c.Context(), SigningIn{Email: c.Value("email"), Password: c.Value("password"),
		Device: c.Request().UserAgent(), Address: web.Address(c.Request())})
	if err != nil {
		return c.AgainBare(signInPage{ui.FormOf(c.Form(), err), c.Value("back")}, err)
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

// signInAs lets a visitor of the demo in by one click.
func (d *Desk) signInAs(c *web.Call) error {
	role, known := base.ParseRole(c.Value("role"))
	if !known {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	secret, err := d.EnterAs(c.Context(), role, c.Request().UserAgent())
	if err != nil {
		return err
	}
	c.SetSession(secret)
	return c.Goto("/", "")
}

func placeHome(p ui.Place) templ.SafeURL { return templ.SafeURL("/p/" + p.Slug) }
