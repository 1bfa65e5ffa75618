package account

import (
	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	anyone, me := base.Anyone(), base.SignedIn()
	see, rule := base.To(base.See, "role"), base.To(base.Rule, "role")
	routes := []web.Route{
		{Pattern: "GET /{$}", Need: anyone, Do: d.home},
		{Pattern: "GET /sign-in", Need: anyone, Do: d.showSignIn},
		{Pattern: "POST /sign-in", Need: anyone, Do: d.signIn},
		{Pattern: "GET /sign-in/letter", Need: anyone, Do: d.showLetter},
		{Pattern: "POST /sign-in/letter", Need: anyone, Do: d.askLetter},
		{Pattern: "GET /sign-in/link", Need: anyone, Do: d.showLink},
		{Pattern: "POST /sign-in/link", Need: anyone, Do: d.signInByLink},
		{Pattern: "POST /sign-out", Need: me, Do: d.signOut},
		{Pattern: "GET /invitation", Need: anyone, Do: d.showInvitation},
		{Pattern: "POST /invitation", Need: anyone, Do: d.accept},

		{Pattern: "POST /me/language", Need: anyone, Do: d.chooseLanguage},
		{Pattern: "POST /me/theme", Need: anyone, Do: d.chooseTheme},
		{Pattern: "GET /me", Need: me, Do: d.showMe},
		{Pattern: "POST /me/name", Need: me, Do: d.rename},
		{Pattern: "POST /me/password", Need: me, Do: d.changePassword},
		{Pattern: "POST /me/address", Need: me, Do: d.moveAddress},
		{Pattern: "GET /me/address/confirmation", Need: anyone, Do: d.showConfirmation},
		{Pattern: "POST /me/address/confirmation", Need: anyone, Do: d.confirmAddress},
		{Pattern: "POST /me/sessions/{id}/end", Need: me, Do: d.endSession},
		{Pattern: "POST /me/sessions/end", Need: me, Do: d.endOthers},

		{Pattern: "GET /roles", Need: see, Do: d.showRoles},
		{Pattern: "GET /roles/meaning", Need: see, Do: d.showMeaning},
		{Pattern: "GET /roles/{account}", Need: rule, Do: d.showRole},
		{Pattern: "POST /roles/{account}", Need: rule, Do: d.giveRole},
		{Pattern: "POST /roles/{account}/end", Need: rule, Do: d.takeRole},
		{Pattern: "GET /invitations/new", Need: rule, Do: d.newInvitation},
		{Pattern: "POST /invitations", Need: rule, Do: d.invite},
		{Pattern: "POST /invitations/{id}/end", Need: rule, Do: d.takeBack},
		{Pattern: "GET /tokens", Need: rule, Do: d.showTokens},
		{Pattern: "GET /tokens/new", Need: rule, Do: d.newToken},
		{Pattern: "POST /tokens", Need: rule, Do: d.makeToken},
		{Pattern: "POST /tokens/{id}/end", Need: rule, Do: d.revokeToken},
		{Pattern: "GET /trail", Need: see, Do: d.showTrail},
	}
	if d.Demo {
		routes = append(routes, web.Route{Pattern: "POST /demo/sign-in", Need: anyone, Do: d.signInAs})
	}
	return routes
}

// home leads to the place, where there is only one.
func (d *Desk) home(c *web.Call) error {
	switch {
	case c.Visitor.Account == "":
		return c.Goto("/sign-in", "")
	case len(c.Visitor.Places) == 1:
		return c.Goto(placeHome(c.Visitor.Places[0].Slug), "")
	}
	return c.Bare(homePage{c.Visitor.Places})
}

func placeHome(slug string) templ.SafeURL { return templ.SafeURL("/p/" + slug) }

// chooseLanguage and chooseTheme keep the choice with the account, and in the
// browser for when nobody is signed in.
func (d *Desk) chooseLanguage(c *web.Call) error {
	lang := c.Value("language")
	if err := d.Speak(c.Context(), c.Who, lang); err != nil {
		return err
	}
	c.SetCookie(web.LangCookie, lang)
	return c.Goto(c.Back("/"), "")
}

func (d *Desk) chooseTheme(c *web.Call) error {
	theme := c.Value("theme")
	if err := d.Light(c.Context(), c.Who, theme); err != nil {
		return err
	}
	c.SetCookie(web.ThemeCookie, theme)
	return c.Goto(c.Back("/"), "")
}

// signInAs lets a visitor of the demo in by one click.
func (d *Desk) signInAs(c *web.Call) error {
	var secret string
	var err error
	if role, known := base.ParseRole(c.Value("role")); known {
		secret, err = d.EnterAs(c.Context(), role, c.Request().UserAgent())
	} else {
		secret, err = d.EnterPart(c.Context(), c.Value("part"), c.Request().UserAgent())
	}
	if err != nil {
		return err
	}
	c.SetSession(secret)
	return c.Goto("/", "")
}

// form is the form that was typed, with what was wrong with it.
func form(c *web.Call, err error) ui.Form { return ui.FormOf(c.Form(), err) }
