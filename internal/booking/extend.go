package booking

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Extend makes a series end on another day, that day included. Where it is later,
// only the dates after the last one are weighed: what happened before, or was
// cancelled and lent again, is nobody's conflict. Where it is earlier, the dates
// after it are cancelled, as Cancel would.
func (d *Desk) Extend(ctx context.Context, who base.Actor, id ID, until day.Day, on OnConflict) (done Done, err error) {
	var wrong base.Checks
	on = checkChoices(Wanted{OnConflict: on}, &wrong)
	if err := wrong.Fault(); err != nil {
		return done, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		done, err = d.goOn(ctx, tx, id, until, on)
		return err
	})
	return done, d.explain(ctx, who, err)
}

func (d *Desk) goOn(ctx context.Context, tx *db.Tx, id ID, until day.Day, on OnConflict) (done Done, err error) {
	b, err := ownOrAny(ctx, tx, tx.Who, id)
	if err != nil {
		return done, err
	}
	if b.Series == "" {
		return done, base.Wrong("until", "booking.not_a_series")
	}
	s, err := seriesByID(ctx, tx, tx.Who.Place, b.Series)
	if err != nil {
		return done, err
	}
	s.Rule = endedOn(s.Rule, until)
	if err := setRule(ctx, tx, s); err != nil {
		return done, err
	}
	last, err := lastOf(ctx, tx, tx.Who.Place, b.Series)
	if err != nil {
		return done, err
	}
	if until < day.Of(last[0].From, tx.Who.Zone) {
		return d.shorten(ctx, tx, last[0], until)
	}
	a, err := s.after(last, tx.Who.Zone, tx.Now)
	if err != nil {
		return done, err
	}
	a.OnConflict = on
	return d.ask(ctx, tx, a)
}

// shorten cancels what lies after a day.
func (d *Desk) shorten(ctx context.Context, tx *db.Tx, last Booking, until day.Day) (done Done, err error) {
	done.Booking = last
	last.From = until.Add(1).Start(tx.Who.Zone)
	all, err := inScope(ctx, tx, tx.Who.Place, last, Following, tx.Now)
	if err != nil {
		return done, err
	}
	done.Occurrences, err = d.cancelAll(ctx, tx, all, Cancellation{})
	return done, err
}

// after is what to ask so that a series goes on after its last date: with the
// spaces, the length and all else of that date.
func (s Series) after(last []Booking, zone *time.Location, now time.Time) (a asked, err error) {
	b := last[0]
	length := onWall(b.To, zone).Sub(onWall(b.From, zone))
	a.dates, a.cut, err = expandOnWall(s.Rule, onWall(s.First, zone), onWall(day.Later(b.From, now), zone), length, zone)
	if err != nil {
		return a, err
	}
	a.series = s.ID
	a.Wanted = Wanted{Seats: b.Seats, Title: b.Title, Person: b.Person, Activity: b.Activity, Rule: s.Rule}
	for _, x := range last {
		a.Spaces = append(a.Spaces, x.Space)
	}
	return a, nil
}

// endedOn is a rule that goes until a day instead of what it said.
func endedOn(rule string, until day.Day) string {
	var kept []string
	for part := range strings.SplitSeq(rule, ";") {
		if name, _, _ := strings.Cut(part, "="); name != "COUNT" && name != "UNTIL" {
			kept = append(kept, part)
		}
	}
	return strings.Join(append(kept, "UNTIL="+strings.ReplaceAll(string(until), "-", "")), ";")
}
