package outset

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// renewalPage asks which account takes over from each that has another number.
type renewalPage struct {
	ui.Form
	Renewal
}

// Title names the page.
func (p renewalPage) Title(ctx context.Context) string { return ui.T(ctx, "outset.renewal") }

func renewalField(code string) string { return "accounts[" + code + "]" }

// options are the accounts that one may choose, what each is for beside it.
func (m Moved) options(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, b := range m.Becomes {
		label := ui.T(ctx, "outset.becomes", base.Args{"code": b.Since, "meaning": b.Meaning})
		if b.Confidence == chart.Review {
			label = ui.T(ctx, "outset.becomes_review", base.Args{"code": b.Since, "meaning": b.Meaning})
		}
		out = append(out, ui.Option{Value: b.Since, Label: label})
	}
	return append(out, ui.Option{Value: "", Label: ui.T(ctx, "outset.stays")})
}

// usual is the only choice, where there is one.
func (m Moved) usual() string {
	if len(m.Becomes) == 1 {
		return m.Becomes[0].Since
	}
	return ""
}

func (d *Desk) showRenewal(c *web.Call) error {
	r, err := d.Renewal(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(renewalPage{Renewal: r})
}

func (d *Desk) postRenewal(c *web.Call) error {
	r, err := d.Renewal(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	chosen := map[string]string{}
	for _, m := range r.Moved {
		chosen[m.Account.Code] = c.Value(renewalField(m.Account.Code))
	}
	if err := d.Renew(c.Context(), c.Who, chosen); err != nil {
		return c.Again(renewalPage{ui.FormOf(c.Form(), err), r}, err)
	}
	return c.Goto(c.At("/outset/renewal"), "outset.said_renewed")
}
