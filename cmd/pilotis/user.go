package main

import (
	"fmt"
	"io"
	"strings"

	"pilotis/internal/account"
	"pilotis/internal/app"
	"pilotis/internal/base"
)

type user struct {
	Create  userCreate  `cmd:"" help:"Open an account; its password is read from standard input."`
	List    userList    `cmd:"" help:"List the accounts."`
	Role    userRole    `cmd:"" help:"Give an account a role in a place, or take it."`
	Disable userDisable `cmd:"" help:"Close an account and end its sessions, or open it again."`
}

type userCreate struct {
	Email string `required:"" help:"Address of mail."`
	Name  string `required:"" help:"Name, as shown to others."`
	Lang  string `enum:"fr,en" default:"fr" help:"Language of the pages and letters: ${enum}."`
}

// passwordMax bounds what is read of standard input.
const passwordMax = 1 << 10

func (c *userCreate) Run(p *program) error {
	typed, err := io.ReadAll(io.LimitReader(p.in, passwordMax))
	if err != nil {
		return err
	}
	return p.house(func(h *app.House) error {
		a, err := h.Accounts.Open(p.ctx, base.System("", nil), account.Opening{
			Email: c.Email, Name: c.Name, Lang: c.Lang, Password: strings.TrimRight(string(typed), "\r\n")})
		if err != nil {
			return err
		}
		return p.print(map[string]any{"id": a.ID, "email": a.Email, "name": a.Name}, string(a.ID))
	})
}

type userList struct {
	After string `placeholder:"EMAIL" help:"Begin after this address."`
	Limit int    `default:"500" help:"How many at most."`
}

func (c *userList) Run(p *program) error {
	type line struct {
		ID       base.AccountID `json:"id"`
		Email    string         `json:"email"`
		Name     string         `json:"name"`
		Disabled bool           `json:"disabled"`
	}
	return p.house(func(h *app.House) error {
		list, err := h.Accounts.List(p.ctx, c.After, c.Limit)
		if err != nil {
			return err
		}
		result, lines := []line{}, []string{}
		for _, a := range list {
			l := line{a.ID, a.Email, a.Name, !a.Disabled.IsZero()}
			result = append(result, l)
			lines = append(lines, fmt.Sprintf("%s\t%s\t%s", l.ID, l.Email, l.Name))
		}
		return p.print(result, lines...)
	})
}

type userRole struct {
	Email string `arg:"" help:"Address of the account."`
	Place string `required:"" placeholder:"SLUG" help:"The place."`
	Role  string `required:"" enum:"none,visitor,member,volunteer,team,treasurer,board,manager,owner" help:"What it becomes there: ${enum}."`
}

func (c *userRole) Run(p *program) error {
	return p.inPlace(c.Place, func(h *app.House, who base.Actor) error {
		a, err := h.Accounts.Find(p.ctx, c.Email)
		if err != nil {
			return err
		}
		if role, given := base.ParseRole(c.Role); given {
			err = h.Accounts.Admit(p.ctx, who, a.ID, role)
		} else {
			err = h.Accounts.TakeRole(p.ctx, who, a.ID)
		}
		if err != nil {
			return err
		}
		return p.print(map[string]any{"id": a.ID, "place": c.Place, "role": c.Role}, c.Role)
	})
}

type userDisable struct {
	Email string `arg:"" help:"Address of the account."`
	Undo  bool   `help:"Open it again."`
}

func (c *userDisable) Run(p *program) error {
	return p.house(func(h *app.House) error {
		a, err := h.Accounts.Find(p.ctx, c.Email)
		if err != nil {
			return err
		}
		if err := h.Accounts.Disable(p.ctx, base.System("", nil), a.ID, !c.Undo); err != nil {
			return err
		}
		return p.print(map[string]any{"id": a.ID, "disabled": !c.Undo}, string(a.ID))
	})
}
