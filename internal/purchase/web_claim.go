package purchase

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
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

// askPage asks what somebody spent, or drove.
type askPage struct {
	ui.Form
	Means      Means
	Today      day.Day
	IBAN       string
	Kept       File
	Rates      map[int]law.Known
	Activities []ledger.Named
}

// Title names the page.
func (p askPage) Title(ctx context.Context) string { return ui.T(ctx, "purchase.ask_"+string(p.Means)) }

func (d *Desk) askPage(c *web.Call, m Means) (p askPage, err error) {
	p = askPage{Means: m, Today: d.today(c.Who), Rates: map[int]law.Known{}}
	if m != Spent && m != Drove {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	if m == Drove {
		for _, power := range Powers() {
			if p.Rates[power], err = d.Law.On(c.Context(), d.DB, c.Who, scaleKey(power), p.Today); err != nil {
				return p, err
			}
		}
	}
	if d.Ledger.Activities != nil {
		if p.Activities, err = d.Ledger.Activities(c.Context(), c.Who); err != nil {
			return p, err
		}
	}
	p.IBAN, err = lastIBAN(c.Context(), d.DB, c.Who.Place, c.Who.Person)
	return p, err
}

func (d *Desk) showAsk(c *web.Call) error {
	p, err := d.askPage(c, Means(c.Query("means")))
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postAsk(c *web.Call) error {
	p, err := d.askPage(c, Means(c.Value("means")))
	if err != nil {
		return err
	}
	kept, _, err := d.fileIn(c, "photo")
	var wrong base.Checks
	a := Ask{Means: p.Means, Purpose: Purpose(c.Value("purpose")), On: day.Day(c.Value("on")), Label: c.Value("label"), Amount: c.Amount("amount", &wrong),
		Km: c.Int("km", &wrong), Power: c.Int("power", &wrong), Waived: c.Checked("waived"), IBAN: c.Value("iban"), Activity: base.ActivityID(c.Value("activity")), File: kept.ID}
	if err == nil {
		err = wrong.Fault()
	}
	if err == nil {
		if _, err = d.Claim(c.Context(), c.Who, a); err == nil {
			return c.Goto(c.At("/expenses"), "purchase.said_asked")
		}
	}
	if kept.ID != "" {
		p.Kept = kept
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// claimPage is one claim, for whoever asked and for whoever decides.
type claimPage struct {
	ui.Form
	choices
	Claim  Claim
	File   File
	Source string // of the scale
	Usual  string // account that the purpose is usually booked on
}

// Title names the page.
func (p claimPage) Title(context.Context) string { return p.Claim.Label }

func (d *Desk) claimPage(c *web.Call) (p claimPage, err error) {
	ctx := c.Context()
	if p.Claim, err = d.OneClaim(ctx, c.Who, ClaimID(c.Path("id"))); err != nil {
		return p, err
	}
	if p.Claim.File != "" {
		if p.File, err = file(ctx, d.DB, c.Who.Place, p.Claim.File); err != nil {
			return p, err
		}
	}
	if p.Claim.Means == Drove {
		known, err := d.Law.On(ctx, d.DB, c.Who, scaleKey(p.Claim.Power), p.Claim.On)
		if err != nil {
			return p, err
		}
		p.Source = known.Source
	}
	if p.choices, err = d.choices(ctx, c.Who); err != nil {
		return p, err
	}
	if usual, missing := p.Accounts.first(p.Claim.Purpose.accounts()...); missing == nil {
		p.Usual = usual
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
	return d.sendFile(c, claim.File)
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
	_, err = d.Accept(c.Context(), c.Who, ClaimID(c.Path("id")), all.accountIn(c, "account"), day.Day(c.Value("day")))
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

// powers offers the cars that the scale knows, each with what a kilometre comes to.
func (p askPage) powers(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, n := range Powers() {
		key := "purchase.power"
		switch n {
		case Powers()[0]:
			key = "purchase.power_least"
		case Powers()[len(Powers())-1]:
			key = "purchase.power_most"
		}
		out = append(out, ui.Option{Value: strconv.Itoa(n), Label: ui.T(ctx, key, base.Args{"n": n}), Note: p.Rates[n].Said(ctx)})
	}
	return out
}

// standing says where a claim is in a word.
func (c Claim) standing() (ui.Tone, string) {
	state := c.State()
	return map[ClaimState]ui.Tone{Waits: ui.Watch, Refused: ui.Wrong, Due: ui.Neutral, Ordered: ui.Now, Repaid: ui.Well, Given: ui.Well}[state], "purchase.claim_" + string(state)
}
