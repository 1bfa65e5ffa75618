package ledger

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// CloseJournal lets a journal take no more entries, or (again) takes that back. What is in it stays.
func (d *Desk) CloseJournal(ctx context.Context, who base.Actor, code string, again bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		all, err := journals(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(j Journal) bool { return j.Code == code })
		if at < 0 {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		all[at].ClosedOn = closedOn(tx, again)
		if err := putJournal(ctx, tx, all[at]); err != nil {
			return err
		}
		return tx.Record(ctx, room, code, closureAct("journal", again), nil)
	})
}

// CloseThird lets a third party take no more lines, or (again) takes that back. One that
// owes or is owed stays open.
func (d *Desk) CloseThird(ctx context.Context, who base.Actor, code string, again bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		t, found, err := getThird(ctx, tx, who.Place, code)
		if err != nil {
			return err
		}
		if !found {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if waiting, err := openOf(ctx, tx, who.Place, code); err != nil || len(waiting) > 0 && !again {
			return orOwing(err, len(waiting))
		}
		t.ClosedOn = closedOn(tx, again)
		if err := putThird(ctx, tx, t); err != nil {
			return err
		}
		return tx.Record(ctx, room, code, closureAct("third", again), nil)
	})
}

func orOwing(err error, lines int) error {
	if err != nil {
		return err
	}
	return base.Refuse(base.Conflict, "ledger.third_owes", base.Args{"n": lines})
}

// CloseAxis offers a project or a site no more, or (again) offers it anew.
func (d *Desk) CloseAxis(ctx context.Context, who base.Actor, id AxisID, again bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		all, err := axisValues(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(v AxisValue) bool { return v.ID == id })
		if at < 0 {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		all[at].ClosedOn = closedOn(tx, again)
		if err := putAxis(ctx, tx, all[at]); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), closureAct("axis", again), nil)
	})
}

func closedOn(tx *db.Tx, again bool) day.Day {
	if again {
		return ""
	}
	return day.Of(tx.Now, tx.Who.Zone)
}

func closureAct(what string, again bool) string {
	if again {
		return what + "_reopened"
	}
	return what + "_closed"
}
