package ledger

import "pilotis/internal/web"

// again tells whether a form takes a closure back.
func again(c *web.Call) bool { return c.Checked("again") }

func said(c *web.Call) string {
	if again(c) {
		return "ledger.said_reopened"
	}
	return "ledger.said_closed"
}

func (d *Desk) postJournalClosure(c *web.Call) error {
	if err := d.CloseJournal(c.Context(), c.Who, c.Path("code"), again(c)); err != nil {
		return err
	}
	return c.Goto(c.At("/ledger/settings"), said(c))
}

func (d *Desk) postAxisClosure(c *web.Call) error {
	if err := d.CloseAxis(c.Context(), c.Who, AxisID(c.Path("id")), again(c)); err != nil {
		return err
	}
	return c.Goto(c.At("/ledger/settings"), said(c))
}

func (d *Desk) postThirdClosure(c *web.Call) error {
	if err := d.CloseThird(c.Context(), c.Who, c.Path("code"), again(c)); err != nil {
		return err
	}
	return c.Goto(c.At("/ledger/thirds/%s", c.Path("code")), said(c))
}
