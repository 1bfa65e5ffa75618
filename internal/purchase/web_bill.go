package purchase

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// billPage is one invoice, with what may be done with it.
type billPage struct {
	ui.Form
	choices
	Bill    Bill
	File    File
	First   *Bill  // the one that it is the double of
	Doubles []Bill // those that repeat it
	History []ui.Event
	Today   day.Day
}

// Title names the page.
func (p billPage) Title(ctx context.Context) string {
	key := "purchase.entry_bill"
	if p.Bill.Credit {
		key = "purchase.entry_credit"
	}
	return ui.T(ctx, key, base.Args{"name": p.Bill.Supplier.Name, "number": p.Bill.Number})
}

func (d *Desk) showBill(c *web.Call) error {
	p, err := d.billPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) billPage(c *web.Call) (p billPage, err error) {
	ctx := c.Context()
	p.Today = d.today(c.Who)
	if p.Bill, err = d.Bill(ctx, c.Who, BillID(c.Path("id"))); err != nil {
		return p, err
	}
	if p.Bill.Twin != "" {
		first, err := d.Bill(ctx, c.Who, p.Bill.Twin)
		if err != nil {
			return p, err
		}
		p.First = &first
	}
	if p.Doubles, err = d.Doubles(ctx, c.Who, p.Bill.ID); err != nil {
		return p, err
	}
	if p.Bill.File != "" {
		if p.File, err = file(ctx, d.DB, c.Who.Place, p.Bill.File); err != nil {
			return p, err
		}
	}
	if p.choices, err = d.choices(ctx, c.Who); err != nil {
		return p, err
	}
	p.History, err = d.history(ctx, c.Who, string(p.Bill.ID))
	return p, err
}

func (d *Desk) history(ctx context.Context, who base.Actor, thing string) ([]ui.Event, error) {
	trail, err := db.Trail(ctx, d.DB, who.Place, room, thing)
	out := make([]ui.Event, len(trail))
	for i, e := range trail {
		out[i] = ui.Event{Who: e.Who, When: ui.Moment(ctx, e.At), What: ui.T(ctx, "purchase.did_"+e.Act)}
	}
	return out, err
}

// did goes on, or shows the invoice with what one of its buttons was refused for.
func (d *Desk) did(c *web.Call, err error, said string) error {
	if err == nil {
		return c.Goto(c.At("/bills/%s", c.Path("id")), said)
	}
	p, failed := d.billPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postApproval(c *web.Call) error {
	_, err := d.Approve(c.Context(), c.Who, BillID(c.Path("id")), day.Day(c.Value("day")))
	return d.did(c, err, "purchase.said_owed")
}

func (d *Desk) postReopening(c *web.Call) error {
	return d.did(c, d.Reopen(c.Context(), c.Who, BillID(c.Path("id"))), "purchase.said_reopened")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Drop(c.Context(), c.Who, BillID(c.Path("id"))); err != nil {
		return d.did(c, err, "")
	}
	return c.Goto(c.At("/bills"), "purchase.said_dropped")
}

func (d *Desk) showBillFile(c *web.Call) error {
	b, err := bill(c.Context(), d.DB, c.Who.Place, BillID(c.Path("id")))
	if err != nil {
		return err
	}
	return d.sendFile(c, b.File)
}
