package purchase

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// minePage is what somebody spent and drove for the place.
type minePage struct{ All []Claim }

// Title names the page.
func (p minePage) Title(ctx context.Context) string { return ui.T(ctx, "purchase.mine") }

func (d *Desk) showMine(c *web.Call) error {
	if c.Who.Person == "" {
		return c.Page(minePage{})
	}
	all, err := d.Claims(c.Context(), c.Who, c.Who.Person)
	if err != nil {
		return err
	}
	return c.Page(minePage{all})
}

// claimsPage is what everybody asks, for those who decide.
type claimsPage struct{ All []Claim }

// Title names the page.
func (p claimsPage) Title(ctx context.Context) string { return ui.T(ctx, "purchase.claims") }

func (d *Desk) showClaims(c *web.Call) error {
	all, err := d.Claims(c.Context(), c.Who, "")
	if err != nil {
		return err
	}
	return c.Page(claimsPage{all})
}

// claimPage is one claim, for whoever asked and for whoever decides.
type claimPage struct {
	ui.Form
	choices
	Claim    Claim
	Files    []File   // of the items, in their order
	Source   string   // of the scale, where something was driven
	Usual    []string // accounts that the purposes of the items are usually booked on
	Recovers bool     // what was last said of a tax claimed back
}

// Title names the page.
func (p claimPage) Title(context.Context) string { return p.Claim.Label }

func (d *Desk) claimPage(c *web.Call) (p claimPage, err error) {
	ctx := c.Context()
	if p.Claim, err = d.OneClaim(ctx, c.Who, ClaimID(c.Path("id"))); err != nil {
		return p, err
	}
	if p.choices, err = d.choices(ctx, c.Who); err != nil {
		return p, err
	}
	if p.Recovers, err = recovered(ctx, d.DB, c.Who.Place); err != nil {
		return p, err
	}
	for _, it := range p.Claim.Items {
		var f File
		if it.File != "" {
			if f, err = file(ctx, d.DB, c.Who.Place, it.File); err != nil {
				return p, err
			}
		}
		usual, _ := p.Accounts.first(it.Purpose.accounts()...) // where there is none, it is opened
		p.Files, p.Usual = append(p.Files, f), append(p.Usual, usual)
		if it.Means == Drove {
			s, err := d.scale(ctx, d.DB, c.Who, it.Power, it.On)
			if err != nil {
				return p, err
			}
			p.Source = s.Near.Source
		}
	}
	return p, nil
}

func (d *Desk) showClaim(c *web.Call) error {
	p, err := d.claimPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) showClaimFile(c *web.Call) error {
	claim, err := d.OneClaim(c.Context(), c.Who, ClaimID(c.Path("id")))
	if err != nil {
		return err
	}
	at, err := strconv.Atoi(c.Path("position"))
	if err != nil || at < 0 || at >= len(claim.Items) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return d.sendFile(c, claim.Items[at].File)
}

// decided goes back to what is left to decide, or shows the claim with what was refused.
func (d *Desk) decided(c *web.Call, err error, said string) error {
	if err == nil {
		return c.Goto(c.At("/claims"), said)
	}
	p, failed := d.claimPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postAcceptance(c *web.Call) error {
	all, err := d.chart(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	as := Decision{On: day.Day(c.Value("day")), Recovers: c.Checked("recovers")}
	for i := 0; i < itemsMax && c.Form().Has(itemField(i, "account")); i++ {
		as.Accounts = append(as.Accounts, all.accountIn(c, itemField(i, "account")))
	}
	_, err = d.Accept(c.Context(), c.Who, ClaimID(c.Path("id")), as)
	return d.decided(c, err, "purchase.said_accepted")
}

func (d *Desk) postRefusal(c *web.Call) error {
	return d.decided(c, d.Refuse(c.Context(), c.Who, ClaimID(c.Path("id")), c.Value("reason")), "purchase.said_refused")
}

func (d *Desk) postIBAN(c *web.Call) error {
	err := d.Repay(c.Context(), c.Who, ClaimID(c.Path("id")), c.Value("iban"))
	if err == nil {
		return c.Goto(c.At("/expenses/%s", c.Path("id")), "purchase.said_iban")
	}
	return d.decided(c, err, "")
}

func (d *Desk) postUnclaim(c *web.Call) error {
	if err := d.Unclaim(c.Context(), c.Who, ClaimID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/expenses"), "purchase.said_unclaimed")
}

// standing says where a claim is in a word.
func (c Claim) standing() (ui.Tone, string) {
	state := c.State()
	return map[ClaimState]ui.Tone{Waits: ui.Watch, Refused: ui.Wrong, Due: ui.Neutral, Ordered: ui.Now, Repaid: ui.Well, Given: ui.Well}[state], "purchase.claim_" + string(state)
}
