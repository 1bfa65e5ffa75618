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

// counter is where a request is weighed: the plan, what is taken of it, and what
// the rules must know of the person. It lives as long as the transaction.
type counter struct {
	tx     *db.Tx
	plan   *space.Plan
	person base.PersonID
	past   bool
	load   load // what is lent
	held   load // what requests keep for the moment
	moving map[ID]bool
	drafts []Booking // dates of this very request that are found possible
}

// open reads the plan and finds the spaces asked for.
func (d *Desk) open(ctx context.Context, tx *db.Tx, spaces []base.SpaceID) (*counter, error) {
	plan, err := d.Spaces.Plan(ctx, tx, tx.Who)
	if err != nil {
		return nil, err
	}
	for _, id := range spaces {
		if s, known := plan.Space(id); !known || !s.Retired.IsZero() {
			return nil, notHere("space", "booking.space_unknown")
		}
	}
	return &counter{tx: tx, plan: plan, moving: map[ID]bool{}}, nil
}

// whom settles for whom a booking is: oneself, or anybody of the place where staff ask.
func (c *counter) whom(ctx context.Context, person *base.PersonID, activity base.ActivityID, past bool) error {
	who := c.tx.Who
	staff := who.May(base.Run, "booking")
	if *person == "" && !staff {
		*person = who.Person
	}
	if *person != who.Person && !staff {
		return base.Refuse(base.Forbidden, "booking.only_for_oneself")
	}
	c.person, c.past = *person, past && staff
	if *person != "" && *person != who.Person {
		known, err := personIn(ctx, c.tx, who.Place, *person)
		if err != nil {
			return err
		}
		if !known {
			return notHere("person", "booking.person_unknown")
		}
	}
	if activity != "" {
		known, err := activityIn(ctx, c.tx, who.Place, activity)
		if err != nil {
			return err
		}
		if !known {
			return notHere("activity", "booking.activity_unknown")
		}
	}
	return nil
}

// notHere refuses a thing that this place does not have: another place's tells nothing.
func notHere(field, key string) error {
	return &base.Fault{Kind: base.NotFound, Key: key, Fields: []base.Field{{Name: field, Key: key}}}
}

// lockAndLoad holds the leaf spaces that will be used up, then reads what is taken of them.
func (c *counter) lockAndLoad(ctx context.Context, spaces []base.SpaceID, from, to time.Time) error {
	var keys []string
	var leaves []base.SpaceID
	for _, id := range spaces {
		for _, u := range c.plan.Units(id, 0) {
			if !slices.Contains(leaves, u.Space) {
				leaves = append(leaves, u.Space)
				keys = append(keys, "space:"+string(u.Space))
			}
		}
	}
	if err := c.tx.Lock(ctx, keys...); err != nil {
		return err
	}
	to = to.Add(24 * time.Hour) // further than any buffer, and than a series moved within its days
	takings, err := claimed(ctx, c.tx, c.tx.Who.Place, leaves, from.Add(-24*time.Hour), to)
	if err != nil {
		return err
	}
	c.load = loadOf(takings)
	requests, err := held(ctx, c.tx, c.tx.Who.Place, from.Add(-24*time.Hour), to, c.tx.Now)
	if err != nil {
		return err
	}
	c.held = c.loadOfRequests(requests)
	return nil
}

func (c *counter) loadOfRequests(requests []Booking) load {
	l := load{}
	for _, b := range requests {
		l.with(c.plan.Units(b.Space, b.Seats), b.ID, b.From, b.To.Add(buffer(c.plan, b.Space, c.tx.Who.Role)))
	}
	return l
}

// draft weighs every date and every space, and gives what can be booked and what
// stands in the way of the rest.
func (c *counter) draft(ctx context.Context, a asked) (drafts []Booking, obstacles []Obstacle, err error) {
	for _, date := range a.dates {
		group, blocked, err := c.draftDate(ctx, a, date)
		if err != nil {
			return nil, nil, err
		}
		if len(blocked) > 0 && a.OnConflict == MoveEach && a.Rule != "" {
			if moved, ok := c.nearestOnDay(ctx, a, date); ok {
				group, blocked, err = c.draftDate(ctx, a, moved)
				if err != nil {
					return nil, nil, err
				}
			}
		}
		if len(blocked) > 0 {
			obstacles = append(obstacles, blocked...)
			continue
		}
		for _, b := range group {
			c.load.with(c.plan.Units(b.Space, b.Seats), b.ID, b.From, b.To.Add(buffer(c.plan, b.Space, c.tx.Who.Role)))
		}
		c.drafts = append(c.drafts, group...)
	}
	return c.drafts, obstacles, nil
}

// draftDate weighs one date: all its spaces or none.
func (c *counter) draftDate(ctx context.Context, a asked, date occurrence) (group []Booking, blocked []Obstacle, err error) {
	together := ID("")
	for _, id := range a.Spaces {
		b := Booking{ID: base.NewID[Booking](c.tx.Now), Space: id, From: date.From, To: date.To, Seats: a.Seats, Title: a.Title,
			Person: a.Person, Activity: a.Activity, State: Booked, AskedAt: c.tx.Now, AskedBy: c.tx.Who.Account, AskedAs: c.tx.Who.Name}
		if s, _ := c.plan.Space(id); b.Activity == "" {
			b.Activity = s.Activity
		}
		rules := c.plan.Rules(id, c.tx.Who.Role)
		if rules.Approval {
			b.State = Requested
			b.HeldTill = holdTill(c.tx.Now, rules.HoldHours)
		}
		fault, err := c.weigh(ctx, b, rules, date.missing, date.civil)
		if err != nil {
			return nil, nil, err
		}
		if fault != nil {
			blocked = append(blocked, Obstacle{Space: id, From: b.From, To: b.To, Fault: fault})
			continue
		}
		if len(a.Spaces) > 1 {
			if together == "" {
				together = b.ID
			}
			b.Together = together
		}
		group = append(group, b)
	}
	return group, blocked, nil
}

// holdDefault is how long a request keeps its slot where the rules do not say.
const holdDefault = 48

func holdTill(now time.Time, hours int) time.Time {
	if hours == 0 {
		hours = holdDefault
	}
	return now.Add(time.Duration(hours) * time.Hour)
}

// weigh tells what stands in the way of a booking: a rule, an opening, or somebody.
func (c *counter) weigh(ctx context.Context, b Booking, rules space.Rules, missing bool, civil string) (*base.Fault, error) {
	if missing {
		return base.Wrong("start", "booking.hour_missing", base.Args{"hour": civil[11:], "date": words.Day(civil[:10])}), nil
	}
	p, err := c.plea(ctx, b, rules)
	if err != nil {
		return nil, err
	}
	if err := p.judge(); err != nil {
		return asFault(err), nil
	}
	s, _ := c.plan.Space(b.Space)
	units := c.plan.Units(b.Space, b.Seats)
	if b.Seats > 0 && len(units) == 1 && b.Seats > s.Capacity {
		return base.Wrong("seats", "booking.too_many_seats", base.Args{"space": s.Name, "max": s.Capacity}), nil
	}
	return c.taken(b, units), nil
}

// taken tells who is in the way of a booking, nil where it fits.
func (c *counter) taken(b Booking, units []space.Unit) *base.Fault {
	to := b.To.Add(buffer(c.plan, b.Space, c.tx.Who.Role))
	busy := c.load.without(c.moving)
	if b.State == Booked {
		busy = busy.and(c.held.without(c.moving))
	}
	if busy.fits(c.plan, units, b.From, to) {
		return nil
	}
	s, _ := c.plan.Space(b.Space)
	args := base.Args{"space": s.Name}
	key := "booking.taken"
	if ways := busy.inTheWay(units, b.From, to); len(ways) > 0 {
		args["span"] = words.Stretch{From: ways[0].From, To: ways[0].To, Zone: c.plan.Zone()}
		key = "booking.taken_until"
	}
	return base.Refuse(base.Conflict, key, args)
}

// plea gathers what the rules must know of a booking.
func (c *counter) plea(ctx context.Context, b Booking, rules space.Rules) (plea, error) {
	p := plea{plan: c.plan, space: b.Space, rules: rules, role: c.tx.Who.Role, from: b.From, to: b.To, now: c.tx.Now, past: c.past, anybody: b.Person == ""}
	if p.anybody {
		return p, nil
	}
	var err error
	if rules.Authorisation != "" {
		skill := people.SkillID(rules.Authorisation)
		on := day.Of(b.From, c.plan.Zone())
		p.trained.skill = rules.Authorisation
		p.trained.until, p.trained.ok, err = people.Authorised(ctx, c.tx, c.tx.Who.Place, b.Person, skill, on)
		if err != nil {
			return p, err
		}
	}
	if rules.QuotaDayMinutes > 0 || rules.QuotaWeekMinutes > 0 || rules.QuotaMonthMinutes > 0 {
		p.used, err = c.used(ctx, b)
	}
	return p, err
}

// used sums what the person has booked of the space in the day, the week and the
// month of a booking, this request's earlier dates included.
func (c *counter) used(ctx context.Context, b Booking) (quotaUsed, error) {
	zone := c.plan.Zone()
	on := day.Of(b.From, zone)
	first, last := min(on.Monday(), on.FirstOfMonth()), max(on.Monday().Add(7), on.FirstOfMonth().AddMonths(1))
	all, err := booked(ctx, c.tx, c.tx.Who.Place, b.Person, b.Space, first.Start(zone), last.Start(zone))
	if err != nil {
		return quotaUsed{}, err
	}
	var u quotaUsed
	for _, other := range append(all, c.drafts...) {
		if other.Space != b.Space || c.moving[other.ID] || !other.Holds(c.tx.Now) {
			continue
		}
		minutes := int(other.To.Sub(other.From) / time.Minute)
		d := day.Of(other.From, zone)
		if d == on {
			u.day += minutes
		}
		if d.Monday() == on.Monday() {
			u.week += minutes
		}
		if d.FirstOfMonth() == on.FirstOfMonth() {
			u.month += minutes
		}
	}
	return u, nil
}
