package space

import (
	"context"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const reasonMax = 200

// Close closes a space, or the whole place, on the days of a closure.
func (d *Desk) Close(ctx context.Context, who base.Actor, c Closure, how Telling) (Closure, error) {
	c.Reason = strings.TrimSpace(c.Reason)
	if err := c.check(); err != nil {
		return c, err
	}
	err := d.shut(ctx, who, c.Space, how, func(ctx context.Context, tx *db.Tx, _ *Plan) error {
		c.ID = base.NewID[Closure](tx.Now)
		if err := insertClosure(ctx, tx, c); err != nil {
			return err
		}
		return tx.Record(ctx, "space", thing(c.Space), "closed", db.Detail{"first": c.First, "last": c.Last,
			"repeats": c.Repeat, "weekdays": c.Weekdays, "reason": c.Reason})
	})
	return c, err
}

// Reopen lifts a closure.
func (d *Desk) Reopen(ctx context.Context, who base.Actor, id base.ID[Closure]) error {
	return d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		c, err := pick(now.Closures(), func(c Closure) bool { return c.ID == id })
		if err != nil {
			return err
		}
		if err := deleteClosure(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "space", thing(c.Space), "reopened", db.Detail{"first": c.First, "last": c.Last, "reason": c.Reason})
	})
}

// Except gives one day hours of its own, instead of those it had or was given
// before; without any, the day is closed.
func (d *Desk) Except(ctx context.Context, who base.Actor, e Exception, how Telling) (Exception, error) {
	e.Reason = strings.TrimSpace(e.Reason)
	var wrong base.Checks
	checkDay("day", e.Day, &wrong)
	checkReason(e.Reason, &wrong)
	checkRanges("hours", e.Hours, &wrong)
	if err := wrong.Fault(); err != nil {
		return e, err
	}
	err := d.shut(ctx, who, e.Space, how, func(ctx context.Context, tx *db.Tx, _ *Plan) error {
		e.ID = base.NewID[Exception](tx.Now)
		if err := upsertException(ctx, tx, e); err != nil {
			return err
		}
		return tx.Record(ctx, "space", thing(e.Space), "excepted", db.Detail{"day": e.Day, "hours": writeRanges(e.Hours), "reason": e.Reason})
	})
	return e, err
}

// Unexcept gives a day back its usual hours.
func (d *Desk) Unexcept(ctx context.Context, who base.Actor, id base.ID[Exception]) error {
	return d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		e, err := pick(now.Exceptions(), func(e Exception) bool { return e.ID == id })
		if err != nil {
			return err
		}
		if err := deleteException(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "space", thing(e.Space), "unexcepted", db.Detail{"day": e.Day, "reason": e.Reason})
	})
}

// TakeOut takes a space out of service, from now where no other instant is said,
// until its expected return where one is known.
func (d *Desk) TakeOut(ctx context.Context, who base.Actor, o Outage, how Telling) (Outage, error) {
	o.Reason = strings.TrimSpace(o.Reason)
	err := d.shut(ctx, who, o.Space, how, func(ctx context.Context, tx *db.Tx, _ *Plan) error {
		if o.From.IsZero() {
			o.From = tx.Now
		}
		var wrong base.Checks
		checkReason(o.Reason, &wrong)
		if o.Space == "" {
			wrong.Wrong("space", "base.required")
		}
		if !o.Back.IsZero() && !o.Back.After(o.From) {
			wrong.Wrong("back", "space.back_before_out")
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		o.ID = base.NewID[Outage](tx.Now)
		if err := insertOutage(ctx, tx, o); err != nil {
			return err
		}
		return tx.Record(ctx, "space", thing(o.Space), "taken_out", db.Detail{"from": o.From, "back": o.Back, "reason": o.Reason})
	})
	return o, err
}

// PutBack puts a space back in service at an instant, now where none is said; an
// outage that had not begun then is forgotten.
func (d *Desk) PutBack(ctx context.Context, who base.Actor, id base.ID[Outage], at time.Time) error {
	return d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		o, err := pick(now.Outages(), func(o Outage) bool { return o.ID == id })
		if err != nil {
			return err
		}
		if at.IsZero() {
			at = tx.Now
		}
		if at.After(o.From) {
			err = updateBack(ctx, tx, id, at)
		} else {
			err = deleteOutage(ctx, tx, id)
		}
		if err != nil {
			return err
		}
		return tx.Record(ctx, "space", thing(o.Space), "put_back", db.Detail{"back": db.Was(o.Back, at), "reason": o.Reason})
	})
}

// ObserveHolidays says on which public holidays the place is closed: on all but
// those that it works, given by their keys.
func (d *Desk) ObserveHolidays(ctx context.Context, who base.Actor, worked []string, how Telling) error {
	return d.shut(ctx, who, "", how, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		var kept []string
		for _, h := range day.HolidaysOf(day.Of(tx.Now, now.zone).Year(), now.department) {
			if slices.Contains(worked, h.Key) {
				kept = append(kept, h.Key)
			}
		}
		if err := writeWorked(ctx, tx, kept); err != nil {
			return err
		}
		return tx.Record(ctx, "space", thing(""), "holidays_chosen", db.Detail{"worked": kept})
	})
}

// thing names in the trail what an act was about: a space, or the hours of the place.
func thing(id base.SpaceID) string {
	if id == "" {
		return "place"
	}
	return string(id)
}

func pick[T any](list []T, is func(T) bool) (T, error) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], nil
	}
	var none T
	return none, base.Refuse(base.NotFound, "base.not_found")
}
