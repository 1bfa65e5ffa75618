package dossier

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/forecast"
	"pilotis/internal/outlook"
	"pilotis/internal/words"
)

// View is a file with all that it rests on.
type View struct {
	Dossier
	Outlook outlook.Outlook
	Outcome *forecast.Outcome // nil where the forecast, or its scenario, is no longer there
	Result  outlook.Result
	Grant   *budget.Grant // nil where the file has no table, or its budget is gone
	Sent    []Sending
}

// Look reads a file, and what its forecast says today.
func (d *Desk) Look(ctx context.Context, who base.Actor, id ID) (v View, err error) {
	if v.Dossier, err = d.Get(ctx, who, id); err != nil {
		return v, err
	}
	if v.Sent, err = sendings(ctx, d.DB, who.Place, id); err != nil {
		return v, err
	}
	if err = d.reckon(ctx, who, &v); err != nil {
		return v, err
	}
	v.Grant, err = d.tableOf(ctx, who, v.Content, v.Outcome)
	if base.KindOf(err) == base.NotFound {
		v.Grant, err = nil, nil
	}
	return v, err
}

// reckon tells what the forecast of a file comes to, in its scenario, over its years.
func (d *Desk) reckon(ctx context.Context, who base.Actor, v *View) (err error) {
	if v.Forecast == "" {
		return nil
	}
	if v.Outlook, err = d.Outlooks.Get(ctx, who, v.Forecast); base.KindOf(err) == base.NotFound {
		return nil
	}
	if err != nil || !scenes(v.Outlook, v.Scenario) {
		return err
	}
	h := v.Outlook.Body.Hypotheses
	for _, s := range v.Outlook.Body.Scenarios {
		if s.Name == v.Scenario && v.Scenario != "" {
			h = v.Outlook.Body.In(s.Scenario)
		}
	}
	h.Months = min(h.Months, 12*v.Years)
	if v.Outcome, err = d.Outlooks.Reckon(ctx, who, h); err != nil {
		return err
	}
	v.Result = outlook.Draw(v.Outcome, who.Lang, words.T(who.Lang, "outlook.unreachable"))
	return nil
}

// Gap is something that a file lacks before it can be sent well.
type Gap struct {
	Key   string
	Args  base.Args
	Stops bool // whether the file cannot be sent without
}

// Gaps tells what is missing, what stops the sending first.
func (v View) Gaps() (out []Gap) {
	add := func(missing, stops bool, key string, args base.Args) {
		if missing {
			out = append(out, Gap{key, args, stops})
		}
	}
	add(v.Funder == "", true, "no_funder", nil)
	add(v.Asked == 0, true, "no_amount", nil)
	add(len(v.empty()) == len(Sections()), true, "no_text", nil)
	add(v.Forecast == "", true, "no_forecast_yet", nil)
	add(v.Forecast != "" && v.Outlook.ID == "", true, "forecast_gone", nil)
	add(v.Outlook.ID != "" && v.Outcome == nil, true, "scenario_gone", base.Args{"name": v.Scenario})
	add(v.Grant == nil && v.Table != NoTable && v.Table != FromForecast, true, "budget_gone", nil)
	if v.Grant != nil {
		add(v.Grant.Fault() != nil, true, "unbalanced", nil)
	}
	empty := len(v.empty())
	add(empty > 0 && empty < len(Sections()), false, "empty_sections", base.Args{"count": empty})
	add(v.Purpose == "", false, "no_purpose", nil)
	if v.Outcome != nil {
		add(len(v.Result.Months) < 12*v.Years, false, "short_forecast", base.Args{"years": v.Years, "months": len(v.Result.Months)})
		unsaid := unsourced(v.Outcome.Hypotheses())
		add(unsaid > 0, false, "unsourced", base.Args{"count": unsaid})
	}
	return out
}

// unsourced counts the hypotheses that do not say where they come from.
func unsourced(h forecast.Hypotheses) (n int) {
	for _, kind := range outlook.Kinds() {
		for _, head := range outlook.Heads(&h, kind) {
			if head.Source == "" {
				n++
			}
		}
	}
	return n
}

// printable refuses a file that has nothing to show: no forecast to draw, or a table that does
// not balance, with its difference.
func (v View) printable() error {
	if v.Outcome == nil {
		return base.Refuse(base.Invalid, "dossier.not_printable")
	}
	if v.Grant != nil {
		return v.Grant.Fault()
	}
	return nil
}

// ready refuses a file that cannot be sent.
func (v View) ready() error {
	if err := v.printable(); err != nil {
		return err
	}
	for _, g := range v.Gaps() {
		if g.Stops {
			return base.Refuse(base.Invalid, "dossier.gap_"+g.Key, g.Args)
		}
	}
	return nil
}
