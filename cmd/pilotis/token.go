package main

import (
	"time"

	"pilotis/internal/account"
	"pilotis/internal/app"
	"pilotis/internal/base"
)

type token struct {
	Create tokenCreate `cmd:"" help:"Make a token of a place and print it, once."`
}

type tokenCreate struct {
	Place string        `required:"" placeholder:"SLUG" help:"The place."`
	Role  string        `required:"" enum:"visitor,member,volunteer,team,treasurer,board,manager,owner" help:"What it may do there: ${enum}."`
	Label string        `default:"command line" help:"What it is for."`
	Scope []string      `default:"write" help:"Narrow it: read, write, booking:read, booking:write…"`
	For   time.Duration `placeholder:"720h" help:"How long it is good for; without end where not given."`
}

func (c *tokenCreate) Run(p *program) error {
	return p.inPlace(c.Place, func(h *app.House, who base.Actor) error {
		asked := account.TokenAsked{Label: c.Label, Scopes: base.Scopes(c.Scope)}
		asked.Role, _ = base.ParseRole(c.Role)
		if c.For > 0 {
			asked.Until = h.DB.Now().Add(c.For)
		}
		made, secret, err := h.Accounts.MakeToken(p.ctx, who, asked)
		if err != nil {
			return err
		}
		return p.print(map[string]any{"id": made.ID, "token": secret, "role": c.Role, "scopes": made.Scopes}, secret)
	})
}
