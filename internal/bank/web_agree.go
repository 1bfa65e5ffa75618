package bank

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// agreementPage is the reconciliation statement.
type agreementPage struct {
	Agreement
	Accounts []ui.Option
}

// Title names the page.
func (p agreementPage) Title(ctx context.Context) string { return ui.T(ctx, "bank.agree") }

func (d *Desk) showAgreement(c *web.Call) error {
	all, err := d.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	var p agreementPage
	id := AccountID(c.Query("account"))
	for _, a := range all {
		p.Accounts = append(p.Accounts, ui.Option{Value: string(a.ID), Label: a.Name + " (" + a.Code + ")"})
		if id == "" {
			id = a.ID
		}
	}
	if id == "" {
		return c.Page(p)
	}
	on, err := day.Parse(c.Query("on"))
	if err != nil {
		on = d.Today(c.Who)
	}
	if p.Agreement, err = d.Agree(c.Context(), c.Who, id, on); err != nil {
		return err
	}
	return c.Page(p)
}

// accountsPage lists the accounts and what was taken in on each.
type accountsPage struct {
	ui.Form
	All []held
}

// held is an account with its statements.
type held struct {
	Account
	Statements []Statement
}

// Title names the page.
func (p accountsPage) Title(ctx context.Context) string { return ui.T(ctx, "bank.accounts") }

func (d *Desk) accountsPage(c *web.Call) (p accountsPage, err error) {
	all, err := d.Accounts(c.Context(), d.DB, c.Who)
	for _, a := range all {
		h := held{Account: a}
		if h.Statements, err = d.Statements(c.Context(), c.Who, a.ID); err != nil {
			return p, err
		}
		p.All = append(p.All, h)
	}
	return p, err
}

func (d *Desk) showAccounts(c *web.Call) error {
	p, err := d.accountsPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postAccount(c *web.Call) error {
	_, err := d.Open(c.Context(), c.Who, Account{Name: c.Value("name"), Code: c.Value("code"), Kind: Kind(c.Value("kind")), Number: c.Value("number")})
	if err == nil {
		return c.Goto(c.At("/bank/accounts"), "bank.said_opened")
	}
	p, failed := d.accountsPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// habitsPage lists what was learnt.
type habitsPage struct {
	Rules []Rule
	Names names
}

// Title names the page.
func (p habitsPage) Title(ctx context.Context) string { return ui.T(ctx, "bank.habits") }

func (d *Desk) showHabits(c *web.Call) error {
	var p habitsPage
	var err error
	if p.Rules, err = d.Rules(c.Context(), d.DB, c.Who); err != nil {
		return err
	}
	if p.Names, err = d.names(c); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postHabit(c *web.Call) error {
	rank, err := strconv.Atoi(c.Value("rank"))
	if err != nil {
		return base.Wrong("rank", "base.not_a_number")
	}
	if err := d.SetRule(c.Context(), c.Who, RuleID(c.Path("id")), c.Value("auto") == "on", rank); err != nil {
		return err
	}
	return c.Goto(c.At("/bank/habits"), "bank.said_habit")
}

func (d *Desk) postHabitRemoval(c *web.Call) error {
	if err := d.DropRule(c.Context(), c.Who, RuleID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/bank/habits"), "bank.said_habit_dropped")
}
