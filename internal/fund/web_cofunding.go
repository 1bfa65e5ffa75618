package fund

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) showPromise(c *web.Call) error {
	p, err := d.formPage(c)
	if err != nil {
		return err
	}
	return c.Page(promisePage{formPage: p})
}

func (d *Desk) postPromise(c *web.Call) error {
	var wrong base.Checks
	t := Terms{Label: c.Value("label"), Funder: c.Value("funder"), Project: ledger.AxisID(c.Value("project")), Agreement: c.Value("agreement"),
		Rate: money.Rate(c.Amount("rate", &wrong)), Ceiling: c.Amount("ceiling", &wrong), From: day.Day(c.Value("from")), Until: day.Day(c.Value("until"))}
	err := wrong.Fault()
	var made Cofunding
	if err == nil {
		made, err = d.Promise(c.Context(), c.Who, t)
	}
	if err != nil {
		p, failed := d.formPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(promisePage{formPage: p}, err)
	}
	return c.Goto(c.At("/cofundings/%s", made.ID), "fund.promised")
}

func (d *Desk) cofundingPage(c *web.Call) (p cofundingPage, err error) {
	if p.Cofunding, err = d.Cofunding(c.Context(), d.DB, c.Who, CofundingID(c.Path("id"))); err != nil {
		return p, err
	}
	years, err := d.Ledger.Years(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	p.Life = p.Cofunding.Life(years)
	asked := c.Value("year")
	if asked == "" {
		asked = c.Query("year")
	}
	p.Now = p.at(ledger.YearID(asked))
	if p.InBooks, err = d.onProject(c.Context(), d.DB, c.Who, p.Now.Year.ID, p.Cofunding.Project); err != nil {
		return p, err
	}
	axes, err := d.Ledger.AxisValues(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	for _, v := range axes {
		if v.ID == p.Cofunding.Project {
			p.Project = v.Name
		}
	}
	p.Entries, err = d.shares(c.Context(), d.DB, c.Who, p.Now.Year, years, p.Cofunding)
	return p, err
}

func (d *Desk) showCofunding(c *web.Call) error {
	p, err := d.cofundingPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// promiseAgain shows the cofunding with what was refused.
func (d *Desk) promiseAgain(c *web.Call, err error) error {
	p, failed := d.cofundingPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postActual(c *web.Call) error {
	var wrong base.Checks
	a := Actual{c.Amount("spent", &wrong), c.Amount("booked", &wrong)}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Tell(c.Context(), c.Who, CofundingID(c.Path("id")), ledger.YearID(c.Value("year")), a)
	}
	if err != nil {
		return d.promiseAgain(c, err)
	}
	return c.Goto(c.At("/cofundings/%s?year=%s", c.Path("id"), c.Value("year")), "fund.use_said")
}

func (d *Desk) postForget(c *web.Call) error {
	if err := d.Forget(c.Context(), c.Who, CofundingID(c.Path("id"))); err != nil {
		return d.promiseAgain(c, err)
	}
	return c.Goto(c.At("/funds"), "fund.promise_removed")
}
