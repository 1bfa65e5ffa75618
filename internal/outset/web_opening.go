package outset

import (
	"context"
	"strings"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Ways of saying what there was on the first day.
const (
	byQuestions = "questions"
	byTable     = "table"
)

// openingPage asks what there was on the first day, and says what would be written.
type openingPage struct {
	ui.Form
	Standing
	Entry   ledger.Entry // the opening kept, where there is one
	Way     string
	Text    string
	Reading *Reading
	Rest    bool
	First   map[bank.AccountID]bank.Statement // the earliest of each account
}

// Title names the page.
func (p openingPage) Title(ctx context.Context) string { return ui.T(ctx, "outset.opening") }

// question asks for one amount in plain words.
type question struct {
	Name, Label string
	account     string
	sign        money.Cents
	Hint        string
	Likely      string // an answer to be looked at
}

// questions are what most places have on the day their books begin.
func (p openingPage) questions(ctx context.Context) []question {
	var out []question
	for _, a := range p.Purses {
		if a.ClosedOn == "" {
			out = append(out, p.told(ctx, a.ID, question{Name: "q" + a.Code, Label: ui.T(ctx, "outset.q_purse", base.Args{"name": a.Name}), account: a.Code, sign: 1}))
		}
	}
	return append(out,
		question{Name: "q411000", Label: ui.T(ctx, "outset.q_owed"), account: "411000", sign: 1},
		question{Name: "q401000", Label: ui.T(ctx, "outset.q_owing"), account: "401000", sign: -1},
		question{Name: "q164000", Label: ui.T(ctx, "outset.q_loan"), account: "164000", sign: -1})
}

// soon is how many days into the year a first statement may begin and still tell what there was
// on its first day.
const soon = 31

// told adds to the question of an account what its first statement says.
func (p openingPage) told(ctx context.Context, id bank.AccountID, q question) question {
	s, there := p.First[id]
	if !there {
		return q
	}
	q.Hint = ui.T(ctx, "outset.q_purse_told", base.Args{"amount": s.Opening, "day": words.Day(s.From)})
	if days := s.From.Sub(p.Year.From); days >= 0 && days <= soon && s.Opening != 0 {
		q.Likely = strings.Replace(s.Opening.String(), ".", ",", 1)
	}
	return q
}

func (d *Desk) openingPage(c *web.Call) (p openingPage, err error) {
	if p.Standing, err = d.Standing(c.Context(), d.DB, c.Who); err != nil {
		return p, err
	}
	if !p.Begun() {
		return p, base.Refuse(base.Conflict, "outset.not_begun")
	}
	if p.Way = c.Query("way"); p.Way != byTable {
		p.Way = byQuestions
	}
	p.First = map[bank.AccountID]bank.Statement{}
	for _, a := range p.Purses {
		all, err := d.Bank.Statements(c.Context(), c.Who, a.ID)
		if err != nil {
			return p, err
		}
		if len(all) > 0 {
			p.First[a.ID] = all[len(all)-1]
		}
	}
	if p.Opening == "" {
		return p, nil
	}
	p.Entry, err = d.Ledger.Entry(c.Context(), c.Who, p.Opening)
	p.Text = written(p.Entry.Lines)
	return p, err
}

// written is an opening as one would have typed it.
func written(lines []ledger.Line) string {
	var b strings.Builder
	side := func(c money.Cents) string {
		if c == 0 {
			return ""
		}
		return strings.Replace(c.String(), ".", ",", 1)
	}
	for _, l := range lines {
		b.WriteString(strings.Join([]string{l.Account, l.Label, side(l.Debit), side(l.Credit), l.Third}, " ; ") + "\n")
	}
	return b.String()
}

func (d *Desk) showOpening(c *web.Call) error {
	p, err := d.openingPage(c)
	if base.KindOf(err) == base.Conflict {
		return c.Goto(c.At("/outset"), "")
	}
	if err != nil {
		return err
	}
	return c.Page(p)
}

// postOpening shows what the rows say, or keeps them.
func (d *Desk) postOpening(c *web.Call) error {
	p, err := d.openingPage(c)
	if err != nil {
		return err
	}
	p.Way, p.Rest = c.Value("way"), c.Checked("rest")
	p.Text, err = p.asked(c)
	if err == nil {
		err = d.looked(c, &p)
	}
	p.Form = ui.FormOf(c.Form(), err)
	if err == nil && c.Value("do") == "keep" {
		if _, err = d.Keep(c.Context(), c.Who, p.Text, p.Rest); err == nil {
			return c.Goto(c.At("/outset/opening"), "outset.said_kept")
		}
		p.Form = ui.FormOf(c.Form(), err)
	}
	if err != nil {
		return c.Again(p, err)
	}
	return c.Page(p)
}

func (d *Desk) looked(c *web.Call, p *openingPage) error {
	reading, err := d.Look(c.Context(), c.Who, p.Text)
	if err == nil {
		p.Reading = &reading
	}
	return err
}

// asked is the text of the table, or what the answers to the questions make of it.
func (p openingPage) asked(c *web.Call) (string, error) {
	if p.Way != byQuestions {
		return c.Value("text"), nil
	}
	var wrong base.Checks
	var b strings.Builder
	for _, q := range p.questions(c.Context()) {
		if sum := c.Amount(q.Name, &wrong); sum != 0 {
			b.WriteString(written([]ledger.Line{ledger.Side(q.account, q.sign*sum)}))
		}
	}
	return b.String(), wrong.Fault()
}

func (d *Desk) postValidation(c *web.Call) error {
	if _, err := d.Accept(c.Context(), c.Who); err != nil {
		p, failed := d.openingPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/outset"), "outset.said_validated")
}
