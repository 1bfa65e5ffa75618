package fund

import (
	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) postTransfer(c *web.Call) error {
	var wrong base.Checks
	t := Transfer{From: ID(c.Path("id")), To: ID(c.Value("to")), Year: ledger.YearID(c.Value("year")), Cents: c.Amount("cents", &wrong), Agreement: c.Value("agreement")}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Transfer(c.Context(), c.Who, t)
	}
	if err == nil {
		return c.Goto(c.At("/funds/%s?year=%s", t.From, t.Year), "fund.transferred")
	}
	p, failed := d.onePage(c)
	if failed != nil {
		return failed
	}
	p.Form, p.Moving = ui.FormOf(c.Form(), err), true
	return c.Again(p, err)
}

func (d *Desk) postUntransfer(c *web.Call) error {
	if err := d.Untransfer(c.Context(), c.Who, TransferID(c.Path("transfer"))); err != nil {
		return err
	}
	return c.Goto(c.Back(c.At("/funds")), "fund.untransferred")
}
