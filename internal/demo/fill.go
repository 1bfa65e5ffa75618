package demo

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/activity"
	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/space"
)

// years is how long the demo place has lived.
const years = 3

// coming is how many days ahead its people have booked.
const coming = 60

// filling is a demo place being made.
type filling struct {
	house      *app.House
	told       life
	now        time.Time // the hour of whoever acts
	dice       *rand.Rand
	people     []resident
	place      place.Place
	owner      base.Actor
	actors     map[int]base.Actor // of the residents who have an account
	persons    []base.PersonID
	companies  []base.PersonID
	activities map[string]base.ActivityID
	spaces     map[string]base.SpaceID
}

// Fill makes the demo place in an empty house, as if its three years ended at the
// house's present hour; progress is told how many of how many requests are through.
func Fill(ctx context.Context, h *app.House, progress func(done, total int)) error {
	_, err := fill(ctx, h, progress)
	return err
}

func fill(ctx context.Context, h *app.House, progress func(done, total int)) (*filling, error) {
	l, err := told()
	if err != nil {
		return nil, err
	}
	present, clock := h.DB.Now(), h.DB.Clock
	defer func() { h.DB.Clock = clock }()
	f := &filling{house: h, told: l, dice: rand.New(rand.NewPCG(1, 2)), actors: map[int]base.Actor{},
		activities: map[string]base.ActivityID{}, spaces: map[string]base.SpaceID{}}
	f.people = l.cast(f.dice)
	h.DB.Clock = func() time.Time { return f.now }

	today := day.Of(present, time.UTC)
	f.now = today.AddMonths(-12 * years).Start(time.UTC).Add(9 * time.Hour)
	for _, step := range []func(context.Context) error{f.open, f.describe, f.draw, f.welcome} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	if err := f.live(ctx, today, present, progress); err != nil {
		return nil, err
	}
	f.now = present
	if err := f.keep(ctx, today); err != nil {
		return nil, err
	}
	return f, f.certify(ctx, today)
}

// open makes the accounts of the team, the first of whom opens the place.
func (f *filling) open(ctx context.Context) error {
	byRole := map[int]base.Role{}
	for i, p := range f.people {
		role, has := base.ParseRole(p.Role)
		if !has {
			continue
		}
		a, err := f.house.Accounts.Open(ctx, base.System("", time.UTC), account.Opening{Email: p.email(), Name: p.name(), Lang: "fr"})
		if err != nil {
			return fmt.Errorf("account of %s: %w", p.name(), err)
		}
		f.actors[i] = base.Actor{Account: a.ID, Name: p.name(), Lang: "fr"}
		byRole[i] = role
		if role == base.Owner {
			f.owner = f.actors[i]
		}
	}
	var err error
	id := f.told.Place
	f.place, err = f.house.Places.Open(ctx, f.owner, place.Identity{Name: id.Name, Families: id.Families, Form: id.Form, Siren: id.Siren, Insee: id.Insee, PostalCode: id.PostalCode,
		Street: id.Street, Email: id.Email, Phone: id.Phone, OpenedOn: day.Of(f.now, time.UTC), Languages: []string{"fr"}})
	if err != nil {
		return fmt.Errorf("open the place: %w", err)
	}
	for i, a := range f.actors {
		a.Place, a.Zone, a.Role = f.place.ID, f.place.Zone, byRole[i]
		f.actors[i] = a
		if a.Account == f.owner.Account {
			f.owner = a
		}
	}
	return nil
}

func (f *filling) describe(ctx context.Context) error {
	for _, a := range f.told.Activities {
		made, err := f.house.Activities.Add(ctx, f.owner, activity.Draft{Name: a.Name, Hue: a.Hue, Purpose: a.Purpose, Public: a.Public})
		if err != nil {
			return fmt.Errorf("activity %s: %w", a.Key, err)
		}
		f.activities[a.Key] = made[0].ID
	}
	for _, s := range f.told.Skills {
		if _, err := f.house.People.AddSkill(ctx, f.owner, people.Skill{ID: people.SkillID(s.Key), Name: s.Name}); err != nil {
			return fmt.Errorf("skill %s: %w", s.Key, err)
		}
	}
	return nil
}

func (f *filling) draw(ctx context.Context) error {
	for _, r := range f.told.Spaces {
		draft := space.Draft{Parent: f.spaces[r.Parent], Kind: space.Kind(r.Kind), Name: r.Name, Capacity: max(1, r.Capacity), Surface: r.Surface,
			Activity: f.activities[r.Activity]}
		for _, a := range r.Access {
			draft.Access = append(draft.Access, space.Feature(a))
		}
		if len(r.Spot) == 4 {
			draft.Spot = space.Spot{X: r.Spot[0], Y: r.Spot[1], W: r.Spot[2], H: r.Spot[3]}
		}
		week, err := r.week()
		if err != nil {
			return err
		}
		made, err := f.house.Spaces.Create(ctx, f.owner, draft, week, settings(r.Rules))
		if err != nil {
			return fmt.Errorf("space %s: %w", r.Key, err)
		}
		f.spaces[r.Key] = made.ID
		for _, role := range []base.Role{base.Manager, base.Owner} {
			if err := f.staffRules(ctx, made.ID, role, r.StaffRules); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *filling) staffRules(ctx context.Context, id base.SpaceID, role base.Role, rules map[string]any) error {
	if len(rules) == 0 {
		return nil
	}
	return f.house.Spaces.SetRules(ctx, f.owner, id, role, settings(rules))
}

func (r room) week() (space.Week, error) {
	var week space.Week
	for _, h := range r.Hours {
		from, err := day.ParseClock(h.From)
		if err != nil {
			return week, err
		}
		to, err := day.ParseClock(h.To)
		if err != nil {
			return week, err
		}
		week[h.Day-1] = append(week[h.Day-1], space.Range{From: from.Minutes(), To: to.Minutes()})
	}
	return week, nil
}

func settings(rules map[string]any) []space.Setting {
	var out []space.Setting
	for rule, value := range rules {
		text := fmt.Sprint(value)
		switch value {
		case true:
			text = "1"
		case false:
			text = "0"
		}
		out = append(out, space.Setting{Rule: space.Rule(rule), Value: text})
	}
	return out
}

// welcome makes everybody known to the place, on the day they first came.
func (f *filling) welcome(ctx context.Context) error {
	opened := f.now
	for _, name := range f.told.Companies {
		p, err := f.house.People.Add(ctx, f.owner, people.Card{Identity: people.Identity{Kind: people.Organisation, Name: name}})
		if err != nil {
			return fmt.Errorf("organisation %s: %w", name, err)
		}
		f.companies = append(f.companies, p.ID)
	}
	for i, p := range f.people {
		id, err := f.greet(ctx, p, opened)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name(), err)
		}
		f.persons = append(f.persons, id)
		a, has := f.actors[i]
		if !has {
			continue
		}
		a.Person = id
		f.actors[i] = a
		if err := f.house.DB.Change(ctx, f.owner, func(ctx context.Context, tx *db.Tx) error {
			return f.house.Accounts.Grant(ctx, tx, a.Account, a.Role, id)
		}); err != nil {
			return err
		}
	}
	return nil
}

func (f *filling) greet(ctx context.Context, p resident, opened time.Time) (base.PersonID, error) {
	came := day.Of(opened, f.place.Zone).Add(years*365 - min(p.Since, years*365))
	f.now = came.Start(time.UTC).Add(10 * time.Hour)
	card := people.Card{
		Identity: people.Identity{Kind: people.Human, FirstName: p.First, LastName: p.Last, Born: p.Born, Lang: "fr", Tags: p.Tags,
			Contacts: []people.Contact{{Kind: people.Email, Value: p.email(), Preferred: true}}},
		Relations: []people.Relation{{Kind: p.Relation, From: came}},
	}
	if f.dice.IntN(3) > 0 {
		card.Consents = []people.Consent{{Purpose: people.Purposes()[0], Given: came, Source: f.told.ConsentSource}}
	}
	if p.Company >= 0 {
		card.Employer = f.companies[p.Company]
	}
	made, err := f.house.People.Add(ctx, f.owner, card)
	if err != nil {
		return "", err
	}
	for _, s := range f.told.Skills {
		if p.Role == "team" || hasTag(p.Tags, "fablab") {
			if err := f.house.People.Authorise(ctx, f.owner, people.Authorisation{Person: made.ID, Skill: people.SkillID(s.Key), From: came, Until: came.AddMonths(60)}); err != nil {
				return "", err
			}
		}
	}
	return made.ID, nil
}

func hasTag(tags []string, tag string) bool {
	for _, t := range tags {
		if t == tag {
			return true
		}
	}
	return false
}

// live asks for every booking at the hour somebody would have.
func (f *filling) live(ctx context.Context, today day.Day, present time.Time, progress func(done, total int)) error {
	all := f.told.wishes(f.dice, f.people, today.AddMonths(-12*years), today.Add(coming))
	for i, w := range all {
		asked := w.asked().Start(f.place.Zone).Add(time.Duration(8*60+f.dice.IntN(700)) * time.Minute)
		if asked.After(present) {
			asked = present.Add(-time.Duration(f.dice.IntN(3000)) * time.Minute)
		}
		f.now = asked.UTC().Truncate(time.Second)
		if err := f.ask(ctx, w, present); err != nil {
			return fmt.Errorf("%s, %s %s: %w", w.title, w.day, w.from, err)
		}
		if i%100 == 0 {
			progress(i, len(all))
		}
	}
	progress(len(all), len(all))
	return nil
}

// ask does what the person would: books where it can be, and otherwise gives up.
func (f *filling) ask(ctx context.Context, w wish, present time.Time) error {
	who, own := f.actors[w.person]
	if !own || !who.May(base.Join, "booking") {
		who = f.owner
	}
	done, err := f.house.Bookings.Ask(ctx, who, booking.Wanted{Spaces: []base.SpaceID{f.spaces[w.space]}, Start: string(w.day) + "T" + w.from, End: string(w.day) + "T" + w.to,
		Seats: w.seats, Title: w.title, Person: f.persons[w.person], Activity: f.activities[w.activity], Rule: w.rrule, OnConflict: booking.Skip})
	var fault *base.Fault
	if errors.As(err, &fault) && fault.Kind != base.Internal && fault.Kind != base.NotFound {
		return nil // taken, closed, or not allowed: as in life
	}
	if err != nil {
		return err
	}
	for _, b := range done.Occurrences {
		if b.State != booking.Requested || present.Sub(f.now) < 3*24*time.Hour {
			continue
		}
		if _, err := f.house.Bookings.Approve(ctx, f.owner, b.ID, booking.One); err != nil && base.KindOf(err) == base.Internal {
			return err
		}
	}
	if w.dropped && done.Booking.From.After(f.now.Add(72*time.Hour)) {
		_, err = f.house.Bookings.Cancel(ctx, f.owner, done.Booking.ID, booking.Cancellation{Scope: booking.One, Late: true})
	}
	return err
}
