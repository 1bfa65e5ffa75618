package booking

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Changes are what becomes of a booking; what is nil stays.
type Changes struct {
	Start, End  *string
	Space       *base.SpaceID
	Title       *string
	Seats       *int
	Activity    *base.ActivityID
	Person      *base.PersonID
	ConfirmPast bool
}

// Get reads a booking. What the actor may not see of it is left out.
func (d *Desk) Get(ctx context.Context, who base.Actor, id ID) (Booking, error) {
	b, err := byID(ctx, d.DB, who.Place, id)
	return b.shownTo(who), err
}

// shownTo leaves out what a stranger to the booking may not see.
func (b Booking) shownTo(who base.Actor) Booking {
	if !b.VisibleTo(who) {
		b.Title, b.Person, b.AskedBy, b.AskedAs, b.Ended.By, b.Ended.Reason = "", "", "", "", "", ""
	}
	return b
}

// mine reads a booking that the actor may change: their own, or any for staff.
func (d *Desk) mine(ctx context.Context, tx *db.Tx, id ID) (Booking, error) {
	b, err := byID(ctx, tx, tx.Who.Place, id)
	switch {
	case err != nil:
		return b, err
	case !b.Of(tx.Who) && !tx.Who.May(base.Run, "booking"):
		return b, base.Refuse(base.Forbidden, "booking.not_yours")
	case !b.Stands():
		return b, base.Refuse(base.Conflict, "booking.ended")
	}
	return b, nil
}

// Change moves a booking or changes what is said of it: that date, the following or
// all to come. Dates of a series keep their distance: each moves as far, on the
// wall, as the one that was named. All move or none.
func (d *Desk) Change(ctx context.Context, who base.Actor, id ID, scope Scope, ch Changes) (done Done, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		b, err := d.mine(ctx, tx, id)
		if err != nil {
			return err
		}
		all, err := inScope(ctx, tx, who.Place, b, scope, tx.Now)
		if err != nil {
			return err
		}
		done, err = d.change(ctx, tx, b, all, ch)
		return err
	})
	return done, err
}

func (d *Desk) change(ctx context.Context, tx *db.Tx, named Booking, all []Booking, ch Changes) (done Done, err error) {
	shift, notices, err := ch.read(named, tx.Who.Zone)
	if err != nil {
		return done, err
	}
	after := make([]Booking, len(all))
	moving := map[ID]bool{}
	var spaces []base.SpaceID
	for i, b := range all {
		after[i] = ch.apply(b, shift)
		moving[b.ID] = true
		spaces = append(spaces, after[i].Space)
	}
	c, err := d.open(ctx, tx, spaces)
	if err != nil {
		return done, err
	}
	c.moving = moving
	if err := c.whom(ctx, &after[0].Person, after[0].Activity, ch.ConfirmPast); err != nil && (ch.Person != nil || ch.Activity != nil || ch.ConfirmPast) {
		return done, err
	}
	c.past = ch.ConfirmPast && tx.Who.May(base.Run, "booking")
	if ch.takesTime() {
		if err := c.replace(ctx, spaces, after); err != nil {
			return done, err
		}
	}
	for i, b := range all {
		if err := d.rewrite(ctx, tx, c, b, after[i], ch.takesTime()); err != nil {
			return done, err
		}
	}
	return Done{Booking: after[0], Occurrences: after, Notices: notices}, nil
}

// replace weighs moved bookings where they go, as if they were nowhere.
func (c *counter) replace(ctx context.Context, spaces []base.SpaceID, after []Booking) error {
	first, last := after[0].From, after[0].To
	for _, b := range after {
		first, last = earlier(first, b.From), later(last, b.To)
	}
	if err := c.lockAndLoad(ctx, spaces, first, last); err != nil {
		return err
	}
	var obstacles []Obstacle
	for _, b := range after {
		fault, err := c.weigh(ctx, b, c.plan.Rules(b.Space, c.tx.Who.Role), b.From.IsZero(), "")
		if err != nil {
			return err
		}
		if fault != nil {
			obstacles = append(obstacles, Obstacle{Space: b.Space, From: b.From, To: b.To, Fault: fault})
			continue
		}
		c.load.with(c.plan.Units(b.Space, b.Seats), "", b.From, b.To.Add(buffer(c.plan, b.Space, c.tx.Who.Role)))
	}
	switch {
	case len(obstacles) == 0:
		return nil
	case len(after) == 1:
		return c.withWayOut(ctx, obstacles[0].Fault, obstacles)
	}
	return c.withWayOut(ctx, base.Refuse(base.Conflict, "booking.series_blocked", base.Args{"n": len(obstacles)}), obstacles)
}

func (d *Desk) rewrite(ctx context.Context, tx *db.Tx, c *counter, before, after Booking, moved bool) error {
	after.Sequence++
	if moved || after.Activity != before.Activity {
		if err := d.release(ctx, tx, c.plan, before); err != nil {
			return err
		}
		if after.State == Booked {
			if err := d.take(ctx, tx, c.plan, after); err != nil {
				return err
			}
		}
	}
	if err := update(ctx, tx, after); err != nil {
		return err
	}
	if err := tx.Record(ctx, "booking", string(after.ID), "moved", differences(before, after)); err != nil {
		return err
	}
	return d.Moved.Announce(ctx, tx, Move{before, after})
}

func differences(before, after Booking) db.Detail {
	out := db.Detail{}
	note := func(name string, was, is any) {
		if was != is {
			out[name] = db.Was(was, is)
		}
	}
	note("space", before.Space, after.Space)
	note("from", before.From, after.From)
	note("to", before.To, after.To)
	note("title", before.Title, after.Title)
	note("seats", before.Seats, after.Seats)
	note("person", before.Person, after.Person)
	note("activity", before.Activity, after.Activity)
	return out
}

// takesTime tells whether a change needs seats elsewhere than now.
func (ch Changes) takesTime() bool {
	return ch.Start != nil || ch.End != nil || ch.Space != nil || ch.Seats != nil
}

// shift is how far a booking moves on the wall.
type shift struct {
	from, to time.Duration
	zone     *time.Location
}

// read checks what needs no database, and measures the move on the wall.
func (ch Changes) read(b Booking, zone *time.Location) (shift, []string, error) {
	var wrong base.Checks
	from, to := b.From, b.To
	var twice [2]bool
	if ch.Start != nil {
		from, twice[0] = readTime(*ch.Start, zone, "start", &wrong)
		if ch.End == nil { // a booking that moves keeps its length
			to = from.Add(b.To.Sub(b.From))
		}
	}
	if ch.End != nil {
		to, twice[1] = readTime(*ch.End, zone, "end", &wrong)
	}
	if ch.Title != nil {
		wrong.Require("title", *ch.Title)
		if len([]rune(*ch.Title)) > titleMax {
			wrong.Wrong("title", "base.too_long", base.Args{"max": titleMax})
		}
	}
	if ch.Seats != nil && *ch.Seats < 0 {
		wrong.Wrong("seats", "base.not_a_number")
	}
	if len(wrong) == 0 {
		checkSpan(from, to, &wrong)
	}
	var notices []string
	if twice[0] || twice[1] {
		notices = append(notices, ambiguous)
	}
	return shift{onWall(from, zone).Sub(onWall(b.From, zone)), onWall(to, zone).Sub(onWall(b.To, zone)), zone}, notices, wrong.Fault()
}

// apply gives a booking as it will be.
func (ch Changes) apply(b Booking, s shift) Booking {
	if s.from != 0 || s.to != 0 {
		b.From, b.To = s.of(b.From, s.from), s.of(b.To, s.to)
	}
	if ch.Space != nil {
		b.Space = *ch.Space
	}
	if ch.Title != nil {
		b.Title = strings.TrimSpace(*ch.Title)
	}
	if ch.Seats != nil {
		b.Seats = *ch.Seats
	}
	if ch.Activity != nil {
		b.Activity = *ch.Activity
	}
	if ch.Person != nil {
		b.Person = *ch.Person
	}
	return b
}

func (s shift) of(t time.Time, by time.Duration) time.Time {
	wall := onWall(t, s.zone).Add(by)
	moved, _ := day.Of(wall, time.UTC).At(day.ClockOf(wall, time.UTC), s.zone)
	return moved
}
