package booking

import (
	"context"
	"strings"
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

// Cancel gives up a booking, or more of what was asked at once. After the cut-off
// of the space it is refused with the rule; staff may confirm all the same.
func (d *Desk) Cancel(ctx context.Context, who base.Actor, id ID, x Cancellation) (cancelled []Booking, err error) {
	if x.Reason, err = checkReason(x.Reason); err != nil {
		return nil, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		b, err := standing(ctx, tx, tx.Who, id)
		if err != nil {
			return err
		}
		all, err := inScope(ctx, tx, who.Place, b, x.Scope, tx.Now)
		if err != nil {
			return err
		}
		cancelled, err = d.cancelAll(ctx, tx, all, x)
		return err
	})
	return cancelled, err
}

func (d *Desk) cancelAll(ctx context.Context, tx *db.Tx, all []Booking, x Cancellation) ([]Booking, error) {
	plan, err := d.Spaces.Plan(ctx, tx, tx.Who)
	if err != nil {
		return nil, err
	}
	late := x.Late && tx.Who.May(base.Run, "booking")
	for _, b := range all {
		if fault := cutOff(plan, b, tx.Who, tx.Now); fault != nil && !late {
			return nil, fault
		}
	}
	return d.end(ctx, tx, plan, all, Cancelled, x.Reason)
}

func checkReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if len([]rune(reason)) > reasonMax {
		return "", base.Wrong("reason", "base.too_long", base.Args{"max": reasonMax})
	}
	return reason, nil
}

// cutOff refuses what comes too late to free the seats of a booking: until the very
// instant of the limit it is still in time, and always where the space has closed since.
func cutOff(plan *space.Plan, b Booking, who base.Actor, now time.Time) *base.Fault {
	rules := plan.Rules(b.Space, who.Role)
	limit := b.From.Add(-time.Duration(rules.CancelMinutes) * time.Minute)
	switch {
	case b.State == Requested:
		return nil
	case !now.Before(b.To):
		return base.Wrong(lateField(who), "booking.over")
	case rules.CancelMinutes == 0 || !now.After(limit) || closedOn(plan, b):
		return nil
	}
	return base.Wrong(lateField(who), "booking.too_late_to_cancel", base.Args{
		"before": words.Length(rules.CancelMinutes), "limit": words.Instant{Time: limit, Zone: plan.Zone()}})
}

// closedOn tells whether the space no longer opens for a booking that it took.
func closedOn(plan *space.Plan, b Booking) bool { return plan.Refuses(b.Space, b.From, b.To) != nil }

// lateField is the field that the refusal is about: staff can confirm.
func lateField(who base.Actor) string {
	if who.May(base.Run, "booking") {
		return "confirm_late"
	}
	return "start"
}

// CutOff tells whether the actor may still cancel a booking, as Cancel would.
func (d *Desk) CutOff(ctx context.Context, who base.Actor, b Booking) error {
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return err
	}
	if fault := cutOff(plan, b, who, d.DB.Now()); fault != nil {
		return fault
	}
	return nil
}

// end closes bookings, gives back their seats, tells so, and offers what is freed
// to whoever waits for it.
func (d *Desk) end(ctx context.Context, tx *db.Tx, plan *space.Plan, all []Booking, as State, reason string) ([]Booking, error) {
	ended := make([]Booking, len(all))
	for i, was := range all {
		if err := release(ctx, tx, was); err != nil {
			return nil, err
		}
		b := was
		b.State = as
		b.Ended = Ending{tx.Now, tx.Who.Name, reason}
		b.Sequence++
		if err := update(ctx, tx, was, b); err != nil {
			return nil, err
		}
		if err := tx.Record(ctx, "booking", string(b.ID), string(as), db.Detail{"reason": reason}); err != nil {
			return nil, err
		}
		ended[i] = b
	}
	told := &d.Cancelled
	if as == Refused {
		told = &d.Refused
	}
	for _, b := range ended {
		if err := told.Announce(ctx, tx, b); err != nil {
			return nil, err
		}
	}
	return ended, d.offerFreed(ctx, tx, all)
}
