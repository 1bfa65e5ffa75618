package booking

import (
	"context"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/words"
)

// counter is where requests are weighed: the plan, what is taken of it, and what
// the rules must know of whoever asks.
type counter struct {
	who     base.Actor
	now     time.Time
	plan    *space.Plan
	party   party
	lent    load // for good, or offered to whoever waits
	busy    load // that, and what requests keep for the moment
	used    []usage
	trained people.Trainings
}

// party is for whom something is booked, and under which conditions.
type party struct {
	person base.PersonID
	asker  base.AccountID // whose quota it is where the person is not known
	as     string         // the asker's name
	nobody bool           // the place itself
	past   bool           // staff note what has taken place
	waived bool           // when it is asked is no matter
}

// partyOf is whoever asks for a booking: oneself, or anybody where staff ask.
func partyOf(who base.Actor, person base.PersonID, past bool) party {
	staff := who.May(base.Run, "booking")
	return party{person: person, asker: askerOf(who), as: who.Name, nobody: staff && person == "", past: past && staff, waived: past && staff}
}

// open ends the offers that have lapsed, locks the spaces that will be used up, then
// reads the plan as it is: on PostgreSQL the tree may have changed while one waited
// for the lock.
func (d *Desk) open(ctx context.Context, tx *db.Tx, spaces []base.SpaceID, p party) (*counter, error) {
	if err := d.lapse(ctx, tx); err != nil {
		return nil, err
	}
	plan, err := d.Spaces.Plan(ctx, tx, tx.Who)
	if err != nil {
		return nil, err
	}
	for range openTries {
		if err := inUse(plan, spaces); err != nil {
			return nil, err
		}
		leaves := leavesOf(plan, spaces)
		if err := lock(ctx, tx, leaves); err != nil {
			return nil, err
		}
		if plan, err = d.Spaces.Plan(ctx, tx, tx.Who); err != nil {
			return nil, err
		}
		if slices.Equal(leaves, leavesOf(plan, spaces)) {
			return &counter{who: tx.Who, now: tx.Now, plan: plan, party: p}, inUse(plan, spaces)
		}
	}
	return nil, base.Refuse(base.Busy, "base.busy")
}

// openTries is how often the tree may change under a request before it gives up.
const openTries = 3

// look is open for whoever only wants to know.
func (d *Desk) look(ctx context.Context, who base.Actor, spaces []base.SpaceID, p party) (*counter, error) {
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	return &counter{who: who, now: d.DB.Now(), plan: plan, party: p}, inUse(plan, spaces)
}

// inUse refuses spaces that the place does not have, or has retired.
func inUse(plan *space.Plan, spaces []base.SpaceID) error {
	for _, id := range spaces {
		if s, known := plan.Space(id); !known || !s.Retired.IsZero() {
			return notHere("space", "booking.space_unknown")
		}
	}
	return nil
}

// notHere refuses a thing that this place does not have: another place's tells nothing.
func notHere(field, key string) error {
	return &base.Fault{Kind: base.NotFound, Key: key, Fields: []base.Field{{Name: field, Key: key}}}
}

// leavesOf lists, sorted, the leaf spaces that some spaces are made of.
func leavesOf(plan *space.Plan, spaces []base.SpaceID) []base.SpaceID {
	var leaves []base.SpaceID
	for _, id := range spaces {
		for _, u := range plan.Units(id, 0) {
			leaves = append(leaves, u.Space)
		}
	}
	slices.Sort(leaves)
	return slices.Compact(leaves)
}

func lock(ctx context.Context, tx *db.Tx, leaves []base.SpaceID) error {
	keys := make([]string, len(leaves))
	for i, id := range leaves {
		keys[i] = "space:" + string(id)
	}
	return tx.Lock(ctx, keys...)
}

// load reads what is taken of some spaces in a stretch of time, and what the rules
// must know: as many queries whatever the number of spaces and dates.
func (c *counter) load(ctx context.Context, r db.Reader, spaces []base.SpaceID, from, to time.Time) error {
	rules := make([]space.Rules, len(spaces))
	rest := time.Duration(0)
	for i, id := range spaces {
		rules[i] = c.rules(id)
		rest = max(rest, pause(rules[i]))
	}
	to = to.Add(rest)
	place := c.who.Place
	takings, err := claimed(ctx, r, place, leavesOf(c.plan, spaces), from, to)
	if err != nil {
		return err
	}
	c.lent, c.busy = load{}, load{}
	for _, t := range takings {
		c.lent[t.Space] = append(c.lent[t.Space], t)
		c.busy[t.Space] = append(c.busy[t.Space], t)
	}
	requests, err := held(ctx, r, place, from, to, c.now)
	if err != nil {
		return err
	}
	for _, b := range requests {
		c.busy.add(c.plan, b)
	}
	if slices.ContainsFunc(rules, hasQuota) && !c.party.nobody {
		zone := c.plan.Zone()
		first, last := day.Of(from, zone), day.Of(to, zone)
		first, last = min(first.Monday(), first.FirstOfMonth()), max(last.Monday().Add(7), last.FirstOfMonth().AddMonths(1))
		if c.used, err = usedBy(ctx, r, place, c.party, first.Start(zone), last.Start(zone)); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(rules, asksTraining) && !c.party.nobody {
		c.trained, err = people.TrainingsOf(ctx, r, place, c.party.person)
	}
	return err
}

func hasQuota(r space.Rules) bool {
	return r.QuotaDayMinutes > 0 || r.QuotaWeekMinutes > 0 || r.QuotaMonthMinutes > 0
}

func asksTraining(r space.Rules) bool { return r.Authorisation != "" }

func (c *counter) rules(id base.SpaceID) space.Rules { return c.plan.Rules(id, c.who.Role) }

func pause(r space.Rules) time.Duration { return time.Duration(r.BufferMinutes) * time.Minute }

// forget weighs as if some bookings were nowhere: those that are being moved.
func (c *counter) forget(all []Booking) {
	c.lent.forget(all)
	c.busy.forget(all)
	c.used = slices.DeleteFunc(c.used, func(s usage) bool {
		return slices.ContainsFunc(all, func(b Booking) bool { return b.ID == s.Booking })
	})
}

// keep counts a booking of this very request among what is taken.
func (c *counter) keep(b Booking) {
	c.busy.add(c.plan, b)
	if b.State == Booked {
		c.lent.add(c.plan, b)
	}
	c.used = append(c.used, usage{b.ID, b.Space, b.From, b.To})
}

// settle gives a booking what follows from its space, its hours and the rules: its
// buffer, its seats, and whether somebody must approve it.
func (c *counter) settle(b Booking) Booking {
	rules := c.rules(b.Space)
	b.FreeAt = b.To.Add(pause(rules))
	b.Taken = takenOf(c.plan, b)
	b.State, b.HeldTill = Booked, time.Time{}
	if rules.Approval {
		b.State, b.HeldTill = Requested, c.now.Add(hold(rules))
	}
	return b
}

// takenOf counts the seats that a booking takes in all.
func takenOf(plan *space.Plan, b Booking) (seats int) {
	for _, u := range plan.Units(b.Space, b.Seats) {
		seats += u.Seats
	}
	return seats
}

// hold is how long a request keeps its slot: two days where the rules do not say.
func hold(r space.Rules) time.Duration {
	if r.HoldHours == 0 {
		return 48 * time.Hour
	}
	return time.Duration(r.HoldHours) * time.Hour
}

// weigh tells what stands in the way of a settled booking: rules, or else somebody.
func (c *counter) weigh(b Booking) *base.Fault {
	if fault := c.plea(b.Space, b.From, b.To).judge(); fault != nil {
		return fault
	}
	if s, _ := c.plan.Space(b.Space); b.Seats > s.Capacity {
		return base.Wrong("seats", "booking.too_many_seats", base.Args{"space": s.Name, "max": s.Capacity})
	}
	return c.taken(b)
}

// plea is a space asked for a stretch of time by the party at this counter.
func (c *counter) plea(id base.SpaceID, from, to time.Time) plea {
	return plea{plan: c.plan, space: id, rules: c.rules(id), role: c.who.Role, from: from, to: to, now: c.now,
		waived: c.party.waived, past: c.party.past, nobody: c.party.nobody, trained: c.trained, used: c.used}
}

// taken tells who is in the way of a booking, nil where it fits. What requests keep
// for the moment is closed to whoever would book at once, not to another request:
// somebody will choose between them.
func (c *counter) taken(b Booking) *base.Fault {
	units := c.plan.Units(b.Space, b.Seats)
	busy := c.lent
	if b.State == Booked {
		busy = c.busy
	}
	if busy.fits(c.plan, units, b.From, b.FreeAt) {
		return nil
	}
	s, _ := c.plan.Space(b.Space)
	args := base.Args{"space": s.Name}
	key := "booking.taken"
	if ways := busy.inTheWay(units, b.From, b.FreeAt); len(ways) > 0 {
		args["span"] = words.Stretch{From: ways[0].From, To: ways[0].To, Zone: c.plan.Zone()}
		key = "booking.taken_until"
	}
	return base.Refuse(base.Conflict, key, args)
}
