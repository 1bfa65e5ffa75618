package outlook

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	return []web.Route{
		{Pattern: "GET /forecasts", Need: see, Do: d.showAll},
		{Pattern: "GET /forecasts/new", Need: run, Do: d.showNew},
		{Pattern: "POST /forecasts", Need: run, Do: d.postNew},
		{Pattern: "GET /forecasts/{id}", Need: see, Do: d.showOne},
		{Pattern: "POST /forecasts/{id}/trial", Need: see, Do: d.tryBends},
		{Pattern: "POST /forecasts/{id}/scenario", Need: run, Do: d.postBends},
		{Pattern: "GET /forecasts/{id}/lines/{kind}/{key}", Need: run, Do: d.showLine},
		{Pattern: "POST /forecasts/{id}/lines/{kind}/{key}", Need: run, Do: d.postLine},
		{Pattern: "POST /forecasts/{id}/lines/{kind}/{key}/trial", Need: run, Do: d.tryLine},
		{Pattern: "POST /forecasts/{id}/lines/{kind}/{key}/removal", Need: run, Do: d.postLineRemoval},
		{Pattern: "GET /forecasts/{id}/frame", Need: run, Do: d.showFrame},
		{Pattern: "POST /forecasts/{id}/frame", Need: run, Do: d.postFrame},
		{Pattern: "GET /forecasts/{id}/accounts", Need: see, Do: d.showAccounts},
		{Pattern: "GET /forecasts/{id}/cash", Need: see, Do: d.showCash},
		{Pattern: "GET /forecasts/{id}/scenarios", Need: see, Do: d.showScenarios},
		{Pattern: "POST /forecasts/{id}/leaving", Need: run, Do: d.postLeaving},
		{Pattern: "GET /forecasts/{id}/scenarios/{at}", Need: run, Do: d.showScenario},
		{Pattern: "POST /forecasts/{id}/scenarios/{at}", Need: run, Do: d.postScenario},
		{Pattern: "POST /forecasts/{id}/scenarios/{at}/trial", Need: run, Do: d.tryScenario},
		{Pattern: "POST /forecasts/{id}/scenarios/{at}/choice", Need: run, Do: d.postChoice},
		{Pattern: "POST /forecasts/{id}/scenarios/{at}/removal", Need: run, Do: d.postScenarioRemoval},
		{Pattern: "GET /forecasts/{id}/risk", Need: see, Do: d.showRisk, Heavy: true},
		{Pattern: "POST /forecasts/{id}/risk", Need: run, Do: d.postRisk},
		{Pattern: "GET /forecasts/{id}/sheet", Need: run, Do: d.showSheet},
		{Pattern: "POST /forecasts/{id}/sheet", Need: run, Do: d.postSheet},
		{Pattern: "GET /forecasts/{id}/sheet/{format}", Need: see, Do: d.sendSheet},
		{Pattern: "POST /forecasts/{id}/copy", Need: run, Do: d.postCopy},
		{Pattern: "POST /forecasts/{id}/removal", Need: run, Do: d.postRemoval},
	}
}

func (d *Desk) showAll(c *web.Call) error {
	all, err := d.List(c.Context(), c.Who)
	if err != nil {
		return err
	}
	p := listPage{}
	for _, o := range all {
		out, err := d.Reckon(c.Context(), c.Who, o.Body.Hypotheses)
		if err != nil {
			return err
		}
		p.All = append(p.All, told(c.Context(), o, out))
	}
	return c.Page(p)
}

// told is a forecast with what it says, labels in the reader's language.
func told(ctx context.Context, o Outlook, out *forecast.Outcome) Told {
	return Told{o, out, Draw(out, ui.In(ctx).Lang, ui.T(ctx, "outlook.unreachable"))}
}

// Told is a forecast and what it says.
type Told struct {
	Outlook
	Outcome *forecast.Outcome
	Result
}

func (d *Desk) newPage(c *web.Call) (p newPage, err error) {
	if p.Years, err = d.Ledger.Years(c.Context(), d.DB, c.Who); err != nil {
		return p, err
	}
	p.Copies, err = d.List(c.Context(), c.Who)
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
	b, err := d.asked(c)
	var o Outlook
	if err == nil {
		if len(b.Scenarios) == 0 {
			b.Scenarios = []Variant{{ui.T(c.Context(), "outlook.cautious"), cautious}, {ui.T(c.Context(), "outlook.bold"), bold}}
		}
		o, err = d.Begin(c.Context(), c.Who, c.Value("name"), b)
	}
	if err != nil {
		p, missing := d.newPage(c)
		if missing != nil {
			return missing
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/forecasts/%s", o.ID), "outlook.said_begun")
}

// asked makes what a new forecast begins with: a year of the books, another forecast, or
// nothing yet.
func (d *Desk) asked(c *web.Call) (Body, error) {
	months := 36
	if n, err := strconv.Atoi(c.Value("months")); err == nil {
		months = n
	}
	kind, id, _ := strings.Cut(c.Value("from"), ":")
	switch kind {
	case "year":
		return d.FromYear(c.Context(), c.Who, ledger.YearID(id), months)
	case "copy":
		o, err := d.Get(c.Context(), c.Who, ID(id))
		return o.Body, err
	}
	return d.Blank(c.Context(), c.Who, months)
}

func (d *Desk) one(c *web.Call) (Told, error) {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return Told{}, err
	}
	out, err := d.Reckon(c.Context(), c.Who, o.Body.Hypotheses)
	if err != nil {
		return Told{}, err
	}
	return told(c.Context(), o, out), nil
}

func (d *Desk) showOne(c *web.Call) error {
	o, err := d.one(c)
	if err != nil {
		return err
	}
	names, err := d.names(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(onePage{Told: o, Names: names})
}

// bent is the forecast as the sliders bend it: on top of what its own scenario says.
func (d *Desk) bent(c *web.Call) (o Outlook, now *forecast.Outcome, err error) {
	if o, err = d.Get(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return o, nil, err
	}
	s, err := bends(c, o.Body.Hypotheses.Scenario)
	if err == nil {
		now, err = d.Reckon(c.Context(), c.Who, o.Body.In(s))
	}
	return o, now, err
}

// bends reads the sliders: percents of what the hypotheses say. What a scenario says of a
// single one stays.
func bends(c *web.Call, own forecast.Scenario) (s forecast.Scenario, err error) {
	var wrong base.Checks
	s.Grants, s.Bends = forecast.Policy(c.Value("grants")), own.Bends
	for _, key := range []string{forecast.EverySale, forecast.EveryCost, forecast.EveryWage} {
		s.Bends = bendsWithout(s.Bends, key)
		if percent := c.Int(key, &wrong); c.Value(key) != "" && percent != 100 {
			s.Bends = append(s.Bends, forecast.Bend{Key: key, Factor: factorOf(percent)})
		}
	}
	return s, wrong.Fault()
}

func (d *Desk) tryBends(c *web.Call) error {
	o, now, err := d.bent(c)
	if err != nil {
		return answered(c, err)
	}
	was, err := d.Reckon(c.Context(), c.Who, o.Body.Hypotheses)
	if err != nil {
		return err
	}
	return c.Part(trial{Was: told(c.Context(), o, was), Now: told(c.Context(), o, now)}.Body())
}

// postBends keeps what the sliders say as a scenario beside the others.
func (d *Desk) postBends(c *web.Call) error {
	o, _, err := d.bent(c)
	if err == nil {
		var s forecast.Scenario
		if s, err = bends(c, o.Body.Hypotheses.Scenario); err == nil {
			name := c.Value("name")
			if name == "" {
				name = ui.T(c.Context(), "outlook.own_scenario")
			}
			o.Body.Scenarios = append(o.Body.Scenarios, Variant{name, s})
			_, err = d.Save(c.Context(), c.Who, o)
		}
	}
	if err != nil {
		return err
	}
	return c.Goto(c.At("/forecasts/%s", o.ID), "outlook.said_scenario")
}

func (d *Desk) postCopy(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	made, err := d.Begin(c.Context(), c.Who, ui.T(c.Context(), "outlook.copy_of", base.Args{"name": o.Name}), o.Body)
	if err != nil {
		return err
	}
	return c.Goto(c.At("/forecasts/%s", made.ID), "outlook.said_copied")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Drop(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/forecasts"), "outlook.said_dropped")
}

func (d *Desk) showAccounts(c *web.Call) error {
	o, err := d.one(c)
	if err != nil {
		return err
	}
	names, err := d.names(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(accountsPage{Told: o, Year: yearOf(c, o), Names: names})
}

// yearOf is the financial year that an address asks for: the first where it asks for none.
func yearOf(c *web.Call, o Told) int {
	year, err := strconv.Atoi(c.Query("year"))
	if err != nil || year < 0 || year >= len(o.Income) {
		return 0
	}
	return year
}

func (d *Desk) showCash(c *web.Call) error {
	o, err := d.one(c)
	if err != nil {
		return err
	}
	return c.Page(cashPage{Told: o, Year: yearOf(c, o)})
}

// names are the activities of the place by their identifier.
func (d *Desk) names(ctx context.Context, who base.Actor) (map[string]string, error) {
	all, err := d.Activities.Living(ctx, who)
	out := map[string]string{}
	for _, a := range all {
		out[string(a.ID)] = a.Name
	}
	return out, err
}
