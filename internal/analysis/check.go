package analysis

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/boussole"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

const (
	sheetPath  = "/analysis/sheet"
	causesPath = "/analysis/causes"
	// diverseMax is the share of income beyond which what is booked as diverse hides
	// something that deserves a name of its own.
	diverseMax money.Rate = 500
)

var (
	waiting = over{of: codes("471 472 473 474 475")}
	diverse = over{of: codes("658 758")}
	carried = over{of: codes("689 789")}
)

// Checks are those of the room for the boussole.
func (d *Desk) Checks() []boussole.Check {
	return []boussole.Check{
		{Key: "cash_identity", Run: d.checked(cashIdentity)},
		{Key: "one_offs_apart", Run: d.checked(onceApart)},
		{Key: "earmarked_treated", Run: d.checked(earmarkedTreated)},
	}
}

// checked runs a check on the latest year that has ended, or on the one that goes on where
// none has; without books there is nothing to measure.
func (d *Desk) checked(check func(Stand) boussole.Verdict) func(context.Context, boussole.Ground) (boussole.Verdict, error) {
	return func(ctx context.Context, on boussole.Ground) (boussole.Verdict, error) {
		none := boussole.Verdict{State: boussole.Unmeasured, Reason: "analysis.check_no_books", Lines: "/analysis"}
		p, err := d.Statements.Period(ctx, on.Who, "", "")
		if base.KindOf(err) == base.NotFound {
			return none, nil
		}
		if err != nil {
			return none, err
		}
		if p.To >= day.Of(on.Now, on.Who.Zone) && p.Before != nil {
			if p, err = d.Statements.Period(ctx, on.Who, p.Before.From, p.Before.To); err != nil {
				return none, err
			}
		}
		s, err := d.Read(ctx, on.Who, p)
		return check(s), err
	}
}

// path is the address of a page of the room over the days that were read.
func (s Stand) path(page string) string {
	return page + "?from=" + string(s.From) + "&to=" + string(s.To)
}

// cashIdentity asks that working capital less need be the cash, nothing left on accounts
// that only wait.
func cashIdentity(s Stand) boussole.Verdict {
	f, left := s.Functional(), s.debit("", waiting)
	args := base.Args{"capital": f.WorkingCapital.Cents, "need": f.Need.Cents, "cash": f.Treasury.Cents, "waiting": left.Cents}
	switch {
	case f.WorkingCapital.Cents-f.Need.Cents != f.Treasury.Cents:
		return boussole.Verdict{State: boussole.Missing, Reason: "analysis.check_identity_broken", Args: args, Lines: s.path(sheetPath), Next: boussole.Step{Key: "analysis.check_identity_next", Path: "/reports/balance"}}
	case len(left.Pieces) > 0:
		return boussole.Verdict{State: boussole.Watch, Reason: "analysis.check_identity_waiting", Args: args, Lines: s.path(sheetPath), Next: boussole.Step{Key: "analysis.check_waiting_next", Path: "/reports/balance"}}
	}
	return boussole.Verdict{State: boussole.Fine, Reason: "analysis.check_identity", Args: args, Lines: s.path(sheetPath)}
}

// onceApart asks that what happens once be told apart, and not hidden among what is diverse.
func onceApart(s Stand) boussole.Verdict {
	apart, hidden, income := s.sum("", s.once()), money.Cents(0), s.sum("", over{of: codes("7")}).Cents
	for _, p := range s.sum("", diverse).Pieces {
		hidden += p.Cents.Abs()
	}
	args := base.Args{"once": apart.Cents, "hidden": hidden}
	if income > 0 && share(hidden, income) > diverseMax {
		return boussole.Verdict{State: boussole.Watch, Reason: "analysis.check_once_hidden", Args: args, Lines: s.path(causesPath), Next: boussole.Step{Key: "analysis.check_once_next", Path: "/reports/income"}}
	}
	reason := "analysis.check_once"
	if len(apart.Pieces) == 0 {
		reason = "analysis.check_once_none"
	}
	return boussole.Verdict{State: boussole.Fine, Reason: reason, Args: args, Lines: s.path(causesPath)}
}

// earmarkedTreated asks that money promised to projects be followed: what a year begins with
// is used or carried on, and free cash is told without it.
func earmarkedTreated(s Stand) boussole.Verdict {
	held, moved := s.sum("", earmarked), s.sum("", carried)
	args := base.Args{"held": held.Cents, "free": s.Functional().free()}
	if held.Cents != 0 && len(moved.Pieces) == 0 {
		return boussole.Verdict{State: boussole.Watch, Reason: "analysis.check_earmarked_still", Args: args, Lines: s.path(sheetPath), Next: boussole.Step{Key: "analysis.check_earmarked_next", Path: "/funds"}}
	}
	return boussole.Verdict{State: boussole.Fine, Reason: "analysis.check_earmarked", Args: args, Lines: s.path(sheetPath)}
}
