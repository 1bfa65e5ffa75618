package award

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// What the answers to programs are.
const (
	jsonMedia  = "application/json"
	tokenMedia = "application/vc+jwt"
)

// openRoutes are those that anybody may ask: what a number is worth, and what a badge needs to be
// checked by others.
func (d *Desk) openRoutes() []web.Route {
	open := base.Anyone()
	return []web.Route{
		{Pattern: "GET /verify", Need: open, Do: d.showVerify},
		{Pattern: "POST /verify", Need: open, Do: d.postVerify},
		{Pattern: "GET /verify/{number}", Need: open, Do: d.showVerified},
		{Pattern: "GET /verify/{number}/standing", Need: open, Do: d.tellVerified},
		{Pattern: "GET /issuers/{name}", Need: open, Do: d.tellIssuer},
		{Pattern: "GET /issuers/{name}/keys", Need: open, Do: d.tellKeys},
		{Pattern: "GET /issuers/{name}/status/{n}", Need: open, Do: d.tellStatus},
		{Pattern: "GET /issuers/{name}/achievements/{version}/{code}", Need: open, Do: d.tellAchievement},
	}
}

func (d *Desk) showVerify(c *web.Call) error { return c.Bare(verifyPage{}) }

func (d *Desk) postVerify(c *web.Call) error {
	number := c.Value("number")
	if number == "" {
		err := base.Wrong("number", "base.required")
		return c.AgainBare(verifyPage{Form: ui.FormOf(c.Form(), err)}, err)
	}
	return c.Goto(templ.SafeURL("/verify/"+url.PathEscape(tidied(number))), "")
}

// tidied writes a number as it is kept, however it was copied.
func tidied(number string) string { return strings.ToUpper(strings.ReplaceAll(number, " ", "")) }

// asked counts the question, and answers it.
func (d *Desk) asked(c *web.Call) (string, Standing, error) {
	number := tidied(c.Path("number"))
	if err := d.Accounts.Ask(c.Context(), "award", web.Address(c.Request())); err != nil {
		return number, "", err
	}
	s, err := d.Check(c.Context(), number)
	return number, s, err
}

func (d *Desk) showVerified(c *web.Call) error {
	number, s, err := d.asked(c)
	if err != nil {
		return c.AgainBare(verifyPage{Form: ui.FormOf(nil, err), Number: number}, err)
	}
	return c.Bare(verifyPage{Number: number, Standing: s})
}

func (d *Desk) tellVerified(c *web.Call) error {
	number, s, err := d.asked(c)
	if err != nil {
		return err
	}
	return tell(c, map[string]string{"number": number, "standing": string(s)})
}

func tell(c *web.Call, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return c.Show(jsonMedia, text)
}

// issuerAsked finds the issuer of the address, and a certification that it delivers.
func (d *Desk) issuerAsked(c *web.Call) (Issuer, certification.Certification, error) {
	i, err := issuerNamed(c.Context(), d.DB, c.Path("name"))
	if err != nil {
		return i, certification.Certification{}, err
	}
	all, err := d.Certifications.List(c.Context())
	for _, known := range all {
		if known.Keeper == i.Place {
			return i, known, err
		}
	}
	return i, certification.Certification{}, err
}

func (d *Desk) tellIssuer(c *web.Call) error {
	i, known, err := d.issuerAsked(c)
	if err != nil {
		return err
	}
	text, err := profile(i, known.Certifier).Document(i.Address + "/keys")
	if err != nil {
		return err
	}
	return c.Show("application/ld+json", text)
}

func (d *Desk) tellKeys(c *web.Call) error {
	i, err := issuerNamed(c.Context(), d.DB, c.Path("name"))
	if err != nil {
		return err
	}
	keys, err := keysOf(c.Context(), d.DB, i.Place)
	if err != nil {
		return err
	}
	text, err := badge.KeySet(keys)
	if err != nil {
		return err
	}
	return c.Show("application/jwk-set+json", text)
}

func (d *Desk) tellStatus(c *web.Call) error {
	i, err := issuerNamed(c.Context(), d.DB, c.Path("name"))
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(c.Path("n"))
	if err != nil {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	text, err := d.StatusList(c.Context(), i, n)
	if err != nil {
		return err
	}
	return c.Show(tokenMedia, []byte(text))
}

func (d *Desk) tellAchievement(c *web.Call) error {
	i, err := issuerNamed(c.Context(), d.DB, c.Path("name"))
	if err != nil {
		return err
	}
	v, err := d.Certifications.Version(c.Context(), d.DB, base.ID[certification.Version](c.Path("version")))
	if err != nil {
		return err
	}
	w, err := d.Certifications.Get(c.Context(), d.DB, v.Certification)
	if err != nil {
		return err
	}
	kind := badge.Competency
	if _, _, known := v.Competence(c.Path("code")); !known {
		kind = badge.Certificate
	}
	if w.Keeper != i.Place || kind == badge.Certificate && c.Path("code") != w.Code {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	text, err := achievement(i, w.Certification, v, kind, c.Path("code")).Document()
	if err != nil {
		return err
	}
	return c.Show("application/ld+json", text)
}
