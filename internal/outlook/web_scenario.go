package outlook

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) showScenarios(c *web.Call) error {
	o, err := d.one(c)
	if err != nil {
		return err
	}
	p := scenariosPage{Told: o}
	if p.Cases, err = d.compare(c.Context(), c.Who, o.Outlook); err != nil {
		return err
	}
	var all []Funder
	if all, p.Unsaid = funders(o.Outlook.Body.Hypotheses); len(all) > 0 {
		p.Funder = all[0]
		p.Without, err = d.toldIn(c.Context(), c.Who, o.Outlook, leaving(o.Outlook.Body.Hypotheses.Scenario, p.Funder.Keys))
	}
	if err != nil {
		return err
	}
	return c.Page(p)
}

// toldIn is what a forecast says in a scenario.
func (d *Desk) toldIn(ctx context.Context, who base.Actor, o Outlook, s forecast.Scenario) (Told, error) {
	out, err := d.Reckon(ctx, who, o.Body.In(s))
	if err != nil {
		return Told{}, err
	}
	return told(ctx, o, out), nil
}

// compare tells what every way of going comes to, the one that ends with the least first.
func (d *Desk) compare(ctx context.Context, who base.Actor, o Outlook) ([]Case, error) {
	h, err := d.complete(ctx, who, o.Body.Hypotheses)
	if err != nil {
		return nil, err
	}
	o.Body.Hypotheses = h
	all := o.Body.cases()
	for i := range all {
		s := &all[i]
		if s.Told, err = d.toldIn(ctx, who, o, s.Scenario); err != nil {
			return nil, err
		}
		if s.Gaps, err = o.Body.gaps(s.Scenario, reckon); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(all, func(a, b Case) int { return cmp.Compare(a.Told.end(), b.Told.end()) })
	return all, nil
}

// reckon reckons hypotheses whose wages are told.
func reckon(h forecast.Hypotheses) (*forecast.Outcome, error) {
	m, err := forecast.Compile(h)
	if err != nil {
		return nil, err
	}
	return m.Run(), nil
}

// place reads which scenario an address names: its place in the list, or a new one.
func place(c *web.Call, b Body) (at int, err error) {
	if c.Path("at") == newKey {
		return len(b.Scenarios), nil
	}
	at, err = strconv.Atoi(c.Path("at"))
	if err != nil || at < 0 || at >= len(b.Scenarios) {
		return 0, base.Refuse(base.NotFound, "base.not_found")
	}
	return at, nil
}

func (d *Desk) scenarioPage(c *web.Call) (p scenarioPage, err error) {
	if p.Told, err = d.one(c); err != nil {
		return p, err
	}
	p.Key = c.Path("at")
	at, err := place(c, p.Outlook.Body)
	if err != nil {
		return p, err
	}
	if at < len(p.Outlook.Body.Scenarios) {
		p.Variant = p.Outlook.Body.Scenarios[at]
	} else {
		p.Variant.Bends = []forecast.Bend{{Key: forecast.EverySale, Factor: unbent}, {Key: forecast.EveryCost, Factor: unbent}, {Key: forecast.EveryWage, Factor: unbent}}
	}
	if p.Now, err = d.toldIn(c.Context(), c.Who, p.Outlook, p.Variant.Scenario); err == nil {
		p.Told, err = d.toldIn(c.Context(), c.Who, p.Outlook, plain)
	}
	return p, err
}

func (d *Desk) showScenario(c *web.Call) error {
	p, err := d.scenarioPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// bendsMax bounds the rows of a form.
const bendsMax = 100

// scenario reads the form of a scenario; rows tells the row of each bend that was read.
func (r *reading) scenario() (v Variant, rows []int) {
	v.Name, v.Grants = r.Value("name"), forecast.Policy(r.Value("grants"))
	r.Require("name", v.Name)
	for i := range bendsMax {
		key, factor := fmt.Sprintf("bends[%d].key", i), fmt.Sprintf("bends[%d].factor_bp", i)
		if !r.Form().Has(key) {
			break
		}
		switch {
		case r.Value(key) == "" && r.Value(factor) == "":
		case r.Value(key) == "":
			r.Require(key, "")
		case r.Value(factor) == "":
			r.Require(factor, "")
		default:
			v.Bends, rows = append(v.Bends, forecast.Bend{Key: r.Value(key), Factor: r.rate(factor)}), append(rows, i)
		}
	}
	return v, rows
}

// scripted is the forecast with a scenario as it is typed.
func (d *Desk) scripted(c *web.Call) (o Outlook, v Variant, err error) {
	if o, err = d.Get(c.Context(), c.Who, ID(c.Path("id"))); err != nil {
		return o, v, err
	}
	at, err := place(c, o.Body)
	if err != nil {
		return o, v, err
	}
	r := reading{Call: c}
	v, rows := r.scenario()
	if err := r.Fault(); err != nil {
		return o, v, err
	}
	if _, err := d.Reckon(c.Context(), c.Who, o.Body.In(v.Scenario)); err != nil {
		return o, v, byRow(near(err, "scenario."), "bends", rows)
	}
	v.Bends = slices.DeleteFunc(v.Bends, func(b forecast.Bend) bool { return b.Factor == unbent })
	was := slices.Clone(o.Body.Scenarios)
	if at == len(was) {
		was = append(was, v)
		o.Body.Scenarios = was
		return o, v, nil
	}
	if same(was[at].Scenario, o.Body.Hypotheses.Scenario) {
		o.Body.Hypotheses.Scenario = v.Scenario
	}
	was[at] = v
	o.Body.Scenarios = was
	return o, v, nil
}

// byRow names the fields of a list by the rows of the form: those left empty count there.
func byRow(err error, list string, rows []int) error {
	var f *base.Fault
	if !errors.As(err, &f) {
		return err
	}
	out := *f
	out.Fields = slices.Clone(f.Fields)
	for i := range out.Fields {
		var k int
		var field string
		if n, _ := fmt.Sscanf(out.Fields[i].Name, list+"[%d].%s", &k, &field); n == 2 && k < len(rows) {
			out.Fields[i].Name = fmt.Sprintf("%s[%d].%s", list, rows[k], field)
		}
	}
	return &out
}

func (d *Desk) tryScenario(c *web.Call) error {
	o, v, err := d.scripted(c)
	if err != nil {
		return answered(c, err)
	}
	was, err := d.toldIn(c.Context(), c.Who, o, plain)
	if err != nil {
		return err
	}
	now, err := d.toldIn(c.Context(), c.Who, o, v.Scenario)
	if err != nil {
		return err
	}
	return c.Part(trial{was, now, againstMiddle}.Body())
}

// postScenario keeps a scenario, or only shows what it comes to where that was asked.
func (d *Desk) postScenario(c *web.Call) error {
	o, v, err := d.scripted(c)
	look := c.Value("look") != ""
	if err == nil && !look {
		err = d.keep(c, &o)
	}
	if err != nil || look {
		p, missing := d.scenarioPage(c)
		if missing != nil {
			return missing
		}
		p.Form = ui.FormOf(c.Form(), err)
		if err != nil {
			return c.Again(p, err)
		}
		if p.Now, err = d.toldIn(c.Context(), c.Who, o, v.Scenario); err != nil {
			return err
		}
		return c.Page(p)
	}
	return c.Goto(c.At("/forecasts/%s/scenarios", o.ID), "outlook.said_scenario")
}

// keep saves a forecast as it was read in the revision that the form tells.
func (d *Desk) keep(c *web.Call, o *Outlook) (err error) {
	var wrong base.Checks
	o.Revision = c.Int("revision", &wrong)
	if err := wrong.Fault(); err != nil {
		return err
	}
	*o, err = d.Save(c.Context(), c.Who, *o)
	return err
}

func (d *Desk) postScenarioRemoval(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	at, err := place(c, o.Body)
	if err != nil || at == len(o.Body.Scenarios) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	o.Body.Scenarios = slices.Delete(slices.Clone(o.Body.Scenarios), at, at+1)
	if err := d.keep(c, &o); err != nil {
		return err
	}
	return c.Goto(c.At("/forecasts/%s/scenarios", o.ID), "outlook.said_scenario_removed")
}

// postChoice makes a scenario the forecast's own. What was its own without a name is kept
// under one, so that a choice never loses anything.
func (d *Desk) postChoice(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	chosen := plain
	if c.Path("at") != middleKey {
		at, err := place(c, o.Body)
		if err != nil || at == len(o.Body.Scenarios) {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		chosen = o.Body.Scenarios[at].Scenario
	}
	for _, s := range o.Body.cases() {
		if s.At == ownAlone {
			o.Body.Scenarios = append(slices.Clone(o.Body.Scenarios), Variant{ui.T(c.Context(), "outlook.own_scenario"), s.Scenario})
		}
	}
	o.Body.Hypotheses.Scenario = chosen
	if err := d.keep(c, &o); err != nil {
		return err
	}
	return c.Goto(c.At("/forecasts/%s/scenarios", o.ID), "outlook.said_chosen")
}

// middleKey is the key in the address of what the hypotheses say, without a scenario.
const middleKey = "middle"

// postLeaving keeps the leaving of the largest funder as a scenario.
func (d *Desk) postLeaving(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	all, _ := funders(o.Body.Hypotheses)
	if len(all) == 0 {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	v := Variant{ui.T(c.Context(), "outlook.without_funder", base.Args{"funder": all[0].Name}), leaving(o.Body.Hypotheses.Scenario, all[0].Keys)}
	o.Body.Scenarios = append(slices.Clone(o.Body.Scenarios), v)
	if err := d.keep(c, &o); err != nil {
		return err
	}
	return c.Goto(c.At("/forecasts/%s/scenarios", o.ID), "outlook.said_scenario")
}
