package board

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/boussole"
	"pilotis/internal/forecast"
)

// Checks are what the room can verify of competence 2.2.
func (d *Desk) Checks() []boussole.Check {
	return []boussole.Check{
		{Key: "indicators_few", Run: d.indicatorsFew},
		{Key: "monthly_close", Run: d.monthlyClose},
	}
}

// Pages that checks lead to.
const (
	nowPath        = "/board"
	monthsPath     = "/board/months"
	indicatorsPath = "/board/indicators"
)

// indicatorsFew asks for a board, and that somebody of the team answers for each of its lines;
// more than twelve there cannot be, nor one without a source.
func (d *Desk) indicatorsFew(ctx context.Context, on boussole.Ground) (boussole.Verdict, error) {
	all, err := d.Indicators(ctx, on.Who)
	if err != nil {
		return boussole.Verdict{}, err
	}
	if len(all) == 0 {
		return boussole.Verdict{State: boussole.Missing, Reason: "board.check_none", Lines: nowPath, Next: boussole.Step{Key: "board.check_begin", Path: nowPath}}, nil
	}
	alone := 0
	for _, l := range all {
		if !l.Owned() {
			alone++
		}
	}
	args := base.Args{"n": len(all), "alone": alone}
	if alone > 0 {
		return boussole.Verdict{State: boussole.Watch, Reason: "board.check_alone", Args: args, Lines: indicatorsPath, Next: boussole.Step{Key: "board.check_name", Path: indicatorsPath}}, nil
	}
	return boussole.Verdict{State: boussole.Fine, Reason: "board.check_few", Args: args, Lines: indicatorsPath}, nil
}

// proven is how many months in a row make a habit.
const proven = 3

// monthlyClose asks that the last three months to be closed were, in time, and led to decisions.
// A month that may still be closed in time is not asked for yet.
func (d *Desk) monthlyClose(ctx context.Context, on boussole.Ground) (boussole.Verdict, error) {
	last := forecast.MonthOf(on.Today()).Add(-1)
	shut, err := closures(ctx, on, on.Who.Place, last.Add(-proven), last)
	if err != nil {
		return boussole.Verdict{}, err
	}
	kept := map[forecast.Month]Closure{}
	for _, c := range shut {
		kept[c.Month] = c.Closure
	}
	if _, done := kept[last]; !done && Due(last) >= on.Today() {
		last = last.Add(-1)
	}
	made, err := decisions(ctx, on, on.Who.Place, last.Add(1-proven), last)
	if err != nil {
		return boussole.Verdict{}, err
	}
	closed, inTime := 0, 0
	for m := last.Add(1 - proven); m <= last; m = m.Add(1) {
		if c, done := kept[m]; done {
			closed++
			if !c.Late() {
				inTime++
			}
		}
	}
	return habit(closed, inTime, decided(made, last)), nil
}

// decided counts the decisions of the last months.
func decided(all []Decision, last forecast.Month) (n int) {
	for _, dec := range all {
		if dec.Month > last.Add(-proven) && dec.Month <= last {
			n++
		}
	}
	return n
}

func habit(closed, inTime, decided int) boussole.Verdict {
	v := boussole.Verdict{State: boussole.Watch, Reason: "board.check_closed", Lines: monthsPath,
		Args: base.Args{"closed": closed, "in_time": inTime, "decisions": decided, "of": proven}, Next: boussole.Step{Key: "board.check_close", Path: nowPath}}
	switch {
	case closed == 0:
		v.State, v.Reason = boussole.Missing, "board.check_never"
	case inTime == proven && decided > 0:
		v.State, v.Next = boussole.Fine, boussole.Step{}
	}
	return v
}
