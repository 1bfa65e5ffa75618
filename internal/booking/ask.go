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

// asked is a Wanted that could be read, on its way to the plan.
type asked struct {
	Wanted
	dates   []occurrence
	notices []string
	series  SeriesID // of a series that goes on
}

// Ask books, or asks for approval where the rules of a space want it: all the
// spaces and all the dates, or nothing, unless a series may skip or move some.
// Where a slot is taken it is a Conflict whose Extra holds "alternatives" (Slots),
// or for a series "conflicts"; where a rule is broken, Invalid with each rule.
func (d *Desk) Ask(ctx context.Context, who base.Actor, w Wanted) (done Done, err error) {
	a, err := read(who, w)
	if err != nil {
		return done, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		done, err = d.ask(ctx, tx, a)
		return err
	})
	return done, err
}

// read checks what needs no database.
func read(who base.Actor, w Wanted) (asked, error) {
	var wrong base.Checks
	a := asked{Wanted: w}
	a.Title = strings.TrimSpace(w.Title)
	wrong.Require("title", a.Title)
	if len([]rune(a.Title)) > titleMax {
		wrong.Wrong("title", "base.too_long", base.Args{"max": titleMax})
	}
	if len(w.Spaces) == 0 {
		wrong.Wrong("space", "base.required")
	}
	if len(w.Spaces) > spacesMax {
		wrong.Wrong("space", "booking.too_many_spaces", base.Args{"max": spacesMax})
	}
	if w.Seats < 0 {
		wrong.Wrong("seats", "base.not_a_number")
	}
	from, fromTwice := readTime(w.Start, who.Zone, "start", &wrong)
	to, toTwice := readTime(w.End, who.Zone, "end", &wrong)
	if !from.IsZero() && !to.IsZero() {
		checkSpan(from, to, &wrong)
	}
	switch a.OnConflict {
	case "":
		a.OnConflict = RefuseAll
	case RefuseAll, Skip, MoveEach:
	default:
		wrong.Wrong("on_conflict", "base.not_a_choice")
	}
	if err := wrong.Fault(); err != nil {
		return a, err
	}
	if fromTwice || toTwice {
		a.notices = append(a.notices, ambiguous)
	}
	a.dates = []occurrence{{From: from, To: to}}
	if w.Rule == "" {
		return a, nil
	}
	var cut bool
	var err error
	a.dates, cut, err = expand(w.Rule, from, to, who.Zone)
	if cut {
		a.notices = append(a.notices, seriesCut)
	}
	return a, err
}

func checkSpan(from, to time.Time, wrong *base.Checks) {
	if !to.After(from) {
		wrong.Wrong("end", "booking.end_before_start")
	} else if to.Sub(from) > spanMax {
		wrong.Wrong("end", "booking.too_long", base.Args{"max": words.Text{Key: "words.days", Args: base.Args{"n": int(spanMax.Hours() / 24)}}})
	}
}

func (d *Desk) ask(ctx context.Context, tx *db.Tx, a asked) (Done, error) {
	c, err := d.open(ctx, tx, a.Spaces)
	if err != nil {
		return Done{}, err
	}
	if err := c.whom(ctx, &a.Person, a.Activity, a.ConfirmPast); err != nil {
		return Done{}, err
	}
	if err := c.lockAndLoad(ctx, a.Spaces, a.dates[0].From, a.dates[len(a.dates)-1].To); err != nil {
		return Done{}, err
	}
	drafts, obstacles, err := c.draft(ctx, a)
	if err != nil {
		return Done{}, err
	}
	if err := refusal(a, obstacles); err != nil {
		return Done{}, c.withWayOut(ctx, err, obstacles)
	}
	done := Done{Notices: a.notices, Skipped: obstacles}
	if len(drafts) == 0 {
		return done, base.Wrong("rrule", "booking.rule_empty")
	}
	if a.Rule != "" && a.series == "" {
		a.series = base.NewID[Series](tx.Now)
		if err := insertSeries(ctx, tx, Series{a.series, a.Rule, a.dates[0].From}); err != nil {
			return done, err
		}
	}
	for i := range drafts {
		drafts[i].Series = a.series
	}
	for _, b := range drafts {
		if err := d.write(ctx, tx, c.plan, b); err != nil {
			return done, err
		}
	}
	done.Booking, done.Occurrences = drafts[0], drafts
	return done, nil
}

// refusal is what becomes of the obstacles: a single booking is refused for its
// own reason, a series with the list of them, unless it may go on without.
func refusal(a asked, obstacles []Obstacle) error {
	switch {
	case len(obstacles) == 0:
		return nil
	case a.Rule == "":
		return obstacles[0].Fault
	case a.OnConflict == RefuseAll:
		return base.Refuse(base.Conflict, "booking.series_blocked", base.Args{"n": len(obstacles)})
	}
	return nil
}

// write stores a booking, takes its seats, and announces it.
func (d *Desk) write(ctx context.Context, tx *db.Tx, plan *space.Plan, b Booking) error {
	if err := insert(ctx, tx, b); err != nil {
		return err
	}
	act, told := "requested", &d.Asked
	if b.State == Booked {
		act, told = "booked", &d.Booked
		if err := d.take(ctx, tx, plan, b); err != nil {
			return err
		}
	}
	if err := tx.Record(ctx, "booking", string(b.ID), act, detail(b)); err != nil {
		return err
	}
	return told.Announce(ctx, tx, b)
}

// take claims the seats of a booking and counts its minutes.
func (d *Desk) take(ctx context.Context, tx *db.Tx, plan *space.Plan, b Booking) error {
	to := b.To.Add(buffer(plan, b.Space, tx.Who.Role))
	if err := claim(ctx, tx, b.ID, plan.Units(b.Space, b.Seats), b.From, to); err != nil {
		if db.Taken(err) {
			return base.Refuse(base.Conflict, "booking.taken_meanwhile")
		}
		return err
	}
	return count(ctx, tx, plan, b, +1)
}

// release gives back the seats of a booking and uncounts its minutes.
func (d *Desk) release(ctx context.Context, tx *db.Tx, plan *space.Plan, b Booking) error {
	if b.State != Booked {
		return nil
	}
	if err := unclaim(ctx, tx, b.ID); err != nil {
		return err
	}
	return count(ctx, tx, plan, b, -1)
}

func buffer(plan *space.Plan, id base.SpaceID, role base.Role) time.Duration {
	return time.Duration(plan.Rules(id, role).BufferMinutes) * time.Minute
}

func detail(b Booking) db.Detail {
	return db.Detail{"space": b.Space, "from": b.From, "to": b.To, "title": b.Title, "person": b.Person}
}
