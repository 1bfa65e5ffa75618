package closing

import (
	"errors"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run, rule := base.To(base.See, "ledger"), base.To(base.Run, "ledger"), base.To(base.Rule, "ledger")
	return []web.Route{
		{Pattern: "GET /closing", Need: see, Do: d.showYears},
		{Pattern: "GET /closing/{year}", Need: see, Do: d.showYear},
		{Pattern: "POST /closing/{year}/steps/{step}", Need: run, Do: d.postStep},
		{Pattern: "POST /closing/{year}/opening", Need: run, Do: d.postOpening},
		{Pattern: "POST /closing/{year}/lock", Need: rule, Do: d.postLock},
		{Pattern: "POST /closing/{year}/result", Need: rule, Do: d.postResult},
	}
}

func (d *Desk) showYears(c *web.Call) error {
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(listPage{Years: years})
}

func yearOf(c *web.Call) ledger.YearID { return ledger.YearID(c.Path("year")) }

func (d *Desk) page(c *web.Call) (yearPage, error) {
	y, err := d.Ledger.Year(c.Context(), d.DB, c.Who, yearOf(c))
	if err != nil {
		return yearPage{}, err
	}
	steps, err := d.Steps(c.Context(), c.Who, y.ID)
	if err != nil {
		return yearPage{}, err
	}
	p := yearPage{Year: y, Steps: steps, Names: map[string]string{}}
	accounts, err := d.Ledger.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	for _, a := range accounts {
		p.Names[a.Code] = a.Label
	}
	balance, err := d.balance(c.Context(), d.DB, c.Who, y.ID)
	if err != nil {
		return p, err
	}
	p.Result = ledger.Result(balance)
	p.Audit, err = d.Audit(c.Context(), d.DB, c.Who, y, balance)
	return p, err
}

func (d *Desk) showYear(c *web.Call) error {
	p, err := d.page(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// again shows the year with what was refused.
func (d *Desk) again(c *web.Call, err error) error {
	var f *base.Fault
	if !errors.As(err, &f) {
		return err
	}
	p, failed := d.page(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) done(c *web.Call, err error, flash string) error {
	if err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/closing/%s", c.Path("year")), flash)
}

func (d *Desk) postStep(c *web.Call) error {
	return d.done(c, d.Note(c.Context(), c.Who, yearOf(c), c.Path("step"), c.Value("done") == "yes"), "closing.noted")
}

func (d *Desk) postOpening(c *web.Call) error {
	_, err := d.Foresee(c.Context(), c.Who, yearOf(c))
	return d.done(c, err, "closing.opening_written")
}

func (d *Desk) postLock(c *web.Call) error {
	_, err := d.Close(c.Context(), c.Who, yearOf(c))
	return d.done(c, err, "closing.year_locked")
}

func (d *Desk) postResult(c *web.Call) error {
	var wrong base.Checks
	decided := Decision{On: day.Day(c.Value("on")), Reserve: c.Amount("reserve", &wrong), Cooperative: c.Checked("cooperative"),
		Legal: c.Amount("legal", &wrong), Statutory: c.Amount("statutory", &wrong)}
	if _, err := day.Parse(string(decided.On)); err != nil {
		wrong.Wrong("on", "closing.no_such_day")
	}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Appropriate(c.Context(), c.Who, yearOf(c), decided)
	}
	return d.done(c, err, "closing.result_used")
}
