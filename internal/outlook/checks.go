package outlook

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/boussole"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

// Checks are what the room can verify of competence 2.1, on the forecast in use.
func (d *Desk) Checks() []boussole.Check {
	return []boussole.Check{
		{Key: "forecast_balances", Run: d.check(sheetsBalance)},
		{Key: "grants_weighed", Run: d.check(weighed)},
		{Key: "vat_named", Run: d.check(vatNamed)},
		{Key: "breakeven_within_capacity", Run: d.check(within)},
	}
}

// check runs a check on the forecast in use, the one that changed last.
func (d *Desk) check(verify func(o Outlook, out *forecast.Outcome) boussole.Verdict) func(context.Context, boussole.Ground) (boussole.Verdict, error) {
	return func(ctx context.Context, on boussole.Ground) (boussole.Verdict, error) {
		all, err := d.List(ctx, on.Who)
		if err != nil {
			return boussole.Verdict{}, err
		}
		if len(all) == 0 {
			return boussole.Verdict{State: boussole.Missing, Reason: "outlook.check_none", Lines: listPath, Next: boussole.Step{Key: "outlook.begin", Path: listPath + "/new"}}, nil
		}
		out, err := d.Reckon(ctx, on.Who, all[0].Body.Hypotheses)
		if err != nil {
			return boussole.Verdict{}, err
		}
		v := verify(all[0], out)
		v.Lines = listPath + "/" + string(all[0].ID)
		if v.Next.Key != "" {
			v.Next.Path = v.Lines
		}
		return v, nil
	}
}

const listPath = "/forecasts"

// sheetsBalance verifies that every year's sheet balances and that its plan leaves what the bank
// gained.
func sheetsBalance(_ Outlook, out *forecast.Outcome) boussole.Verdict {
	cash := out.CashEnd()
	for y := range years(out) {
		_, to := bounds(out, y)
		s, p := sheetOf(Books(out, y), "", "fr"), PlanOf(out, y)
		if s.Assets != s.Owed || p.Cash != cash[to-1] {
			return boussole.Verdict{State: boussole.Watch, Reason: "outlook.check_unbalanced", Next: boussole.Step{Key: "outlook.check_see"}}
		}
	}
	return boussole.Verdict{State: boussole.Fine, Reason: "outlook.check_balances", Args: base.Args{"years": years(out)}}
}

// weighed verifies that each grant that is not signed says how likely it is.
func weighed(o Outlook, _ *forecast.Outcome) boussole.Verdict {
	unsaid, all := 0, len(o.Body.Hypotheses.Grants)+len(o.Body.Hypotheses.Endowments)
	for _, g := range o.Body.Hypotheses.Grants {
		unsaid += unlikely(g.State, g.Probability)
	}
	for _, e := range o.Body.Hypotheses.Endowments {
		unsaid += unlikely(e.State, e.Probability)
	}
	if unsaid > 0 {
		return boussole.Verdict{State: boussole.Watch, Reason: "outlook.check_unweighed", Args: base.Args{"count": unsaid}, Next: boussole.Step{Key: "outlook.check_weigh"}}
	}
	return boussole.Verdict{State: boussole.Fine, Reason: "outlook.check_weighed", Args: base.Args{"count": all}}
}

func unlikely(s forecast.State, odds money.Rate) int {
	if s != forecast.Signed && odds == 0 {
		return 1
	}
	return 0
}

func vatNamed(o Outlook, _ *forecast.Outcome) boussole.Verdict {
	return boussole.Verdict{State: boussole.Fine, Reason: "outlook.check_vat_" + string(o.Body.Hypotheses.VAT.Regime)}
}

// within verifies that what must be sold for nothing to be lost could be: everything that is
// sold by capacity, sold in full.
func within(o Outlook, out *forecast.Outcome) boussole.Verdict {
	point := Books(out, 0).BreakEvenOf(out.Variable()).With
	next := boussole.Step{Key: "outlook.check_see"}
	if !point.Reachable {
		return boussole.Verdict{State: boussole.Missing, Reason: "outlook.unreachable", Next: next}
	}
	h := o.Body.Hypotheses
	h.Sales = append([]forecast.Sale{}, h.Sales...)
	for i, s := range h.Sales {
		if s.Driver != nil {
			full := *s.Driver
			full.Occupancy = forecast.Always(10000)
			h.Sales[i].Driver = &full
		}
	}
	most := point.Sales
	if m, err := forecast.Compile(h); err == nil {
		most = Books(m.Run(), 0).BreakEven().Sales.Cents
	}
	args := base.Args{"sales": point.Sales, "most": most}
	if point.Sales > most {
		return boussole.Verdict{State: boussole.Watch, Reason: "outlook.check_beyond", Args: args, Next: next}
	}
	return boussole.Verdict{State: boussole.Fine, Reason: "outlook.check_within", Args: args}
}
