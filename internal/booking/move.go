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

// Changes are what becomes of a booking; what is nil stays.
type Changes struct {
	Start, End  *string
	Space       *base.SpaceID
	Title       *string
	Seats       *int
	Activity    *base.ActivityID
	Person      *base.PersonID
	OnConflict  OnConflict // of a series: RefuseAll, or Skip to leave where it is what cannot move
	ConfirmPast bool
	ConfirmLate bool // staff move after the cut-off
}

// Change moves a booking or changes what is said of it, or of more of what was
// asked at once. Dates of a series keep their distance: each moves as far, on the
// wall, as the one that was named. A booking that moves frees its seats, so that
// the cut-off holds for it too; where the rules want approval it is a request again.
func (d *Desk) Change(ctx context.Context, who base.Actor, id ID, scope Scope, ch Changes) (done Done, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		m, err := readChange(ctx, tx, who, tx.Now, id, scope, ch)
		if err != nil {
			return err
		}
		if m.takesTime() {
			c, err := d.open(ctx, tx, m.spaces(), m.party)
			if err != nil {
				return err
			}
			if err := c.relocate(ctx, tx, &m); err != nil {
				return err
			}
		}
		if err := anchor(ctx, tx, m); err != nil {
			return err
		}
		done = m.done()
		return d.rewrite(ctx, tx, m)
	})
	return done, d.explain(ctx, who, err)
}

// standing reads a booking that the actor may change: one's own, or any for staff.
func standing(ctx context.Context, r db.Reader, who base.Actor, id ID) (Booking, error) {
	b, err := ownOrAny(ctx, r, who, id)
	if err == nil && !b.Stands() {
		err = base.Refuse(base.Conflict, "booking.ended")
	}
	return b, err
}

func ownOrAny(ctx context.Context, r db.Reader, who base.Actor, id ID) (Booking, error) {
	b, err := byID(ctx, r, who.Place, id)
	if err == nil && !b.Of(who) && !who.May(base.Run, "booking") {
		err = base.Refuse(base.Forbidden, "booking.not_yours")
	}
	return b, err
}

// change is Changes that could be read, of some bookings.
type change struct {
	Changes
	named    Booking
	from, to time.Time // of the booking that was named
	zone     *time.Location
	party    party
	moves    []Move
	skipped  []Obstacle // what stays where it is
	notices  []string
}

// readChange reads what is to become of which bookings.
func readChange(ctx context.Context, r db.Reader, who base.Actor, now time.Time, id ID, scope Scope, ch Changes) (m change, err error) {
	b, err := standing(ctx, r, who, id)
	if err != nil {
		return m, err
	}
	if m, err = ch.read(b, who.Zone); err != nil {
		return m, err
	}
	w := Wanted{Person: b.Person, ConfirmPast: ch.ConfirmPast}
	if ch.Person != nil {
		w.Person = *ch.Person
	}
	if ch.Activity != nil {
		w.Activity = *ch.Activity
	}
	if m.party, err = whom(ctx, r, who, w); err != nil {
		return m, err
	}
	all, err := inScope(ctx, r, who.Place, b, scope, now)
	for _, b := range all {
		m.moves = append(m.moves, Move{b, m.apply(b)})
	}
	return m, err
}

// spaces lists where the bookings will be.
func (m change) spaces() []base.SpaceID {
	var out []base.SpaceID
	for _, move := range m.moves {
		out = append(out, move.After.Space)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// done counts the change of each booking, and tells what they become.
func (m change) done() Done {
	out := Done{Notices: m.notices, Skipped: m.skipped}
	for i := range m.moves {
		m.moves[i].After.Sequence++
		out.Occurrences = append(out.Occurrences, m.moves[i].After)
	}
	out.Booking = out.Occurrences[0]
	return out
}

// read checks what needs no database.
func (ch Changes) read(b Booking, zone *time.Location) (m change, err error) {
	var wrong base.Checks
	m = change{Changes: ch, named: b, from: b.From, to: b.To, zone: zone}
	twice := false
	switch {
	case ch.Start != nil && ch.End != nil:
		m.from, m.to, twice = readSpan(*ch.Start, *ch.End, zone, &wrong)
	case ch.Start != nil: // a booking that moves keeps its length
		m.from, twice = readTime(*ch.Start, zone, "start", &wrong)
		m.to = m.from.Add(b.To.Sub(b.From))
	case ch.End != nil:
		if m.to, twice = readTime(*ch.End, zone, "end", &wrong); len(wrong) == 0 {
			checkSpan(m.from, m.to, &wrong)
		}
	}
	if twice {
		m.notices = append(m.notices, ambiguous)
	}
	if ch.Title != nil {
		title := checkTitle(*ch.Title, &wrong)
		m.Title = &title
	}
	if ch.Seats != nil && *ch.Seats < 0 {
		wrong.Wrong("seats", "base.not_a_number")
	}
	return m, wrong.Fault()
}

// takesTime tells whether a change needs seats elsewhere than now.
func (m change) takesTime() bool {
	return m.shifts() || m.Space != nil && *m.Space != m.named.Space || m.Seats != nil && *m.Seats != m.named.Seats
}

func (m change) shifts() bool { return !m.from.Equal(m.named.From) || !m.to.Equal(m.named.To) }

// apply gives a booking as it will be. Only what was booked in the space that was
// named goes to another one.
func (m change) apply(b Booking) Booking {
	if m.Space != nil && b.Space == m.named.Space {
		b.Space = *m.Space
	}
	if m.Title != nil {
		b.Title = *m.Title
	}
	if m.Seats != nil {
		b.Seats = *m.Seats
	}
	if m.Activity != nil {
		b.Activity = *m.Activity
	}
	if m.Person != nil {
		b.Person = *m.Person
	}
	return b
}

// date is where a booking goes: those beside the one that was named move as far on
// the wall as it does.
func (m change) date(b Booking) occurrence {
	if b.From.Equal(m.named.From) && b.To.Equal(m.named.To) {
		return occurrence{From: m.from, To: m.to}
	}
	by := func(t, was, is time.Time) time.Time { // on the wall
		return onWall(t, m.zone).Add(onWall(is, m.zone).Sub(onWall(was, m.zone)))
	}
	return occurrenceAt(by(b.From, m.named.From, m.from), by(b.To, m.named.To, m.to), m.zone)
}

// relocate weighs the bookings where they go, as if they were nowhere, and keeps of
// the change what can be done.
func (c *counter) relocate(ctx context.Context, r db.Reader, m *change) error {
	if err := c.inTime(m); err != nil {
		return err
	}
	x := &blockage{several: len(m.moves) > 1, wanted: len(m.moves)}
	x.party, x.Spaces, x.Seats = m.party, m.spaces(), m.moves[0].After.Seats
	for i, move := range m.moves {
		o := m.date(move.Before)
		m.moves[i].After.From, m.moves[i].After.To = o.From, o.To
		x.dates = append(x.dates, o)
		x.moving = append(x.moving, move.Before)
	}
	first, last := reach(x.dates)
	if err := c.load(ctx, r, x.Spaces, first, last); err != nil {
		return err
	}
	c.forget(x.moving)
	var possible []Move
	for i, move := range m.moves {
		if fault := c.settleMove(&move, x.dates[i]); fault != nil {
			x.obstacles = append(x.obstacles, Obstacle{Space: move.After.Space, From: move.After.From, To: move.After.To, Fault: fault})
			c.keep(move.Before)
			continue
		}
		c.keep(move.After)
		possible = append(possible, move)
	}
	if len(x.obstacles) > 0 && m.OnConflict != Skip || len(possible) == 0 {
		return x
	}
	m.moves, m.skipped = possible, x.obstacles
	return nil
}

// reach is the stretch that some dates cover.
func reach(dates []occurrence) (first, last time.Time) {
	first, last = dates[0].From, dates[0].To
	for _, o := range dates {
		first, last = day.Earlier(first, o.From), day.Later(last, o.To)
	}
	return first, last
}

// inTime refuses to free seats after the cut-off; staff may confirm all the same.
func (c *counter) inTime(m *change) error {
	for _, move := range m.moves {
		if fault := cutOff(c.plan, move.Before, c.who, c.now); fault != nil && !m.prolongs() && !(m.ConfirmLate && c.who.May(base.Run, "booking")) {
			return fault
		}
	}
	return nil
}

// settleMove tells what stands in the way of a move. A booking that keeps its start
// was asked in time.
func (c *counter) settleMove(move *Move, o occurrence) *base.Fault {
	if o.missing != nil {
		return o.missing
	}
	heldTill := move.Before.HeldTill
	move.After = c.settle(move.After)
	if move.Before.State == Requested && move.After.State == Requested {
		move.After.HeldTill = heldTill
	}
	at := *c
	at.party.waived = at.party.waived || move.Before.From.Equal(move.After.From) && move.Before.Space == move.After.Space
	return at.weigh(move.After)
}

// prolongs tells whether bookings keep all they have, and take more: nothing is freed.
func (m change) prolongs() bool {
	b := m.named
	return (m.Space == nil || *m.Space == b.Space) && !m.from.After(b.From) && !m.to.Before(b.To) && (m.Seats == nil || *m.Seats >= b.Seats)
}

// rewrite stores changed bookings and announces them. All are released first, so
// that one may take the place of another.
func (d *Desk) rewrite(ctx context.Context, tx *db.Tx, m change) error {
	plan, err := d.Spaces.Plan(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	var before []Booking
	for _, move := range m.moves {
		if err := release(ctx, tx, move.Before); err != nil {
			return err
		}
		before = append(before, move.Before)
	}
	for _, move := range m.moves {
		after := move.After
		if err := take(ctx, tx, plan, after); err != nil {
			return err
		}
		if err := update(ctx, tx, move.Before, after); err != nil {
			return err
		}
		if err := tx.Record(ctx, "booking", string(after.ID), "moved", differences(move.Before, after)); err != nil {
			return err
		}
	}
	for _, move := range m.moves {
		if err := d.Moved.Announce(ctx, tx, move); err != nil {
			return err
		}
	}
	return d.offerFreed(ctx, tx, before)
}

// anchor makes a series of its own of the dates that move to another hour, so that
// it goes on at that hour.
func anchor(ctx context.Context, tx *db.Tx, m change) error {
	if len(m.moves) < 2 || m.named.Series == "" || !m.shifts() {
		return nil
	}
	s, err := seriesByID(ctx, tx, tx.Who.Place, m.named.Series)
	if err != nil {
		return err
	}
	rule, ok := turned(s.Rule, day.Of(m.from, m.zone).Sub(day.Of(m.named.From, m.zone)))
	if !ok {
		return base.Wrong("start", "booking.series_day_fixed")
	}
	s = Series{base.NewID[Series](tx.Now), rule, m.moves[0].After.From}
	for i := range m.moves {
		s.First = day.Earlier(s.First, m.moves[i].After.From)
		m.moves[i].After.Series = s.ID
	}
	return insertSeries(ctx, tx, s)
}

// turned is a rule some days later; false where it says days that do not all move so.
func turned(rule string, days int) (string, bool) {
	byDay := partOf(rule, "BYDAY")
	fixed := partOf(rule, "BYMONTHDAY") + partOf(rule, "BYMONTH") + partOf(rule, "BYSETPOS")
	switch weekdays := []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}; {
	case days == 0 || byDay+fixed == "":
		return rule, true
	case fixed == "" && partOf(rule, "FREQ") == "WEEKLY" && slices.Contains(weekdays, byDay):
		at := ((slices.Index(weekdays, byDay)+days)%7 + 7) % 7
		return strings.Replace(rule, "BYDAY="+byDay, "BYDAY="+weekdays[at], 1), true
	}
	return rule, false
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
	note("state", before.State, after.State)
	return out
}
