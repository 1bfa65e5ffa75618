package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Retag says anew what a line is for, validated or not, while its year is open: no
// account changes, and the monthly totals follow in the same transaction.
func (d *Desk) Retag(ctx context.Context, who base.Actor, at At, to Axes) error {
	living, err := d.living(ctx, who)
	if err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := d.opened(ctx, tx, at.Entry); err != nil {
			return err
		}
		e, err := getEntry(ctx, tx, who.Place, at.Entry)
		if err != nil {
			return err
		}
		if at.Position < 0 || at.Position >= len(e.Lines) {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if err := known(ctx, tx, who.Place, to); err != nil {
			return err
		}
		l := e.Lines[at.Position]
		if l.Axes == to {
			return nil
		}
		if to.Activity != l.Activity && !living(to.Activity) {
			return base.Wrong("activity", "ledger.no_such_activity")
		}
		if err := setAxes(ctx, tx, e, at.Position, to); err != nil {
			return err
		}
		if e.Validated() {
			if err := moveTotals(ctx, tx, e, l, to); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "ledger", string(e.ID), "retagged", db.Detail{"line": at.Position + 1, "activity": db.Was(l.Activity, to.Activity),
			"project": db.Was(l.Project, to.Project), "site": db.Was(l.Site, to.Site), "split": db.Was(l.Split, to.Split)})
	})
}

// moveTotals takes a validated line out of the totals of what it was for, and adds
// it to those of what it is for now.
func moveTotals(ctx context.Context, tx *db.Tx, e Entry, l Line, to Axes) error {
	all, err := journals(ctx, tx, tx.Who.Place)
	if err != nil {
		return err
	}
	opening := false
	for _, j := range all {
		opening = opening || j.Code == e.Journal && j.Kind == Opening
	}
	from := cell{e.Year, monthOf(e.Day), l.Account, opening, l.Axes}
	into := from
	into.Axes = to
	if err := addMonth(ctx, tx, from, moved{-l.Debit, -l.Credit, -1}); err != nil {
		return err
	}
	if err := dropEmpty(ctx, tx, from); err != nil {
		return err
	}
	return addMonth(ctx, tx, into, moved{l.Debit, l.Credit, 1})
}
