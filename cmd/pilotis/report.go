package main

import (
	"context"
	"io"

	"github.com/alecthomas/kong"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/statement"
)

type reportCommands struct {
	Balance  reportOf      `cmd:"" help:"The trial balance."`
	Income   reportOf      `cmd:"" help:"The income statement."`
	Sheet    reportOf      `cmd:"" help:"The balance sheet on the last day."`
	Annex    reportOf      `cmd:"" help:"The movements of the annex, and what falls due when."`
	Activity reportOf      `cmd:"" help:"Income and costs by activity."`
	Board    reportBoard   `cmd:"" help:"The monthly board: closed months as they were kept, the others as they are."`
	Cash     reportCash    `cmd:"" help:"What is at hand, and what is ahead week by week."`
	Journal  reportJournal `cmd:"" help:"The validated entries, day after day."`
	Ledger   reportLedger  `cmd:"" help:"The general ledger, account by account."`
	Sig      reportRead    `cmd:"" help:"The intermediate balances, in every reading, and the break-even."`
	Ratios   reportRead    `cmd:"" help:"The ratios, each with its usual reading, and the functional sheet."`
}

type reportOf struct {
	Place string `required:"" placeholder:"SLUG" help:"The place."`
	From  string `placeholder:"2027-01-01" help:"First day; the first of the year where not said."`
	To    string `placeholder:"2027-12-31" help:"Last day; the last of the year where not said."`
}

// Run draws up the report that the command names. It is always JSON: people have the pages.
func (c *reportOf) Run(p *program, asked *kong.Context) error {
	return c.draw(p, asked, func(h *app.House) asks { return h.Statements.Ask })
}

type asks = func(ctx context.Context, who base.Actor, kind, from, to string) (any, error)

func (c *reportOf) draw(p *program, asked *kong.Context, how func(*app.House) asks) error {
	return c.tell(p, func(h *app.House, who base.Actor) (any, error) {
		return how(h)(p.ctx, who, asked.Selected().Name, c.From, c.To)
	})
}

// tell prints what the house tells of the place.
func (c *reportOf) tell(p *program, what func(*app.House, base.Actor) (any, error)) error {
	return p.inPlace(c.Place, func(h *app.House, who base.Actor) error {
		out, err := what(h, who)
		if err != nil {
			return err
		}
		p.json = true
		return p.print(out)
	})
}

type reportRead struct{ reportOf }

// Run draws up what the books say of the health of the place.
func (c *reportRead) Run(p *program, asked *kong.Context) error {
	return c.draw(p, asked, func(h *app.House) asks { return h.Analyses.Ask })
}

type reportCash struct{ reportOf }

// Run tells what is ahead of the bank.
func (c *reportCash) Run(p *program) error {
	return c.tell(p, func(h *app.House, who base.Actor) (any, error) {
		return h.Treasury.Report(p.ctx, who, day.Day(c.From), day.Day(c.To))
	})
}

type reportBoard struct{ reportOf }

// Run tells the boards of some months.
func (c *reportBoard) Run(p *program) error {
	return c.tell(p, func(h *app.House, who base.Actor) (any, error) {
		return h.Board.Report(p.ctx, who, day.Day(c.From), day.Day(c.To))
	})
}

type reportJournal struct {
	reportOf
	Journal string `placeholder:"VE" help:"One journal; all where not said."`
}

// Run writes the journal as it is read, however long.
func (c *reportJournal) Run(p *program) error {
	return c.write(p, statement.Wanted{Journal: c.Journal}, func(h *app.House) writes { return h.Statements.WriteJournal })
}

type reportLedger struct {
	reportOf
	Code    string `placeholder:"41" help:"The first figures of the accounts; all where not said."`
	Journal string `placeholder:"VE" help:"One journal; all where not said."`
	ByThird bool   `help:"Third party by third party."`
}

// Run writes the general ledger as it is read, however long.
func (c *reportLedger) Run(p *program) error {
	return c.write(p, statement.Wanted{Code: c.Code, Journal: c.Journal, ByThird: c.ByThird}, func(h *app.House) writes { return h.Statements.WriteLedger })
}

type writes = func(context.Context, base.Actor, statement.Wanted, io.Writer) error

func (c *reportOf) write(p *program, w statement.Wanted, how func(*app.House) writes) error {
	w.From, w.To = c.From, c.To
	return p.inPlace(c.Place, func(h *app.House, who base.Actor) error {
		return how(h)(p.ctx, who, w, p.out)
	})
}
