package purchase

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/wire"
)

// payPage chooses what a file for the bank pays, and lists the files that were made.
type payPage struct {
	ui.Form
	Payables []Payable
	Payers   []wire.Holder
	Made     []Payment
	Today    day.Day
}

// Title names the page.
func (p payPage) Title(ctx context.Context) string { return ui.T(ctx, "purchase.payments") }

func (d *Desk) payPage(c *web.Call) (p payPage, err error) {
	p.Today = d.today(c.Who)
	if p.Payables, err = d.Payables(c.Context(), d.DB, c.Who); err != nil {
		return p, err
	}
	if p.Payers, err = d.payers(c.Context(), c.Who); err != nil {
		return p, err
	}
	p.Made, err = d.Payments(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showPay(c *web.Call) error {
	p, err := d.payPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postPay(c *web.Call) error {
	made, err := d.Pay(c.Context(), c.Who, Order{Facts: c.Form()["facts"], From: c.Value("from"), On: day.Day(c.Value("on")), Edition: wire.Edition(c.Value("edition"))})
	if err == nil {
		return c.Goto(c.At("/payments/%s", made.ID), "purchase.said_payment")
	}
	p, failed := d.payPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// ready tells what may be paid, and ticks what is due within a week, with the credit notes
// that may be taken off it.
func (p payPage) ready(ctx context.Context) (options []ui.Option, ticked string) {
	var due []string
	left := map[string]money.Cents{}
	for _, x := range p.Payables {
		if x.IBAN == "" {
			continue
		}
		key := "purchase.payable_note"
		if x.credit() {
			key = "purchase.credit_note"
		}
		options = append(options, ui.Option{Value: x.Fact, Label: x.Name + " · " + ui.Money(ctx, x.Amount),
			Note: ui.T(ctx, key, base.Args{"reference": x.Reference, "due": on(ctx, x.Due)})})
		if !x.credit() && x.Due <= p.Today.Add(7) {
			due, left[x.Third] = append(due, x.Fact), left[x.Third]+x.Amount
		}
	}
	for _, x := range p.Payables {
		if x.credit() && left[x.Third]+x.Amount > 0 {
			due, left[x.Third] = append(due, x.Fact), left[x.Third]+x.Amount
		}
	}
	return options, strings.Join(due, " ")
}

// numberless are those that cannot be paid by a file yet.
func (p payPage) numberless() (out []Payable) {
	for _, x := range p.Payables {
		if x.IBAN == "" && !x.credit() {
			out = append(out, x)
		}
	}
	return out
}

// creditors are the suppliers that owe the place in the end.
func (p payPage) creditors() []creditor { return creditors(p.Payables) }

func (p payPage) payers() []ui.Option {
	var out []ui.Option
	for _, h := range p.Payers {
		out = append(out, ui.Option{Value: h.IBAN, Label: spaced(h.IBAN)})
	}
	return out
}

func editions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, e := range []wire.Edition{wire.Edition2019, wire.Edition2009} {
		out = append(out, ui.Option{Value: string(e), Label: ui.T(ctx, "purchase.edition_"+string(e))})
	}
	return out
}

// paymentPage is one file for the bank.
type paymentPage struct {
	ui.Form
	Payment Payment
	Lines   []Payable
}

// Title names the page.
func (p paymentPage) Title(ctx context.Context) string {
	return ui.T(ctx, "purchase.payment_of", base.Args{"sum": p.Payment.Sum, "n": p.Payment.Count})
}

func (d *Desk) paymentPage(c *web.Call) (p paymentPage, err error) {
	p.Payment, p.Lines, _, err = d.Payment(c.Context(), c.Who, PaymentID(c.Path("id")))
	return p, err
}

func (d *Desk) showPayment(c *web.Call) error {
	p, err := d.paymentPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) showPaymentFile(c *web.Call) error {
	p, _, content, err := d.Payment(c.Context(), c.Who, PaymentID(c.Path("id")))
	if err != nil {
		return err
	}
	if !p.BackAt.IsZero() {
		return base.Refuse(base.Conflict, "purchase.back_already")
	}
	return c.Send(p.Message+".xml", "application/xml", content)
}

func (d *Desk) postTakeBack(c *web.Call) error {
	err := d.TakeBack(c.Context(), c.Who, PaymentID(c.Path("id")))
	if err == nil {
		return c.Goto(c.At("/payments"), "purchase.said_back")
	}
	p, failed := d.paymentPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}
