package bank

import (
	"strconv"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func pathOf(path string) templ.SafeURL { return templ.SafeURL(path) }

// partsFirst is over how many accounts a move is split on the screen at first, partsMore
// how many come at a time, partsMax how many at most; the API takes more.
const partsFirst, partsMore, partsMax = 4, 4, 40

func partField(i int, name string) string { return "targets[" + strconv.Itoa(i) + "]." + name }

func (d *Desk) movePage(c *web.Call) (p movePage, err error) {
	p.Shown = partsFirst
	m, err := d.Move(c.Context(), c.Who, MoveID(c.Path("id")))
	if err != nil {
		return p, err
	}
	all, err := d.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	if !m.Waits() {
		if p.Entry, err = d.Ledger.Entry(c.Context(), c.Who, m.Entry); err != nil {
			return p, err
		}
		p.Names, err = d.names(c)
		p.Asked = asked{Move: m}
		return p, err
	}
	askedOf, err := d.ask(c, all, m)
	if err != nil {
		return p, err
	}
	p.Asked = askedOf[0]
	return p, d.options(c, &p)
}

// options are what a move may be sorted as.
func (d *Desk) options(c *web.Call, p *movePage) error {
	none := ui.Option{Label: ui.T(c.Context(), "bank.choose")}
	p.Accounts, p.Thirds, p.Activities, p.Projects, p.Splits = []ui.Option{none}, []ui.Option{none}, []ui.Option{none}, []ui.Option{none}, []ui.Option{none}
	chart, err := d.Ledger.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	for _, a := range chart {
		if a.ClosedOn == "" && a.Class() != '8' {
			p.Accounts = append(p.Accounts, ui.Option{Value: a.Code, Label: a.Label + " (" + a.Code + ")", Group: ui.T(c.Context(), "bank.class_"+string(a.Class()))})
		}
	}
	thirds, err := d.Ledger.Thirds(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	for _, t := range thirds {
		if t.ClosedOn == "" {
			p.Thirds = append(p.Thirds, ui.Option{Value: t.Code, Label: t.Label})
		}
	}
	if err := d.axes(c, p); err != nil {
		return err
	}
	activities, err := d.Activities.List(c.Context(), c.Who)
	for _, a := range activities {
		if !a.Closed() {
			p.Activities = append(p.Activities, ui.Option{Value: string(a.ID), Label: a.Name})
		}
	}
	return err
}

// axes are the projects and the keys that a move may be for.
func (d *Desk) axes(c *web.Call, p *movePage) error {
	targets, err := d.Ledger.AxisValues(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	for _, v := range targets {
		if v.Axis == ledger.Project && v.ClosedOn == "" {
			p.Projects = append(p.Projects, ui.Option{Value: string(v.ID), Label: v.Name})
		}
	}
	keys, err := d.Ledger.Splits(c.Context(), d.DB, c.Who)
	for _, k := range keys {
		if k.ClosedOn == "" {
			p.Splits = append(p.Splits, ui.Option{Value: string(k.ID), Label: k.Name})
		}
	}
	return err
}

func (d *Desk) showMove(c *web.Call) error {
	p, err := d.movePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// postMove sorts a move as the form says; the button that adds parts only shows it again.
func (d *Desk) postMove(c *web.Call) error {
	p, err := d.movePage(c)
	if err != nil {
		return err
	}
	if p.Shown = max(p.Shown, partsIn(c)); c.Value("do") == "parts" {
		p.Shown, p.Form = min(p.Shown+partsMore, partsMax), ui.FormOf(c.Form(), nil)
		return c.Page(p)
	}
	s, err := sorting(c, p.Asked.Move)
	if err == nil {
		if _, err = d.Sort(c.Context(), c.Who, p.Asked.ID, s); err == nil {
			return c.Goto(c.At(home), "bank.said_sorted")
		}
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// partsIn counts the parts of the form that was sent.
func partsIn(c *web.Call) int {
	n := 0
	for n < partsMax && (c.Form().Has(partField(n, "account")) || c.Form().Has(partField(n, "amount"))) {
		n++
	}
	return n
}

// sorting reads the parts: the first takes what the others leave, and the amounts are
// those of the move's way. With a gross amount, which all parts are of, what the move lacks of it is the fee.
func sorting(c *web.Call, m Move) (Sorting, error) {
	s := Sorting{Learn: c.Checked("learn")}
	var wrong base.Checks
	rest, sign := m.Amount, money.Cents(1)
	if m.Amount < 0 {
		sign = -1
	}
	for i := range max(1, partsIn(c)) {
		t := Target{Account: c.Value(partField(i, "account")), Third: c.Value(partField(i, "third")), Label: m.Label,
			Activity: base.ActivityID(c.Value(partField(i, "activity"))), Project: ledger.AxisID(c.Value(partField(i, "project"))), Split: ledger.SplitID(c.Value(partField(i, "split")))}
		if i > 0 {
			t.Amount = sign * c.Amount(partField(i, "amount"), &wrong)
			rest -= t.Amount
		}
		if i == 0 || t.Account != "" || t.Amount != 0 {
			s.Targets = append(s.Targets, t)
		}
	}
	if gross := sign * c.Amount("gross", &wrong); gross != 0 {
		fee := m.Amount - gross
		s.Targets = append(s.Targets, Target{Account: c.Value("fee_account"), Amount: fee, Label: m.Label})
		if c.Value("fee_account") == "" {
			wrong.Wrong("fee_account", "base.required")
		}
		rest -= fee
	}
	s.Targets[0].Amount = rest
	return s, wrong.Fault()
}
