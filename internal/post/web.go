package post

import (
	"context"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "post"), base.To(base.Run, "post")
	return []web.Route{
		{Pattern: "GET /mail", Need: see, Do: d.folder},
		{Pattern: "GET /mail/{id}", Need: see, Do: d.letter},
		{Pattern: "POST /mail/{id}/attempts", Need: run, Do: d.again},
		// What a letter's own link leads to: whoever holds it may act, and mail
		// programs post there by themselves (RFC 8058).
		{Pattern: "GET /letters/{token}", Need: base.Anyone(), Do: d.subscriptionPage},
		{Pattern: "POST /letters/{token}", Need: base.Anyone(), Do: d.refuse},
		{Pattern: "POST /letters/{token}/return", Need: base.Anyone(), Do: d.welcome},
	}
}

// Operations: mail has no API.
func (d *Desk) Operations(*web.API) {}

type folderPage struct {
	Letters []Letter
	Open    bool // each letter can be read
	Server  bool // letters leave by a mail server
	More    bool
}

func (p folderPage) Title(ctx context.Context) string { return ui.T(ctx, "post.folder") }
func (p folderPage) Body() templ.Component            { return p.body() }

func (d *Desk) folder(c *web.Call) error {
	letters, err := d.Folder(c.Context(), c.Who, c.Query("before"))
	if err != nil {
		return err
	}
	return c.Page(folderPage{letters, d.Demo, d.Mail.Set(), len(letters) == folderSize})
}

type letterPage struct{ Letter Letter }

func (p letterPage) Title(context.Context) string { return p.Letter.Mail.Subject }
func (p letterPage) Body() templ.Component        { return p.body() }

// letter opens a letter, in the demo only: elsewhere it is between the place and
// the person, and may hold a link that signs in.
func (d *Desk) letter(c *web.Call) error {
	if !d.Demo {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	l, err := d.Letter(c.Context(), c.Who, c.Path("id"))
	if err != nil {
		return err
	}
	return c.Page(letterPage{l})
}

func (d *Desk) again(c *web.Call) error {
	if err := d.Again(c.Context(), c.Who, c.Path("id")); err != nil {
		return err
	}
	return c.Goto(c.At("/mail"), "post.retried")
}

type subscriptionPage struct{ Subscription Subscription }

func (p subscriptionPage) Title(ctx context.Context) string { return ui.T(ctx, "post.subscription") }
func (p subscriptionPage) Body() templ.Component            { return p.body() }

func (d *Desk) subscriptionPage(c *web.Call) error {
	s, err := subscriptionBy(c.Context(), d.DB, c.Path("token"))
	if err != nil {
		return err
	}
	return c.Bare(subscriptionPage{s})
}

func (d *Desk) refuse(c *web.Call) error {
	if err := d.Refuse(c.Context(), c.Path("token")); err != nil {
		return err
	}
	return c.Goto(templ.SafeURL("/letters/"+c.Path("token")), "")
}

func (d *Desk) welcome(c *web.Call) error {
	if err := d.Welcome(c.Context(), c.Path("token")); err != nil {
		return err
	}
	return c.Goto(templ.SafeURL("/letters/"+c.Path("token")), "")
}
