package bank

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/wire"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	return []web.Route{
		{Pattern: "GET /bank", Need: see, Do: d.showWaiting},
		{Pattern: "POST /bank/acceptances", Need: run, Do: d.postAcceptances},
		{Pattern: "GET /bank/import", Need: run, Do: d.showImport},
		{Pattern: "POST /bank/import", Need: run, Do: d.postImport},
		{Pattern: "GET /bank/moves/{id}", Need: see, Do: d.showMove},
		{Pattern: "POST /bank/moves/{id}", Need: run, Do: d.postMove},
		{Pattern: "POST /bank/moves/{id}/acceptance", Need: run, Do: d.postAcceptance},
		{Pattern: "POST /bank/moves/{id}/payout", Need: run, Do: d.postPayout},
		{Pattern: "POST /bank/moves/{id}/undoing", Need: run, Do: d.postUndoing},
		{Pattern: "POST /bank/moves/{id}/removal", Need: run, Do: d.postRemoval},
		{Pattern: "GET /bank/reconciliation", Need: see, Do: d.showAgreement},
		{Pattern: "GET /bank/accounts", Need: see, Do: d.showAccounts},
		{Pattern: "POST /bank/accounts", Need: run, Do: d.postAccount},
		{Pattern: "GET /bank/accounts/{id}/counts", Need: see, Do: d.showCounts},
		{Pattern: "POST /bank/accounts/{id}/counts", Need: run, Do: d.postCount},
		{Pattern: "POST /bank/accounts/{id}/columns/removal", Need: run, Do: d.postColumnsRemoval},
		{Pattern: "GET /bank/cheques", Need: see, Do: d.showCheques},
		{Pattern: "POST /bank/cheques", Need: run, Do: d.postDeposit},
		{Pattern: "GET /bank/cheques/{id}/slip", Need: see, Do: d.sendSlip},
		{Pattern: "GET /bank/habits", Need: see, Do: d.showHabits},
		{Pattern: "POST /bank/habits/{id}", Need: run, Do: d.postHabit},
		{Pattern: "POST /bank/habits/{id}/removal", Need: run, Do: d.postHabitRemoval},
	}
}

const home = "/bank"

// faces are the pages of the room.
func faces(ctx context.Context, here string) []ui.Link {
	var out []ui.Link
	for _, f := range []struct{ path, key string }{{home, "bank.tab_sort"}, {"/bank/reconciliation", "bank.tab_agree"}, {"/bank/accounts", "bank.tab_accounts"}, {"/bank/cheques", "bank.tab_cheques"}, {"/bank/habits", "bank.tab_habits"}} {
		out = append(out, ui.Link{Label: ui.T(ctx, f.key), Href: ui.At(ctx, "") + pathOf(f.path), Here: f.path == here})
	}
	return out
}

// waitingPage asks of each move: what is this?
type waitingPage struct {
	Moves   []asked
	Count   int  // of all that wait
	Started bool // a statement was taken in already
}

// asked is a move with what it may be for, in words.
type asked struct {
	Move
	Purse   string // name of its account
	Choices []choice
	Outside bool // no open year holds its day: it cannot be sorted
}

// choice is a proposal in words: what it says, and why.
type choice struct {
	Key  string
	What string
	Why  wire.Note
	Sure bool // ticked beforehand
}

// Title names the page.
func (p waitingPage) Title(ctx context.Context) string { return ui.T(ctx, "bank.title") }

func (d *Desk) showWaiting(c *web.Call) error {
	moves, n, err := d.Waiting(c.Context(), c.Who)
	if err != nil {
		return err
	}
	p := waitingPage{Count: n}
	all, err := d.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	p.Started = len(all) > 0
	if p.Moves, err = d.ask(c, all, moves...); err != nil {
		return err
	}
	return c.Page(p)
}

// ask puts the proposals of moves in words.
func (d *Desk) ask(c *web.Call, all []Account, moves ...Move) ([]asked, error) {
	found, err := d.Proposals(c.Context(), d.DB, c.Who, moves...)
	if err != nil {
		return nil, err
	}
	names, err := d.names(c)
	if err != nil {
		return nil, err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return nil, err
	}
	out := make([]asked, len(moves))
	for i, m := range moves {
		out[i].Move = m
		out[i].Outside = !slices.ContainsFunc(years, func(y ledger.Year) bool { return !y.Closed() && y.Holds(m.Day) })
		for _, a := range all {
			if a.ID == m.Account {
				out[i].Purse = a.Name
			}
		}
		if out[i].Outside {
			continue
		}
		for _, p := range found[i] {
			out[i].Choices = append(out[i].Choices, choice{p.Key(), names.what(c.Context(), p), p.Why, p.sure() && !m.Doubtful})
		}
	}
	return out, nil
}

// names are the words for accounts and third parties.
type names struct{ accounts, thirds map[string]string }

func (d *Desk) names(c *web.Call) (names, error) {
	n := names{map[string]string{}, map[string]string{}}
	chart, err := d.Ledger.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return n, err
	}
	for _, a := range chart {
		n.accounts[a.Code] = a.Label
	}
	thirds, err := d.Ledger.Thirds(c.Context(), d.DB, c.Who)
	for _, t := range thirds {
		n.thirds[t.Code] = t.Label
	}
	return n, err
}

// what says in words what a proposal does.
func (n names) what(ctx context.Context, p Proposal) string {
	if p.Entry != "" {
		return ui.T(ctx, "bank.what_entered")
	}
	if len(p.Targets) > 1 {
		return ui.T(ctx, "bank.what_several", base.Args{"n": len(p.Targets), "pieces": pieces(p.Targets)})
	}
	t := p.Targets[0]
	args := base.Args{"name": n.thirds[t.Third]}
	switch {
	case t.Reopens != nil:
		args["piece"] = pieceOf(*t.Reopens)
		return ui.T(ctx, "bank.what_returned", args)
	case t.Settles != nil:
		args["piece"] = pieceOf(*t.Settles)
		return ui.T(ctx, "bank.what_pays", args)
	case t.Third != "":
		return n.accounts[t.Account] + ", " + n.thirds[t.Third]
	}
	return n.accounts[t.Account]
}

func pieces(all []Target) (out string) {
	for i, t := range all {
		if i > 0 {
			out += ", "
		}
		if t.Settles != nil {
			out += pieceOf(*t.Settles)
		}
	}
	return out
}

func (d *Desk) postAcceptance(c *web.Call) error {
	if err := d.Accept(c.Context(), c.Who, MoveID(c.Path("id")), c.Value("proposal")); err != nil {
		return err
	}
	return c.Goto(c.At(home), "bank.said_sorted")
}

// postAcceptances books all the proposals that are ticked.
func (d *Desk) postAcceptances(c *web.Call) error {
	var picks []Pick
	for _, text := range c.Form()["picks"] {
		id, key, _ := strings.Cut(text, " ")
		picks = append(picks, Pick{MoveID(id), key})
	}
	done, err := d.AcceptAll(c.Context(), c.Who, picks...)
	if err != nil {
		return err
	}
	if left := len(picks) - done; left > 0 {
		return c.Goto(c.At(home), "bank.said_sorted_some", base.Args{"n": done, "left": left})
	}
	return c.Goto(c.At(home), "bank.said_sorted_all", base.Args{"n": done})
}

func (d *Desk) postUndoing(c *web.Call) error {
	if err := d.Undo(c.Context(), c.Who, MoveID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/bank/moves/%s", c.Path("id")), "bank.said_undone")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Forget(c.Context(), c.Who, MoveID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At(home), "bank.said_removed")
}

// movePage tells one move, and asks what it was for.
type movePage struct {
	ui.Form
	Asked      asked
	Entry      ledger.Entry // where it is sorted
	Names      names
	Accounts   []ui.Option
	Thirds     []ui.Option
	Activities []ui.Option
	Projects   []ui.Option
	Splits     []ui.Option
	Shown      int      // parts of the form
	Kinds      []string // what the detail of a transfer calls each part
}

// Title names the page.
func (p movePage) Title(context.Context) string { return p.Asked.Label }
