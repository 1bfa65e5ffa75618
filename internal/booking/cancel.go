package booking

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/words"
)

// Cancellation is a booking given up, and why.
type Cancellation struct {
	Scope  Scope
	Reason string
	Late   bool // staff confirm that they cancel after the cut-off
}

// Cancel gives up a booking: that date, the following or all to come. After the
// cut-off of the space it is refused with the rule; staff may confirm all the same.
func (d *Desk) Cancel(ctx context.Context, who base.Actor, id ID, x Cancellation) (cancelled []Booking, err error) {
	if len([]rune(x.Reason)) > reasonMax {
		return nil, base.Wrong("reason", "base.too_long", base.Args{"max": reasonMax})
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		b, err := d.mine(ctx, tx, id)
		if err != nil {
			return err
		}
		all, err := inScope(ctx, tx, who.Place, b, x.Scope, tx.Now)
		if err != nil {
			return err
		}
		plan, err := d.Spaces.Plan(ctx, tx, who)
		if err != nil {
			return err
		}
		late := x.Late && who.May(base.Run, "booking")
		for _, b := range all {
			if err := cutOff(plan, b, who.Role, tx.Now); err != nil && !late {
				return err
			}
			if err := d.end(ctx, tx, plan, &b, Cancelled, x.Reason); err != nil {
				return err
			}
			cancelled = append(cancelled, b)
		}
		return nil
	})
	return cancelled, err
}

// cutOff refuses a cancellation that comes too late: until the very instant of the
// limit it is still in time.
func cutOff(plan *space.Plan, b Booking, role base.Role, now time.Time) error {
	rules := plan.Rules(b.Space, role)
	limit := b.From.Add(-time.Duration(rules.CancelMinutes) * time.Minute)
	if b.State == Requested || rules.CancelMinutes == 0 && now.Before(b.To) || !now.After(limit) {
		return nil
	}
	key := "booking.too_late_to_cancel"
	if rules.CancelMinutes == 0 {
		key = "booking.over"
	}
	return base.Wrong("start", key, base.Args{
		"before": words.Length(rules.CancelMinutes), "limit": words.Instant{Time: limit, Zone: plan.Zone()}})
}

// CutOff tells whether the actor may still cancel a booking, as Cancel would.
func (d *Desk) CutOff(ctx context.Context, who base.Actor, b Booking) error {
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return err
	}
	return cutOff(plan, b, who.Role, d.DB.Now())
}

// end closes a booking, gives back its seats and tells so.
func (d *Desk) end(ctx context.Context, tx *db.Tx, plan *space.Plan, b *Booking, as State, reason string) error {
	if err := d.release(ctx, tx, plan, *b); err != nil {
		return err
	}
	b.State = as
	b.Ended = Ending{tx.Now, tx.Who.Name, reason}
	b.Sequence++
	if err := update(ctx, tx, *b); err != nil {
		return err
	}
	if err := tx.Record(ctx, "booking", string(b.ID), string(as), db.Detail{"reason": reason}); err != nil {
		return err
	}
	if as == Refused {
		return d.Refused.Announce(ctx, tx, *b)
	}
	return d.Cancelled.Announce(ctx, tx, *b)
}
