package bank

import (
	"context"
	"encoding/base64"
	"io"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/wire"
)

// importPage brings a statement, and reports what it would do before anything is written.
type importPage struct {
	ui.Form
	Accounts []ui.Option
	Report   *Report
	Taking   Taking
}

// Title names the page.
func (p importPage) Title(ctx context.Context) string { return ui.T(ctx, "bank.import") }

// body carries the file to the second step, in the page itself: nothing is kept before a yes.
func (p importPage) body() string { return base64.StdEncoding.EncodeToString(p.Taking.Body) }

// usualCode is the account that a first statement is taken in on.
const usualCode = "512000"

func (d *Desk) importPage(c *web.Call) (p importPage, err error) {
	all, err := d.Accounts(c.Context(), d.DB, c.Who)
	for _, a := range all {
		if a.ClosedOn == "" && a.Kind == AtBank {
			p.Accounts = append(p.Accounts, ui.Option{Value: a.Code, Label: a.Name + " (" + a.Code + ")"})
		}
	}
	if len(p.Accounts) == 0 {
		p.Accounts = []ui.Option{{Value: usualCode, Label: ui.T(c.Context(), "bank.kind_bank") + " (" + usualCode + ")"}}
	}
	return p, err
}

func (d *Desk) showImport(c *web.Call) error {
	p, err := d.importPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postImport(c *web.Call) error {
	p, err := d.importPage(c)
	if err != nil {
		return err
	}
	p.Taking, err = takingOf(c)
	if err == nil {
		var r Report
		if r, err = d.Take(c.Context(), c.Who, p.Taking); err == nil {
			if !p.Taking.DryRun && !r.Refused {
				return c.Goto(c.At(home), "bank.said_taken", base.Args{"n": r.New})
			}
			p.Report = &r
			return c.Page(p)
		}
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// takingOf reads the file of the first step, or what the first step carried along.
func takingOf(c *web.Call) (Taking, error) {
	t := Taking{Code: c.Value("account"), File: c.Value("name"), Hints: wire.Hints{Dates: wire.Order(c.Value("dates"))}, Confirm: c.Checked("confirm")}
	if carried := c.Value("body"); carried != "" {
		var err error
		if t.Body, err = base64.StdEncoding.DecodeString(carried); err != nil {
			return t, base.Refuse(base.Invalid, "base.unreadable")
		}
		return t, nil
	}
	t.DryRun = true
	file, err := c.File("file")
	if err != nil {
		return t, err
	}
	t.File = file.Name
	t.Body, err = io.ReadAll(file.Body)
	return t, err
}
