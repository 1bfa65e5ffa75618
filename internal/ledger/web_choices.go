package ledger

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// choices are what the forms of the books offer.
type choices struct {
	Accounts []Account
	Journals []Journal
	AxisChoices
}

func (d *Desk) choices(ctx context.Context, who base.Actor) (ch choices, err error) {
	if ch.Accounts, err = accounts(ctx, d.DB, who.Place); err != nil {
		return ch, err
	}
	if ch.Journals, err = journals(ctx, d.DB, who.Place); err != nil {
		return ch, err
	}
	ch.AxisChoices, err = d.AxisChoices(ctx, who)
	return ch, err
}

func none(ctx context.Context) []ui.Option { return []ui.Option{{Label: ui.T(ctx, "ledger.none")}} }

func (ch choices) journals() []ui.Option {
	var out []ui.Option
	for _, j := range ch.Journals {
		if j.ClosedOn == "" {
			out = append(out, ui.Option{Value: j.Code, Label: j.Code + " · " + j.Label})
		}
	}
	return out
}

// purposes are what a way is for, in the words of the chart, without its figures.
func (ch choices) purposes(ctx context.Context, way Way) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "ledger.choose")}}
	for _, a := range Purposes(way, ch.Accounts) {
		out = append(out, ui.Option{Value: a.Code, Label: a.Label, Group: ui.T(ctx, "ledger.class_"+a.Code[:1])})
	}
	return out
}

func (ch choices) purses() []ui.Option {
	var out []ui.Option
	for _, a := range Purses(ch.Accounts) {
		out = append(out, ui.Option{Value: a.Code, Label: a.Label})
	}
	return out
}

// named finds the account of a code.
func (ch choices) named(code string) string {
	for _, a := range ch.Accounts {
		if a.Code == code {
			return a.Label
		}
	}
	return ""
}

// proposeAccounts answers a field that asks for an account, by code or by words.
func (d *Desk) proposeAccounts(c *web.Call) error {
	all, err := findAccounts(c.Context(), d.DB, c.Who.Place, typedIn(c), proposed)
	if err != nil {
		return err
	}
	out := make([]ui.Option, len(all))
	for i, a := range all {
		out[i] = ui.Option{Value: a.Code, Label: a.Code + " " + a.Label}
	}
	return c.Part(ui.Proposals(out))
}

func (d *Desk) proposeThirds(c *web.Call) error {
	all, err := findThirds(c.Context(), d.DB, c.Who.Place, typedIn(c), proposed)
	if err != nil {
		return err
	}
	out := make([]ui.Option, len(all))
	for i, t := range all {
		out[i] = ui.Option{Value: t.Code, Label: t.Label, Note: t.Code}
	}
	return c.Part(ui.Proposals(out))
}

// proposed is how many a field offers.
const proposed = 8

// typedIn reads what a field that proposes was given so far, whatever its name.
func typedIn(c *web.Call) string {
	for name, values := range c.Request().URL.Query() {
		if strings.HasSuffix(name, "_text") {
			return values[0]
		}
	}
	return ""
}

// AccountIn reads the account of a field: taken from the proposals, or the code that
// begins what was typed, or the only one that its words may mean.
func (d *Desk) AccountIn(c *web.Call, field string) (string, error) {
	if code := c.Value(field); code != "" {
		return code, nil
	}
	typed := c.Value(field + "_text")
	code, _, _ := strings.Cut(typed, " ")
	if codes.MatchString(code) || typed == "" {
		return code, nil
	}
	all, err := findAccounts(c.Context(), d.DB, c.Who.Place, typed, 2)
	if err != nil || len(all) != 1 {
		return typed, err
	}
	return all[0].Code, nil
}

// ThirdIn reads the third party of a field in the same way; empty for nobody.
func (d *Desk) ThirdIn(c *web.Call, field string) (string, error) {
	typed := c.Value(field + "_text")
	if code := c.Value(field); code != "" || typed == "" {
		return code, nil
	}
	all, err := findThirds(c.Context(), d.DB, c.Who.Place, typed, 2)
	if err != nil || len(all) != 1 {
		return typed, err
	}
	return all[0].Code, nil
}

// today is the day in the place.
func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Now(), who.Zone) }

// on writes a day shortly, amount an amount, nothing for none.
func on(ctx context.Context, d day.Day) string {
	if d == "" {
		return ""
	}
	return words.DateShort(ui.In(ctx).Lang, d)
}

func amount(ctx context.Context, c money.Cents) string {
	if c == 0 {
		return ""
	}
	return ui.Money(ctx, c)
}

func mayRun(ctx context.Context) bool { return ui.May(ctx, base.Run, room) }
