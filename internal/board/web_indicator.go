package board

import (
	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) postStarters(c *web.Call) error {
	if _, err := d.Begin(c.Context(), c.Who); err != nil {
		return err
	}
	return c.Goto(c.At("/board"), "board.said_begun")
}

func (d *Desk) showIndicators(c *web.Call) error {
	all, err := d.Indicators(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(indicatorsPage{all})
}

// indicatorPage gathers what the form of an indicator offers.
func (d *Desk) indicatorPage(c *web.Call, i Indicator) (p indicatorPage, err error) {
	p.Indicator = i
	if p.Team, err = d.Team(c.Context(), c.Who); err != nil {
		return p, err
	}
	p.Activities, err = d.Activities.Living(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.indicatorPage(c, Indicator{Owner: c.Who.Account})
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) showIndicator(c *web.Call) error {
	i, err := d.Indicator(c.Context(), c.Who, IndicatorID(c.Path("id")))
	if err != nil {
		return err
	}
	p, err := d.indicatorPage(c, i)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// typedIn writes what was typed over an indicator.
func typedIn(c *web.Call, i Indicator) (Indicator, error) {
	var wrong base.Checks
	i.Name, i.Owner, i.Unit = c.Value("name"), base.AccountID(c.Value("owner")), c.Value("unit")
	i.Low, i.High = hundredths(c, "low", &wrong), hundredths(c, "high", &wrong)
	return i, wrong.Fault()
}

func (d *Desk) postIndicator(c *web.Call) error {
	i, err := typedIn(c, Indicator{Source: Source(c.Value("source")), Activity: base.ActivityID(c.Value("activity"))})
	if err == nil {
		_, err = d.Add(c.Context(), c.Who, i)
	}
	if err != nil {
		return d.indicatorAgain(c, Indicator{}, err)
	}
	return c.Goto(c.At("/board/indicators"), "board.said_added")
}

func (d *Desk) postChange(c *web.Call) error {
	was, err := d.Indicator(c.Context(), c.Who, IndicatorID(c.Path("id")))
	if err != nil {
		return err
	}
	i, err := typedIn(c, was)
	if err == nil {
		_, err = d.Change(c.Context(), c.Who, i)
	}
	if err != nil {
		return d.indicatorAgain(c, was, err)
	}
	return c.Goto(c.At("/board/indicators"), "board.said_changed")
}

// indicatorAgain shows the form of an indicator with what is wrong with it.
func (d *Desk) indicatorAgain(c *web.Call, i Indicator, err error) error {
	p, failed := d.indicatorPage(c, i)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.TakeOff(c.Context(), c.Who, IndicatorID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/board/indicators"), "board.said_taken_off")
}
