package booking

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

// asked is a Wanted that could be read, on its way to the counter.
type asked struct {
	Wanted
	dates   []occurrence
	cut     bool // the rule goes further than the dates
	notices []string
	series  SeriesID // of a series that goes on
	party   party
	offer   bool // it was offered to the party, who waited for it
}

// Ask books, or asks for approval where the rules of a space want it: all the
// spaces and all the dates, or nothing, unless a series may skip or move some.
// Where a slot is taken it is a Conflict whose Extra holds "alternatives" (Slots),
// or for a series "conflicts" (Obstacles); where a rule is broken it is Invalid, with
// each rule and the alternatives that keep it.
func (d *Desk) Ask(ctx context.Context, who base.Actor, w Wanted) (done Done, err error) {
	a, err := read(who, w)
	if err != nil {
		return done, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		done, err = d.ask(ctx, tx, a)
		return err
	})
	return done, d.explain(ctx, who, err)
}

// read checks what needs no database.
func read(who base.Actor, w Wanted) (a asked, err error) {
	var wrong base.Checks
	a.Wanted = w
	a.Title = checkTitle(w.Title, &wrong)
	a.Rule = tidyRule(w.Rule)
	a.Spaces = nil
	for _, id := range w.Spaces {
		if !slices.Contains(a.Spaces, id) {
			a.Spaces = append(a.Spaces, id)
		}
	}
	if len(w.Spaces) == 0 {
		wrong.Wrong("space", "base.required")
	}
	if len(a.Spaces) > spacesMax {
		wrong.Wrong("space", "booking.too_many_spaces", base.Args{"max": spacesMax})
	}
	if w.Seats < 0 {
		wrong.Wrong("seats", "base.not_a_number")
	}
	from, to, twice := readSpan(w.Start, w.End, who.Zone, &wrong)
	a.OnConflict = checkChoices(w, &wrong)
	if err := wrong.Fault(); err != nil {
		return a, err
	}
	a.dates = []occurrence{{From: from, To: to}}
	if a.Rule != "" {
		if a.dates, a.cut, err = expand(a.Rule, from, to, who.Zone); err != nil {
			return a, err
		}
		twice = slices.ContainsFunc(a.dates, func(o occurrence) bool { return o.twice })
	}
	if twice {
		a.notices = append(a.notices, ambiguous)
	}
	return a, nil
}

func checkTitle(title string, wrong *base.Checks) string {
	title = strings.TrimSpace(title)
	wrong.Require("title", title)
	if len([]rune(title)) > titleMax {
		wrong.Wrong("title", "base.too_long", base.Args{"max": titleMax})
	}
	return title
}

func checkChoices(w Wanted, wrong *base.Checks) OnConflict {
	choices := []OnConflict{RefuseAll, Skip, MoveEach}
	if w.OnConflict == "" {
		w.OnConflict = RefuseAll
	}
	if !slices.Contains(choices, w.OnConflict) {
		wrong.Wrong("on_conflict", "base.not_a_choice")
	}
	if len(w.Instead) > 0 && (w.Rule == "" || len(w.Spaces) > 1) {
		wrong.Wrong("dates", "base.not_a_choice")
	}
	for _, choice := range w.Dates {
		if !slices.Contains(choices, choice) {
			wrong.Wrong("dates", "base.not_a_choice")
			break
		}
	}
	return w.OnConflict
}

func (d *Desk) ask(ctx context.Context, tx *db.Tx, a asked) (done Done, err error) {
	if !a.offer {
		if a.party, err = whom(ctx, tx, tx.Who, a.Wanted); err != nil {
			return done, err
		}
	}
	c, err := d.open(ctx, tx, a.mayTake(), a.party)
	if err != nil {
		return done, err
	}
	if done, err = c.grant(ctx, tx, a); err != nil {
		return done, err
	}
	if a.Rule != "" && a.series == "" {
		a.series = base.NewID[Series](tx.Now)
		if err := insertSeries(ctx, tx, Series{a.series, a.Rule, a.dates[0].From}); err != nil {
			return done, err
		}
	}
	for i := range done.Occurrences {
		done.Occurrences[i].Series = a.series
	}
	done.Booking = done.Occurrences[0]
	return done, d.write(ctx, tx, c.plan, done.Occurrences)
}

// grant says what can be booked of what is asked, or refuses it.
func (c *counter) grant(ctx context.Context, r db.Reader, a asked) (done Done, err error) {
	if a.cut {
		a.dates = c.withinReach(a)
		a.notices = append(a.notices, seriesCut)
	}
	from, to := reach(a.dates)
	if err := c.load(ctx, r, a.mayTake(), from.Add(-aDay), to.Add(aDay)); err != nil {
		return done, err
	}
	drafts, obstacles, blocked := c.draft(a)
	if blocked {
		return done, &blockage{asked: a, obstacles: obstacles, several: a.Rule != "", wanted: len(a.dates) * len(a.Spaces)}
	}
	return Done{drafts[0], drafts, obstacles, a.notices}, nil
}

// aDay is how far around what is asked a date may be moved: within its civil day.
const aDay = 25 * time.Hour

// whom settles for whom a booking is: oneself, or anybody of the place where staff ask.
func whom(ctx context.Context, r db.Reader, who base.Actor, w Wanted) (party, error) {
	staff := who.May(base.Run, "booking")
	if w.Person == "" && !staff {
		w.Person = who.Person
	}
	if w.Person != who.Person && !staff {
		return party{}, base.Refuse(base.Forbidden, "booking.only_for_oneself")
	}
	if w.Person != "" && w.Person != who.Person {
		if known, err := personIn(ctx, r, who.Place, w.Person); err != nil || !known {
			return party{}, cmp.Or(err, notHere("person", "booking.person_unknown"))
		}
	}
	if w.Activity != "" {
		if known, err := activityIn(ctx, r, who.Place, w.Activity); err != nil || !known {
			return party{}, cmp.Or(err, notHere("activity", "booking.activity_unknown"))
		}
	}
	return partyOf(who, w.Person, w.ConfirmPast), nil
}

// withinReach drops the dates of a rule without an end that lie further than one may book.
func (c *counter) withinReach(a asked) []occurrence {
	dates := slices.Clone(a.dates)
	for _, id := range a.Spaces {
		if last, is := c.plea(id, c.now, c.now).horizon(); is && !c.party.waived {
			dates = slices.DeleteFunc(dates, func(o occurrence) bool { return day.Of(o.From, c.plan.Zone()) > last })
		}
	}
	if len(dates) == 0 {
		return a.dates[:1] // to be refused with the rule
	}
	return dates
}

// draft weighs every date, and gives what can be booked and what stands in the way
// of the rest; blocked where that rest may not be left out.
func (c *counter) draft(a asked) (drafts []Booking, obstacles []Obstacle, blocked bool) {
	for _, date := range a.dates {
		choice := a.choice(date, c.plan.Zone())
		group, hurdles := c.draftDate(a, date)
		if id, is := a.Instead[day.Of(date.From, c.plan.Zone())]; is && len(hurdles) > 0 {
			other := a
			other.Spaces = []base.SpaceID{id}
			if group, _ = c.draftDate(other, date); group != nil {
				hurdles = nil
			}
		}
		if len(hurdles) > 0 && choice == MoveEach {
			if moved, ok := c.moveWithinDay(a, date); ok {
				group, hurdles = moved, nil
			}
		}
		obstacles = append(obstacles, hurdles...)
		blocked = blocked || len(hurdles) > 0 && choice == RefuseAll
		drafts = append(drafts, group...)
	}
	return drafts, obstacles, blocked || len(drafts) == 0
}

// mayTake lists the spaces asked for, and those that dates may take instead.
func (a asked) mayTake() []base.SpaceID {
	all := slices.Concat(a.Spaces, slices.Collect(maps.Values(a.Instead)))
	slices.Sort(all)
	return slices.Compact(all)
}

// choice is what becomes of a date that is not possible; a single booking is refused.
func (a asked) choice(o occurrence, zone *time.Location) OnConflict {
	if a.Rule == "" {
		return RefuseAll
	}
	if choice, is := a.Dates[day.Of(o.From, zone)]; is {
		return choice
	}
	return a.OnConflict
}

// draftDate weighs one date: all its spaces or none.
func (c *counter) draftDate(a asked, date occurrence) (group []Booking, hurdles []Obstacle) {
	for _, id := range a.Spaces {
		b := c.settle(Booking{ID: base.NewID[Booking](c.now), Space: id, From: date.From, To: date.To, Seats: a.Seats, Title: a.Title,
			Person: a.party.person, Activity: a.Activity, AskedAt: c.now, AskedBy: a.party.asker, AskedAs: a.party.as})
		if b.Activity == "" {
			s, _ := c.plan.Space(id)
			b.Activity = s.Activity
		}
		fault := date.missing
		if fault == nil {
			fault = c.weigh(b)
		}
		if fault != nil {
			hurdles = append(hurdles, Obstacle{Space: id, From: b.From, To: b.To, Fault: fault})
			continue
		}
		if len(a.Spaces) > 1 {
			b.Together = b.ID
			if len(group) > 0 {
				b.Together = group[0].ID
			}
		}
		c.keep(b)
		group = append(group, b)
	}
	if len(hurdles) > 0 {
		c.forget(group)
		return nil, hurdles
	}
	return group, nil
}

// write stores bookings, takes their seats, and announces them.
func (d *Desk) write(ctx context.Context, tx *db.Tx, plan *space.Plan, all []Booking) error {
	for _, b := range all {
		if err := insert(ctx, tx, b); err != nil {
			return err
		}
		if err := take(ctx, tx, plan, b); err != nil {
			return err
		}
		if err := tx.Record(ctx, "booking", string(b.ID), string(b.State), detail(b)); err != nil {
			return err
		}
	}
	for _, b := range all {
		told := &d.Booked
		if b.State == Requested {
			told = &d.Asked
		}
		if err := told.Announce(ctx, tx, b); err != nil {
			return err
		}
	}
	return nil
}

// take claims the seats of a booking and counts its minutes.
func take(ctx context.Context, tx *db.Tx, plan *space.Plan, b Booking) error {
	if b.State != Booked {
		return nil
	}
	if err := claim(ctx, tx, plan, b); err != nil {
		if db.Taken(err) {
			return base.Refuse(base.Conflict, "booking.taken_meanwhile")
		}
		return err
	}
	return count(ctx, tx, b, +1)
}

// release gives back the seats of a booking and uncounts its minutes.
func release(ctx context.Context, tx *db.Tx, b Booking) error {
	if b.State != Booked {
		return nil
	}
	if err := unclaim(ctx, tx, b.ID); err != nil {
		return err
	}
	return count(ctx, tx, b, -1)
}

func detail(b Booking) db.Detail {
	return db.Detail{"space": b.Space, "from": b.From, "to": b.To, "title": b.Title, "person": b.Person}
}
