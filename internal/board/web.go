package board

import (
	"io"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "board"), base.To(base.Run, "board")
	return []web.Route{
		{Pattern: "GET /board", Need: see, Do: d.showNow},
		{Pattern: "POST /board/starters", Need: run, Do: d.postStarters},
		{Pattern: "GET /board/files/{format}", Need: see, Do: d.sendMonths},
		{Pattern: "GET /board/months", Need: see, Do: d.showMonths},
		{Pattern: "GET /board/months/{month}", Need: see, Do: d.showMonth},
		{Pattern: "GET /board/months/{month}/files/{format}", Need: see, Do: d.sendMonth},
		{Pattern: "POST /board/months/{month}/readings/{id}", Need: base.To(base.Join, "board"), Do: d.postReading},
		{Pattern: "POST /board/months/{month}/decisions", Need: run, Do: d.postDecision},
		{Pattern: "POST /board/months/{month}/closing", Need: run, Do: d.postClosing},
		{Pattern: "POST /board/months/{month}/sendings", Need: run, Do: d.postSending},
		{Pattern: "GET /board/decisions", Need: see, Do: d.showDecisions},
		{Pattern: "POST /board/decisions/{id}/outcome", Need: run, Do: d.postOutcome},
		{Pattern: "GET /board/indicators", Need: see, Do: d.showIndicators},
		{Pattern: "POST /board/indicators", Need: run, Do: d.postIndicator},
		{Pattern: "GET /board/indicators/new", Need: run, Do: d.showNew},
		{Pattern: "GET /board/indicators/{id}", Need: run, Do: d.showIndicator},
		{Pattern: "POST /board/indicators/{id}", Need: run, Do: d.postChange},
		{Pattern: "POST /board/indicators/{id}/removal", Need: run, Do: d.postRemoval},
	}
}

// month reads the month of the address.
func month(c *web.Call) (forecast.Month, error) {
	m, err := forecast.ParseMonth(c.Path("month"))
	if err != nil {
		return m, base.Refuse(base.NotFound, "base.not_found")
	}
	return m, nil
}

func (d *Desk) showNow(c *web.Call) error {
	p, err := d.page(c, d.Now(c.Who))
	if err != nil {
		return err
	}
	if p.Waiting, err = d.Waiting(c.Context(), c.Who); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) showMonth(c *web.Call) error {
	m, err := month(c)
	if err != nil {
		return err
	}
	p, err := d.page(c, m)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// page gathers what the page of a month shows.
func (d *Desk) page(c *web.Call, m forecast.Month) (p monthPage, err error) {
	if p.Sheet, err = d.Sheet(c.Context(), c.Who, m); err != nil {
		return p, err
	}
	if p.Team, err = d.Team(c.Context(), c.Who); err != nil {
		return p, err
	}
	p.Sent, err = d.Sendings(c.Context(), c.Who, m)
	return p, err
}

// after answers what was asked of a month: its page again where it was refused.
func (d *Desk) after(c *web.Call, m forecast.Month, part, key string, err error) error {
	if err == nil {
		return c.Goto(d.home(c, m), key)
	}
	if kind := base.KindOf(err); kind != base.Invalid && kind != base.Conflict {
		return err
	}
	p, failed := d.page(c, m)
	if failed != nil {
		return failed
	}
	if p.Form = ui.FormOf(c.Form(), err); len(p.Fault.Fields) > 0 {
		p.Of = part
	}
	return c.Again(p, err)
}

// home is where a month is read: the one that runs has the first page.
func (d *Desk) home(c *web.Call, m forecast.Month) templ.SafeURL {
	if m == d.Now(c.Who) {
		return c.At("/board")
	}
	return at(c.Context(), m)
}

func (d *Desk) postReading(c *web.Call) error {
	m, err := month(c)
	if err != nil {
		return err
	}
	var wrong base.Checks
	said := Said{Value: hundredths(c, "value", &wrong), Remark: c.Value("remark")}
	if err = wrong.Fault(); err == nil {
		err = d.Say(c.Context(), c.Who, m, IndicatorID(c.Path("id")), said)
	}
	return d.after(c, m, c.Path("id"), "board.said_kept", err)
}

// hundredths reads a number with two decimals at most, nil where nothing was typed.
func hundredths(c *web.Call, name string, wrong *base.Checks) *int64 {
	if c.Value(name) == "" {
		return nil
	}
	return some(c.Amount(name, wrong))
}

func (d *Desk) postClosing(c *web.Call) error {
	m, err := month(c)
	if err != nil {
		return err
	}
	_, err = d.Close(c.Context(), c.Who, m, Closing{Read: c.Checked("read"), Undecided: c.Value("undecided")})
	return d.after(c, m, partClosing, "board.said_closed", err)
}

func (d *Desk) postSending(c *web.Call) error {
	m, err := month(c)
	if err != nil {
		return err
	}
	var to []base.AccountID
	for _, id := range c.Form()["to"] {
		to = append(to, base.AccountID(id))
	}
	_, err = d.Send(c.Context(), c.Who, m, to...)
	return d.after(c, m, partSending, "board.said_sent", err)
}

func (d *Desk) sendMonth(c *web.Call) error {
	m, err := month(c)
	if err != nil {
		return err
	}
	p, err := d.Print(c.Context(), c.Who, m)
	if err != nil {
		return err
	}
	return spool(c, p)
}

func (d *Desk) showMonths(c *web.Call) error {
	all, err := d.Compare(c.Context(), c.Who, d.upTo(c))
	if err != nil {
		return err
	}
	left, err := d.Waiting(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(monthsPage{all, left, d.today(c.Who)})
}

func (d *Desk) sendMonths(c *web.Call) error {
	all, err := d.Compare(c.Context(), c.Who, d.upTo(c))
	if err != nil {
		return err
	}
	return spool(c, all.print(c.Context(), ui.In(c.Context()).Place.Name, d.today(c.Who)))
}

// upTo is the month up to which months are compared.
func (d *Desk) upTo(c *web.Call) forecast.Month {
	if m, err := forecast.ParseMonth(c.Query("to")); err == nil {
		return m
	}
	return d.Now(c.Who)
}

// spool answers with a print in the form that the address names.
func spool(c *web.Call, p paper.Print) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	return c.Spool(fileName(p, f), f.Media(), func(w io.Writer) error { return p.Write(w, f) })
}

func (d *Desk) postDecision(c *web.Call) error {
	m, err := month(c)
	if err != nil {
		return err
	}
	_, err = d.Decide(c.Context(), c.Who, Decision{Month: m, What: c.Value("what"), Carrier: base.AccountID(c.Value("carrier")), Due: day.Day(c.Value("due")), Indicator: IndicatorID(c.Value("indicator"))})
	return d.after(c, m, partDecision, "board.said_decided", err)
}

func (d *Desk) showDecisions(c *web.Call) error {
	all, err := d.Decisions(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(decisionsPage{All: all, On: d.today(c.Who)})
}

func (d *Desk) postOutcome(c *web.Call) error {
	_, err := d.Settle(c.Context(), c.Who, DecisionID(c.Path("id")), Outcome(c.Value("outcome")), c.Value("reason"))
	if kind := base.KindOf(err); err != nil && (kind == base.Invalid || kind == base.Conflict) {
		all, failed := d.Decisions(c.Context(), c.Who)
		if failed != nil {
			return failed
		}
		return c.Again(decisionsPage{All: all, On: d.today(c.Who), Form: ui.FormOf(c.Form(), err)}, err)
	}
	if err != nil {
		return err
	}
	return c.Goto(c.Back(c.At("/board/decisions")), "board.said_settled")
}
