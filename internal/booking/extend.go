package booking

import (
	"context"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Extend goes on with a series until a later day, the day included. Only the dates
// to come after its last one are weighed: what happened before, or was cancelled
// and lent again, is nobody's conflict.
func (d *Desk) Extend(ctx context.Context, who base.Actor, id ID, until day.Day, on OnConflict) (done Done, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		b, err := byID(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if !b.Of(who) && !who.May(base.Run, "booking") {
			return base.Refuse(base.Forbidden, "booking.not_yours")
		}
		if b.Series == "" {
			return base.Wrong("until", "booking.not_a_series")
		}
		s, err := seriesByID(ctx, tx, who.Place, b.Series)
		if err != nil {
			return err
		}
		last, err := lastOf(ctx, tx, who.Place, b.Series)
		if err != nil {
			return err
		}
		a, err := s.goingOn(last, until, who.Zone, tx.Now)
		if err != nil {
			return err
		}
		a.OnConflict = on
		if err := setRule(ctx, tx, b.Series, a.Rule); err != nil {
			return err
		}
		done, err = d.ask(ctx, tx, a)
		return err
	})
	return done, err
}

// goingOn is what to ask so that a series goes on after its last date.
func (s Series) goingOn(last Booking, until day.Day, zone *time.Location, now time.Time) (asked, error) {
	rule := endedOn(s.Rule, until)
	length := onWall(last.To, zone).Sub(onWall(last.From, zone))
	dates, _, err := expand(rule, s.First, fromWall(onWall(s.First, zone).Add(length), zone), zone)
	if err != nil {
		return asked{}, err
	}
	dates = slices.DeleteFunc(dates, func(o occurrence) bool { return !o.From.After(later(last.From, now)) })
	if len(dates) == 0 {
		return asked{}, base.Wrong("until", "booking.rule_empty")
	}
	return asked{dates: dates, series: s.ID, Wanted: Wanted{Spaces: []base.SpaceID{last.Space}, Seats: last.Seats, Title: last.Title,
		Person: last.Person, Activity: last.Activity, Rule: rule}}, nil
}

func fromWall(wall time.Time, zone *time.Location) time.Time {
	t, _ := day.Of(wall, time.UTC).At(day.ClockOf(wall, time.UTC), zone)
	return t
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
