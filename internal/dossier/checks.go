package dossier

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/boussole"
	"pilotis/internal/budget"
)

// Checks are what the room can verify of competence 2.1.
func (d *Desk) Checks() []boussole.Check {
	return []boussole.Check{{Key: "volunteers_both_sides", Run: d.checkVolunteers}}
}

// checkVolunteers verifies that the budget in use, the last one voted or else the last one
// written, counts what is given in kind as much as what is used.
func (d *Desk) checkVolunteers(ctx context.Context, on boussole.Ground) (boussole.Verdict, error) {
	const path = "/budgets"
	all, err := d.Budgets.List(ctx, on.Who)
	if err != nil {
		return boussole.Verdict{}, err
	}
	if len(all) == 0 {
		return boussole.Verdict{State: boussole.Missing, Reason: "dossier.check_no_budget", Lines: path, Next: boussole.Step{Key: "dossier.check_plan", Path: path + "/new"}}, nil
	}
	used := inUse(all)
	g, err := d.Budgets.Grant(ctx, on.Who, used.ID, "")
	if err != nil {
		return boussole.Verdict{}, err
	}
	at := path + "/" + string(used.ID)
	uses, _ := g.Total(budget.UsedKind)
	gifts, _ := g.Total(budget.GivenIn)
	next := boussole.Step{Key: "dossier.check_value", Path: at + "/grid"}
	switch {
	case uses != gifts:
		return boussole.Verdict{State: boussole.Missing, Reason: "dossier.check_differ", Args: base.Args{"used": uses, "given": gifts}, Lines: at, Next: next}, nil
	case uses == 0:
		return boussole.Verdict{State: boussole.Watch, Reason: "dossier.check_none", Lines: at, Next: next}, nil
	}
	return boussole.Verdict{State: boussole.Fine, Reason: "dossier.check_equal", Args: base.Args{"amount": uses}, Lines: at}, nil
}

func inUse(all []budget.Version) budget.Version {
	for _, v := range all {
		if v.Voted() {
			return v
		}
	}
	return all[0]
}
