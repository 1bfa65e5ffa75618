package treasury

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	return []web.Route{
		{Pattern: "GET /cash", Need: see, Do: d.show},
		{Pattern: "POST /cash/lines", Need: run, Do: d.postLine},
		{Pattern: "POST /cash/lines/{id}/removal", Need: run, Do: d.postRemoval},
		{Pattern: "POST /cash/delays", Need: run, Do: d.postDelay},
	}
}

func (d *Desk) show(c *web.Call) error {
	v, err := d.Look(c.Context(), c.Who)
	if err != nil {
		return err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(page{View: v, Unbegun: len(years) == 0 && len(v.Own) == 0})
}

// again shows the page with what was refused.
func (d *Desk) again(c *web.Call, err error) error {
	if base.KindOf(err) != base.Invalid {
		return err
	}
	v, failed := d.Look(c.Context(), c.Who)
	if failed != nil {
		return failed
	}
	return c.Again(page{Form: ui.FormOf(c.Form(), err), View: v}, err)
}

func (d *Desk) postLine(c *web.Call) error {
	var wrong base.Checks
	l := Line{Day: day.Day(c.Value("day")), Label: c.Value("label"), Cents: c.Amount("amount", &wrong), Sure: c.Checked("sure")}
	if c.Value("way") == paidOut {
		l.Cents = -l.Cents
	}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Add(c.Context(), c.Who, l)
	}
	if err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/cash"), "treasury.said_added")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Drop(c.Context(), c.Who, LineID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/cash"), "treasury.said_dropped")
}

func (d *Desk) postDelay(c *web.Call) error {
	if err := d.Delay(c.Context(), c.Who, c.Value("source"), day.Day(c.Value("day")), c.Value("reason")); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/cash"), "treasury.said_delayed")
}
