package bank

import (
	"context"
	"encoding/base64"
	"io"
	"strconv"
	"strings"

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
	Table    [][]string // first rows of a table whose columns nobody knows yet
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
	return c.Again(p.orColumns(), err)
}

// orColumns asks what the columns of a table hold, where that is what is not known.
func (p importPage) orColumns() importPage {
	if p.Fault == nil || !strings.HasPrefix(p.Fault.Key, "wire.") || len(p.Taking.Body) == 0 {
		return p
	}
	if p.Taking.Learn || p.Fault.Key == "wire.unknown" {
		p.Table, p.Taking.Hints.CSV.Separator, _ = wire.Preview(p.Taking.Body)
	}
	return p
}

// columns are what the form says that each column holds.
func columnsIn(c *web.Call) (p wire.Profile) {
	for i := 0; c.Form().Has(columnField(i)); i++ {
		p.Columns = append(p.Columns, wire.Column(c.Value(columnField(i))))
	}
	p.Separator, p.Dates = c.Form().Get("separator"), wire.Order(c.Value("dates"))
	p.Skip, _ = strconv.Atoi(c.Value("skip")) // what is no number skips nothing
	if p.Dates == "" {
		p.Dates = wire.DayFirst
	}
	if c.Value("separator") == "" { // a tab is taken for a blank on its way
		p.Separator = "\t"
	}
	return p
}

func columnField(i int) string { return "columns[" + strconv.Itoa(i) + "]" }

func (d *Desk) postColumnsRemoval(c *web.Call) error {
	if err := d.Unlearn(c.Context(), c.Who, AccountID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/bank/accounts"), "bank.said_unlearnt")
}

// takingOf reads the file of the first step, or what the first step carried along.
func takingOf(c *web.Call) (Taking, error) {
	t := Taking{Code: c.Value("account"), File: c.Value("name"), Hints: wire.Hints{Dates: wire.Order(c.Value("dates"))}, Confirm: c.Checked("confirm")}
	if t.Learn = c.Form().Has(columnField(0)); t.Learn {
		t.Hints.CSV, t.DryRun = columnsIn(c), c.Value("do") == "columns"
	}
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
