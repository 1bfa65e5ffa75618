package main

import (
	"github.com/alecthomas/kong"

	"pilotis/internal/app"
)

type reportCommands struct {
	Balance  reportOf `cmd:"" help:"The trial balance."`
	Income   reportOf `cmd:"" help:"The income statement."`
	Sheet    reportOf `cmd:"" help:"The balance sheet on the last day."`
	Activity reportOf `cmd:"" help:"Income and costs by activity."`
}

type reportOf struct {
	Place string `required:"" placeholder:"SLUG" help:"The place."`
	From  string `placeholder:"2027-01-01" help:"First day; the first of the year where not said."`
	To    string `placeholder:"2027-12-31" help:"Last day; the last of the year where not said."`
}

// Run draws up the report that the command names. It is always JSON: people have the pages.
func (c *reportOf) Run(p *program, asked *kong.Context) error {
	kind := asked.Selected().Name
	return p.house(func(h *app.House) error {
		who, err := h.Accounts.Keeper(p.ctx, c.Place)
		if err != nil {
			return err
		}
		who.Lang = p.lang
		out, err := h.Statements.Ask(p.ctx, who, kind, c.From, c.To)
		if err != nil {
			return err
		}
		p.json = true
		return p.print(out)
	})
}
