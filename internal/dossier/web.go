package dossier

import (
	"net/url"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/outlook"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	return []web.Route{
		{Pattern: "GET /dossiers", Need: see, Do: d.showAll},
		{Pattern: "GET /dossiers/new", Need: run, Do: d.showNew},
		{Pattern: "POST /dossiers", Need: run, Do: d.postNew},
		{Pattern: "GET /dossiers/{id}", Need: see, Do: d.showOne},
		{Pattern: "GET /dossiers/{id}/content", Need: run, Do: d.showContent},
		{Pattern: "POST /dossiers/{id}/content", Need: run, Do: d.postContent},
		{Pattern: "POST /dossiers/{id}/draft", Need: run, Do: d.postDraft},
		{Pattern: "GET /dossiers/{id}/files/{format}", Need: see, Do: d.sendFile, Heavy: true},
		{Pattern: "POST /dossiers/{id}/sendings", Need: run, Do: d.postSending, Heavy: true},
		{Pattern: "GET /dossiers/{id}/sendings/{sending}/{format}", Need: see, Do: d.sendSent},
		{Pattern: "POST /dossiers/{id}/removal", Need: run, Do: d.postRemoval},
	}
}

func (d *Desk) showAll(c *web.Call) error {
	all, err := d.List(c.Context(), c.Who, c.Query("q"))
	if err != nil {
		return err
	}
	return c.Page(listPage{Query: c.Query("q"), All: all})
}

// choices are what a file may rest on.
func (d *Desk) choices(c *web.Call) (out choices, err error) {
	if out.Forecasts, err = d.Outlooks.List(c.Context(), c.Who); err != nil {
		return out, err
	}
	if out.Budgets, err = d.Budgets.List(c.Context(), c.Who); err != nil {
		return out, err
	}
	values, err := d.Ledger.AxisValues(c.Context(), d.DB, c.Who)
	for _, v := range values {
		if v.Axis == ledger.Project && v.ClosedOn == "" {
			out.Projects = append(out.Projects, v)
		}
	}
	return out, err
}

func (d *Desk) showNew(c *web.Call) error {
	of, err := d.choices(c)
	if err != nil {
		return err
	}
	return c.Page(newPage{choices: of})
}

func (d *Desk) postNew(c *web.Call) error {
	content, err := typed(c)
	var f Dossier
	if err == nil {
		f, err = d.Begin(c.Context(), c.Who, content)
	}
	if err != nil {
		of, failed := d.choices(c)
		if failed != nil {
			return failed
		}
		return c.Again(newPage{ui.FormOf(c.Form(), err), of}, err)
	}
	return c.Goto(c.At("/dossiers/%s", f.ID), "dossier.said_begun")
}

// typed reads what a person says in a file.
func typed(c *web.Call) (Content, error) {
	var wrong base.Checks
	out := Content{Name: c.Value("name"), Funder: c.Value("funder"), Purpose: c.Value("purpose"), Asked: c.Amount("asked", &wrong),
		Years: c.Int("years", &wrong), Table: c.Value("table"), Project: ledger.AxisID(c.Value("project")), Texts: map[Section]string{}}
	out.Forecast, out.Scenario = restsOn(c.Value("forecast"))
	for _, s := range Sections() {
		out.Texts[s] = c.Value(s.field())
	}
	return out, wrong.Fault()
}

// restsOn reads the choice of a forecast, and of one of its scenarios: "ID", "ID:Prudent".
func restsOn(value string) (outlook.ID, string) {
	id, scenario, _ := strings.Cut(value, ":")
	return outlook.ID(id), scenario
}

func (c Content) restsOn() string {
	if c.Scenario == "" {
		return string(c.Forecast)
	}
	return string(c.Forecast) + ":" + c.Scenario
}

func (d *Desk) one(c *web.Call) (onePage, error) {
	v, err := d.Look(c.Context(), c.Who, ID(c.Path("id")))
	return onePage{told: told{v, ui.In(c.Context()).Lang}, Today: day.Of(d.DB.Clock(), c.Who.Zone)}, err
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.one(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// oneAgain shows a file with what was refused about it.
func (d *Desk) oneAgain(c *web.Call, err error) error {
	p, failed := d.one(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(url.Values(c.Form()), err)
	return c.Again(p, err)
}

func (d *Desk) contentPage(c *web.Call) (p contentPage, err error) {
	if p.Dossier, err = d.Get(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return p, err
	}
	p.choices, err = d.choices(c)
	return p, err
}

func (d *Desk) showContent(c *web.Call) error {
	p, err := d.contentPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postContent(c *web.Call) error {
	content, err := typed(c)
	revision, _ := strconv.Atoi(c.Value("revision"))
	if err == nil {
		_, err = d.Save(c.Context(), c.Who, Dossier{ID: ID(c.Path("id")), Content: content, Revision: revision})
	}
	if err != nil {
		p, failed := d.contentPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/dossiers/%s", c.Path("id")), "dossier.said_saved")
}

func (d *Desk) postDraft(c *web.Call) error {
	if _, err := d.Draft(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return d.oneAgain(c, err)
	}
	return c.Goto(c.At("/dossiers/%s", c.Path("id")), "dossier.said_drafted")
}

// sendFile answers with the file as it stands, or says why there is none.
func (d *Desk) sendFile(c *web.Call) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	of, body, err := d.Print(c.Context(), c.Who, ID(c.Path("id")), f)
	if base.KindOf(err) == base.Invalid {
		return d.oneAgain(c, err)
	}
	if err != nil {
		return err
	}
	return c.Send(of.file(f), f.Media(), body)
}

// file is the name of the file in a format.
func (f Dossier) file(format paper.Format) string {
	return strings.Join(strings.Fields(base.Fold(f.Name)), "-") + "." + string(format)
}

func (d *Desk) postSending(c *web.Call) error {
	revision, _ := strconv.Atoi(c.Value("revision"))
	if _, err := d.Send(c.Context(), c.Who, ID(c.Path("id")), revision, day.Day(c.Value("on"))); err != nil {
		return d.oneAgain(c, err)
	}
	return c.Goto(c.At("/dossiers/%s", c.Path("id")), "dossier.said_sent")
}

func (d *Desk) sendSent(c *web.Call) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	of, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	body, err := d.Sent(c.Context(), c.Who, of.ID, SendingID(c.Path("sending")), f)
	if err != nil {
		return err
	}
	return c.Send(of.file(f), f.Media(), body)
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Drop(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return d.oneAgain(c, err)
	}
	return c.Goto(c.At("/dossiers"), "dossier.said_dropped")
}
