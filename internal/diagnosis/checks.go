package diagnosis

import (
	"context"

	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/boussole"
)

// Checks are what the room can verify of competence 2.4.
func (d *Desk) Checks() []boussole.Check {
	return []boussole.Check{
		{Key: "funder_dependence", Run: d.check(Dependence, "largest_funder")},
		{Key: "months_of_cash", Run: d.check(Liquidity, analysis.CashDays)},
	}
}

// states of a check, by those of a light.
var states = map[analysis.Light]boussole.State{analysis.Good: boussole.Fine, analysis.Watch: boussole.Watch, analysis.Weak: boussole.Missing}

// check verifies one part of a light.
func (d *Desk) check(light, part string) func(context.Context, boussole.Ground) (boussole.Verdict, error) {
	const path = "/diagnosis"
	return func(ctx context.Context, on boussole.Ground) (boussole.Verdict, error) {
		s, err := d.Stand(ctx, on.Who)
		if err != nil && base.KindOf(err) != base.NotFound {
			return boussole.Verdict{}, err
		}
		for _, p := range parts(s.Lights, light) {
			if p.Key != part || p.State == analysis.Unlit {
				continue
			}
			v := boussole.Verdict{State: states[p.State], Reason: "diagnosis.check_" + part, Lines: path,
				Args: base.Args{"value": int(p.Value / 100)}}
			if v.State != boussole.Fine {
				v.Next = boussole.Step{Key: "diagnosis.check_next", Path: path}
			}
			return v, nil
		}
		return boussole.Verdict{State: boussole.Unmeasured, Reason: "diagnosis.none", Lines: path}, nil
	}
}

func parts(all []Light, key string) []Part {
	for _, l := range all {
		if l.Key == key {
			return l.Parts
		}
	}
	return nil
}
