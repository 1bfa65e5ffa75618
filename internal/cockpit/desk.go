package cockpit

import (
	"context"
	"sync"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/boussole"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/vat"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB       *db.DB
	Spaces   *space.Desk
	People   *people.Desk
	Boussole *boussole.Desk
	Vat      *vat.Desk

	lives sync.Map // places that are past their first steps
}

// Day is a day of a place and the six after, as its team sees them.
type Day struct {
	Now        time.Time
	Date       day.Day
	Plan       *space.Plan
	Entries    []Entry // of the seven days, in the order of time
	Note       Note
	Calls      []Call
	Spaces     []Share // most taken first
	Activities []Share
	Weeks      []Week // the trend, oldest first
}

// Week is what was booked in a week, in minutes of seats.
type Week struct {
	Monday  day.Day
	Minutes int
}

// Day reads a day of the actor's place in a number of queries that depends neither on
// how many spaces it has nor on how many years it has lived: what was is read from
// the totals of each day.
func (d *Desk) Day(ctx context.Context, who base.Actor, date day.Day) (Day, error) {
	now := d.DB.Now()
	if date == "" {
		date = day.Of(now, who.Zone)
	}
	out := Day{Now: now, Date: date}
	var err error
	if out.Plan, err = d.Spaces.Plan(ctx, d.DB, who); err != nil {
		return out, err
	}
	if out.Entries, err = entries(ctx, d.DB, who.Place, date.Start(who.Zone), date.Add(7).Start(who.Zone), now); err != nil {
		return out, err
	}
	for i, e := range out.Entries {
		out.Entries[i] = e.shownTo(who)
	}
	if out.Note, err = noteOf(ctx, d.DB, who.Place, date); err != nil {
		return out, err
	}
	if err := d.measure(ctx, who, &out); err != nil {
		return out, err
	}
	out.Calls, err = d.calls(ctx, who, out)
	return out, err
}

// shownTo leaves out of an entry what is between the place and somebody else.
func (e Entry) shownTo(who base.Actor) Entry {
	if !e.mine(who) && !who.May(base.Run, "booking") && !who.May(base.See, "people") {
		e.Title, e.Who, e.Person, e.AskedBy = "", "", "", ""
	}
	return e
}

// measure reads the totals and weighs them against what was open.
func (d *Desk) measure(ctx context.Context, who base.Actor, out *Day) error {
	if !who.May(base.See, "boussole") { // the team's figures
		return nil
	}
	first := out.Date.Monday().Add(-7 * (trendWeeks - 1))
	totals, err := booking.Totals(ctx, d.DB, who.Place, first, out.Date.Monday().Add(7))
	if err != nil {
		return err
	}
	names, err := activityNames(ctx, d.DB, who.Place)
	if err != nil {
		return err
	}
	out.Weeks = weeksOf(totals, first)
	since := out.Date.Add(-shareDays)
	var recent []booking.Total
	for _, t := range totals {
		if t.Day >= since && t.Day < out.Date {
			recent = append(recent, t)
		}
	}
	out.Spaces = spaceShares(out.Plan, recent, since, out.Date)
	out.Activities = activityShares(names, recent)
	return nil
}

// Write keeps what the team notes of a day.
func (d *Desk) Write(ctx context.Context, who base.Actor, date day.Day, n Note) error {
	var wrong base.Checks
	for field, text := range map[string]string{"opens": n.Opens, "closes": n.Closes, "remark": n.Remark} {
		if len([]rune(text)) > noteMax {
			wrong.Wrong(field, "base.too_long", base.Args{"max": noteMax})
		}
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := putNote(ctx, tx, date, n); err != nil {
			return err
		}
		return tx.Record(ctx, "cockpit", string(date), "noted", db.Detail{"opens": n.Opens, "closes": n.Closes, "remark": n.Remark})
	})
}

const noteMax = 300
