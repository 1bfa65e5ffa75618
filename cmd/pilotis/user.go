package main

import (
	"io"
	"strings"

	"pilotis/internal/account"
	"pilotis/internal/app"
	"pilotis/internal/base"
)

type user struct {
	Create userCreate `cmd:"" help:"Open an account; its password is read from standard input."`
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
