package bank

import (
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/wire"
)

// feeCode is the account of what banks and payment providers keep.
const feeCode = "627000"

// postPayout reads the detail of a transfer and fills the form with it: what was paid for
// each kind of thing, and what the provider kept. What each kind is, somebody says.
func (d *Desk) postPayout(c *web.Call) error {
	p, err := d.movePage(c)
	if err != nil {
		return err
	}
	detail, err := payoutIn(c)
	if err == nil && detail.Gross-detail.Fee != p.Asked.Amount {
		err = base.Wrong("payout", "bank.payout_differs", base.Args{"gross": detail.Gross, "fee": detail.Fee, "sum": p.Asked.Amount})
	}
	if err != nil {
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	p.Shown = min(max(p.Shown, len(detail.Kinds)), partsMax)
	values := c.Form()
	values.Set("gross", typedSum(detail.Gross))
	values.Set("fee_account", feeCode)
	for i, k := range detail.Kinds[:min(len(detail.Kinds), partsMax)] {
		p.Kinds = append(p.Kinds, k.Name)
		if i > 0 {
			values.Set(partField(i, "amount"), typedSum(k.Gross))
		}
	}
	p.Form = ui.FormOf(values, nil)
	return c.Page(p)
}

func payoutIn(c *web.Call) (wire.Payout, error) {
	file, err := c.File("payout")
	if err != nil {
		return wire.Payout{}, err
	}
	body, err := io.ReadAll(file.Body)
	if err != nil {
		return wire.Payout{}, err
	}
	return wire.ReadPayout(body)
}

// typedSum writes an amount as a field takes it back.
func typedSum(c money.Cents) string { return strings.Replace(c.String(), ".", ",", 1) }
