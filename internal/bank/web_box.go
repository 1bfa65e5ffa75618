package bank

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// countPage counts a cash box, and lists the counts before.
type countPage struct {
	ui.Form
	Account Account
	On      day.Day
	Held    money.Cents // what the books say today
	All     []Count
}

// Title names the page.
func (p countPage) Title(ctx context.Context) string {
	return ui.T(ctx, "bank.count_of", base.Args{"name": p.Account.Name})
}

func faceField(face money.Cents) string { return "face" + strconv.FormatInt(int64(face), 10) }

func (d *Desk) countPage(c *web.Call) (p countPage, err error) {
	if p.Account, err = getAccount(c.Context(), d.DB, c.Who.Place, AccountID(c.Path("id"))); err != nil {
		return p, err
	}
	p.On = d.Today(c.Who)
	if p.Held, err = d.heldOn(c.Context(), d.DB, c.Who, p.Account.Code, p.On); err != nil {
		return p, err
	}
	p.All, err = d.Counts(c.Context(), c.Who, p.Account.ID)
	return p, err
}

func (d *Desk) showCounts(c *web.Call) error {
	p, err := d.countPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postCount(c *web.Call) error {
	var wrong base.Checks
	count := Count{Account: AccountID(c.Path("id")), Day: day.Day(c.Value("day")), Note: c.Value("note"), Pieces: map[money.Cents]int{}}
	for _, face := range Faces() {
		if n := c.Int(faceField(face), &wrong); n != 0 {
			count.Pieces[face] = n
		}
	}
	err := wrong.Fault()
	if err == nil {
		if _, err = d.Count(c.Context(), c.Who, count); err == nil {
			return c.Goto(c.At("/bank/accounts/%s/counts", count.Account), "bank.said_counted", base.Args{"sum": count.sum()})
		}
	}
	p, failed := d.countPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// chequesPage bundles the cheques that wait, and lists the slips.
type chequesPage struct {
	ui.Form
	Waiting  []ledger.Placed
	Names    names
	Accounts []ui.Option
	On       day.Day
	All      []Deposit
}

// Title names the page.
func (p chequesPage) Title(ctx context.Context) string { return ui.T(ctx, "bank.cheques") }

func (d *Desk) chequesPage(c *web.Call) (p chequesPage, err error) {
	p.On = d.Today(c.Who)
	if p.Waiting, err = d.Cheques(c.Context(), d.DB, c.Who); err != nil {
		return p, err
	}
	if p.Names, err = d.names(c); err != nil {
		return p, err
	}
	all, err := d.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	for _, a := range all {
		if a.Kind == AtBank && a.ClosedOn == "" {
			p.Accounts = append(p.Accounts, ui.Option{Value: string(a.ID), Label: a.Name})
		}
	}
	p.All, err = d.Deposits(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showCheques(c *web.Call) error {
	p, err := d.chequesPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// atField names a line in a form.
func atField(at ledger.At) string { return string(at.Entry) + "." + strconv.Itoa(at.Position) }

func (d *Desk) postDeposit(c *web.Call) error {
	var cheques []ledger.At
	for _, text := range c.Form()["cheques"] {
		entry, position, _ := strings.Cut(text, ".")
		n, err := strconv.Atoi(position)
		if err != nil {
			return base.Wrong("cheques", "base.not_a_choice")
		}
		cheques = append(cheques, ledger.At{Entry: ledger.EntryID(entry), Position: n})
	}
	s, err := d.Deposit(c.Context(), c.Who, AccountID(c.Value("account")), day.Day(c.Value("day")), cheques...)
	if err == nil {
		return c.Goto(c.At("/bank/cheques"), "bank.said_deposited", base.Args{"number": s.Number, "sum": s.Amount})
	}
	if base.KindOf(err) == base.NotFound {
		return err
	}
	p, failed := d.chequesPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}
