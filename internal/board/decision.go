package board

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
)

// Decisions lists all that is open, and what was settled in the last year.
func (d *Desk) Decisions(ctx context.Context, who base.Actor) ([]Decision, error) {
	now := d.Now(who)
	b := &book{span: span{from: now.Add(1 - trend), to: now, on: d.today(who)}}
	var err error
	if b.all, err = indicators(ctx, d.DB, who.Place); err != nil {
		return nil, err
	}
	if b.team, err = d.Team(ctx, who); err != nil {
		return nil, err
	}
	all, err := decisions(ctx, d.DB, who.Place, b.from, b.to)
	for i := range all {
		all[i] = b.named(all[i])
	}
	return inOrder(all), err
}

// Decide notes what the board of a month leads to, and who carries it.
func (d *Desk) Decide(ctx context.Context, who base.Actor, dec Decision) (Decision, error) {
	dec.What = tidied(dec.What)
	var wrong base.Checks
	wrong.Require("what", dec.What)
	long(&wrong, "what", dec.What, whatMax)
	if _, err := day.Parse(string(dec.Due)); err != nil {
		wrong.Wrong("due", "base.not_a_day")
	} else if dec.Due < d.today(who) {
		wrong.Wrong("due", "board.past")
	}
	if _, err := forecast.ParseMonth(string(dec.Month)); err != nil {
		return dec, err
	}
	if err := d.onTeam(ctx, who, "carrier", dec.Carrier, &wrong); err != nil {
		return dec, err
	}
	if err := wrong.Fault(); err != nil {
		return dec, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if err := stillOpen(ctx, tx, dec.Month); err != nil {
			return err
		}
		if dec.Indicator != "" {
			if _, err := getIndicator(ctx, tx, who.Place, dec.Indicator); err != nil {
				return err
			}
		}
		dec.ID, dec.MadeAt, dec.MadeBy = base.NewID[Decision](tx.Now), tx.Now, tx.Who.Account
		dec.Outcome, dec.Reason, dec.SettledOn, dec.SettledBy = Open, "", "", ""
		if err := putDecision(ctx, tx, dec); err != nil {
			return err
		}
		return tx.Record(ctx, "board", string(dec.ID), "decided", db.Detail{"what": dec.What, "due": dec.Due})
	})
	return dec, err
}

// Settle says how a decision ended: done, or dropped with its reason. It is said once.
func (d *Desk) Settle(ctx context.Context, who base.Actor, id DecisionID, how Outcome, reason string) (dec Decision, err error) {
	reason = tidied(reason)
	var wrong base.Checks
	if how != Done && how != Dropped {
		wrong.Wrong("outcome", "base.required")
	}
	if how == Dropped {
		wrong.Require("reason", reason)
	}
	long(&wrong, "reason", reason, whatMax)
	if err := wrong.Fault(); err != nil {
		return dec, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if dec, err = getDecision(ctx, tx, who.Place, id); err != nil {
			return err
		}
		if dec.Outcome != Open {
			return base.Refuse(base.Conflict, "board.settled_already")
		}
		dec.Outcome, dec.Reason, dec.SettledOn, dec.SettledBy = how, reason, day.Of(tx.Now, tx.Who.Zone), tx.Who.Account
		if err := putDecision(ctx, tx, dec); err != nil {
			return err
		}
		return tx.Record(ctx, "board", string(id), "settled", db.Detail{"what": dec.What, "outcome": how, "reason": reason})
	})
	return dec, err
}
