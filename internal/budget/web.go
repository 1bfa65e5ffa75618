package budget

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run, rule := base.To(base.See, "ledger"), base.To(base.Run, "ledger"), base.To(base.Rule, "ledger")
	return []web.Route{
		{Pattern: "GET /budgets", Need: see, Do: d.showAll},
		{Pattern: "GET /budgets/new", Need: run, Do: d.showNew},
		{Pattern: "POST /budgets", Need: run, Do: d.postNew},
		{Pattern: "GET /budgets/{id}", Need: see, Do: d.showOne},
		{Pattern: "GET /budgets/{id}/axes/{axis}", Need: see, Do: d.showAxis},
		{Pattern: "GET /budgets/{id}/accounts/{account}", Need: see, Do: d.showAccount},
		{Pattern: "POST /budgets/{id}/accounts/{account}", Need: run, Do: d.postRemark},
		{Pattern: "GET /budgets/{id}/grid", Need: see, Do: d.showGrid},
		{Pattern: "POST /budgets/{id}/grid", Need: run, Do: d.postGrid},
		{Pattern: "GET /budgets/{id}/months/{line}", Need: run, Do: d.showMonths},
		{Pattern: "POST /budgets/{id}/months/{line}", Need: run, Do: d.postMonths},
		{Pattern: "GET /budgets/{id}/files/{format}", Need: see, Do: d.sendLines},
		{Pattern: "GET /budgets/{id}/import", Need: run, Do: d.showImport},
		{Pattern: "POST /budgets/{id}/import", Need: run, Do: d.postImport},
		{Pattern: "GET /budgets/{id}/grant", Need: see, Do: d.showGrant},
		{Pattern: "GET /budgets/{id}/grant/files/{format}", Need: see, Do: d.sendGrant},
		{Pattern: "POST /budgets/{id}/vote", Need: rule, Do: d.postVote},
		{Pattern: "POST /budgets/{id}/amendment", Need: run, Do: d.postAmendment},
		{Pattern: "POST /budgets/{id}/removal", Need: run, Do: d.postRemoval},
	}
}

func (d *Desk) showAll(c *web.Call) error {
	all, err := d.List(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(listPage{All: all})
}

func (d *Desk) newPage(c *web.Call) (p newPage, err error) {
	if p.Years, err = d.Ledger.Years(c.Context(), d.DB, c.Who); err != nil {
		return p, err
	}
	p.Versions, err = d.List(c.Context(), c.Who)
	next := day.Date(d.today(c.Who).Year()+1, 1, 1)
	if len(p.Years) > 0 {
		next = p.Years[0].To.Add(1)
	}
	p.From, p.To = next, next.AddMonths(12).Add(-1)
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.newPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postNew(c *web.Call) error {
	var wrong base.Checks
	a := Asked{Label: c.Value("label"), From: day.Day(c.Value("from")), To: day.Day(c.Value("to"))}
	a.From, a.To, a.By = day.Day(c.Value("from")), day.Day(c.Value("to")), money.Rate(c.Amount("by", &wrong))
	switch kind, id := copyOf(c.Value("copy")); kind {
	case "version":
		a.Version = ID(id)
	case "year":
		a.Year = ledger.YearID(id)
	}
	err := wrong.Fault()
	var v Version
	if err == nil {
		v, err = d.Begin(c.Context(), c.Who, a)
	}
	if err != nil {
		p, missing := d.newPage(c)
		if missing != nil {
			return missing
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/budgets/%s/grid", v.ID), "budget.said_begun")
}

func (d *Desk) compared(c *web.Call) (Compared, error) {
	return d.Compare(c.Context(), c.Who, ID(c.Path("id")), d.today(c.Who))
}

func (d *Desk) showOne(c *web.Call) error {
	of, err := d.compared(c)
	if err != nil {
		return err
	}
	return c.Page(onePage{Compared: of})
}

// onAgain shows a version with what was refused about it.
func (d *Desk) onAgain(c *web.Call, err error) error {
	if kind := base.KindOf(err); kind != base.Invalid && kind != base.Conflict {
		return err
	}
	of, missing := d.compared(c)
	if missing != nil {
		return missing
	}
	return c.Again(onePage{Compared: of, Form: ui.FormOf(c.Form(), err)}, err)
}

func (d *Desk) postVote(c *web.Call) error {
	if _, err := d.Decide(c.Context(), c.Who, ID(c.Path("id")), day.Day(c.Value("on")), c.Value("body")); err != nil {
		return d.onAgain(c, err)
	}
	return c.Goto(c.At("/budgets/%s", c.Path("id")), "budget.said_voted")
}

func (d *Desk) postAmendment(c *web.Call) error {
	v, err := d.Amend(c.Context(), c.Who, ID(c.Path("id")), c.Value("label"))
	if err != nil {
		return d.onAgain(c, err)
	}
	return c.Goto(c.At("/budgets/%s/grid", v.ID), "budget.said_amended")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Drop(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return d.onAgain(c, err)
	}
	return c.Goto(c.At("/budgets"), "budget.said_dropped")
}

func (d *Desk) showAxis(c *web.Call) error {
	v, err := getVersion(c.Context(), d.DB, c.Who.Place, ID(c.Path("id")))
	if err != nil {
		return err
	}
	n := done(v, d.today(c.Who))
	if n == 0 {
		n = len(v.Months())
	}
	all, err := d.Shares(c.Context(), c.Who, v.ID, c.Path("axis"), n)
	if err != nil {
		return err
	}
	return c.Page(axisPage{Version: v, Axis: c.Path("axis"), All: all, Upto: n})
}

func (d *Desk) importPage(c *web.Call) (importPage, error) {
	v, err := getVersion(c.Context(), d.DB, c.Who.Place, ID(c.Path("id")))
	return importPage{Version: v}, err
}

func (d *Desk) showImport(c *web.Call) error {
	p, err := d.importPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postImport(c *web.Call) error {
	p, err := d.importPage(c)
	if err != nil {
		return err
	}
	f, err := c.File("file")
	if err == nil {
		p.Verdicts, err = d.Import(c.Context(), c.Who, p.Version.ID, f.Body)
	}
	switch {
	case err != nil:
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	case p.wrong() > 0:
		refused := base.Wrong("file", "budget.import_wrong", base.Args{"n": p.wrong()})
		p.Form = ui.FormOf(c.Form(), refused)
		return c.Again(p, refused)
	}
	return c.Goto(c.At("/budgets/%s/grid", p.Version.ID), "budget.said_imported", base.Args{"n": len(p.Verdicts)})
}
