package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// room is the column of the table of rights, and the room of the trail.
const room = base.Room("people")

// Desk is where the verbs of the room live.
type Desk struct {
	DB *db.DB

	Added   db.Signal[Person] // somebody new is known
	Changed db.Signal[Person] // who they are or how they are reached
	Merged  db.Signal[Merge]  // one record took over another: move what pointed at it
	Removed db.Signal[Person] // about to be as if never known: refuse where something was built upon
	Erased  db.Signal[Person] // nothing personal is to be left anywhere
}

// Merge says that From is now Into.
type Merge struct{ From, Into base.PersonID }

// today is the civil day at the actor's place.
func today(who base.Actor, d *db.DB) day.Day { return day.Of(d.Now(), who.Zone) }

// Get gives a person's record, or NotFound.
func (d *Desk) Get(ctx context.Context, who base.Actor, id base.PersonID) (Person, error) {
	return person(ctx, d.DB, who.Place, id)
}

// Add makes somebody known to the place.
func (d *Desk) Add(ctx context.Context, who base.Actor, card Card) (Person, error) {
	var p Person
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		var err error
		p, err = d.Enrol(ctx, tx, card)
		return err
	})
	return p, err
}

// Enrol is Add within a transaction: for what follows from another fact.
func (d *Desk) Enrol(ctx context.Context, tx *db.Tx, card Card) (Person, error) {
	now := day.Of(tx.Now, tx.Who.Zone)
	card.Identity = card.tidy()
	var wrong base.Checks
	card.check(now, &wrong)
	for i := range card.Relations {
		card.Relations[i].check(&wrong)
	}
	for i := range card.Consents {
		card.Consents[i].check(now, &wrong)
	}
	if Minor(card.Born, now) && len(card.Guardians) == 0 {
		wrong.Wrong("guardian", "people.guardian_missing")
	}
	if err := wrong.Fault(); err != nil {
		return Person{}, err
	}
	p := newPerson(card.Identity, tx)
	p.Household = card.Household
	if err := insertPerson(ctx, tx, p, card.Identity); err != nil {
		return p, err
	}
	if err := enrolRest(ctx, tx, p, card); err != nil {
		return p, err
	}
	if err := tx.Record(ctx, room, string(p.ID), "added", db.Detail{"name": p.Name}); err != nil {
		return p, err
	}
	return p, d.Added.Announce(ctx, tx, p)
}

// enrolRest writes what a card says beside who somebody is.
func enrolRest(ctx context.Context, tx *db.Tx, p Person, card Card) error {
	if err := replaceParts(ctx, tx, p.ID, card.Identity); err != nil {
		return err
	}
	for _, r := range card.Relations {
		if err := insertRelation(ctx, tx, p.ID, r); err != nil {
			return err
		}
	}
	for _, c := range card.Consents {
		if err := insertConsent(ctx, tx, p.ID, c); err != nil {
			return err
		}
	}
	for _, g := range card.Guardians {
		if err := bind(ctx, tx, Tie{Kind: Guardian, Person: p.ID, Other: g}); err != nil {
			return err
		}
	}
	if card.Employer == "" {
		return nil
	}
	return bind(ctx, tx, Tie{Kind: Employer, Person: p.ID, Other: card.Employer, Title: card.Title})
}

func newPerson(i Identity, tx *db.Tx) Person {
	return Person{
		ID: base.PersonID(base.NewID[Person](tx.Now)), Kind: i.Kind, Name: i.Name, FirstName: i.FirstName, LastName: i.LastName,
		Email: i.preferred(Email).Value, Phone: i.preferred(Phone).Value, City: i.preferred(Address).City,
		Lang: i.Lang, Born: i.Born, Version: 1, CreatedAt: tx.Now, ChangedAt: tx.Now,
	}
}

// Change writes anew who somebody is and how they are reached. version is the one
// that was read: where somebody else changed the record since, nothing is written
// and the answer is Conflict.
func (d *Desk) Change(ctx context.Context, who base.Actor, id base.PersonID, version int, i Identity) (Person, error) {
	var p Person
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		was, err := standing(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		i.Kind = was.Kind
		i = i.tidy()
		var wrong base.Checks
		i.check(day.Of(tx.Now, who.Zone), &wrong)
		if err := checkGuarded(ctx, tx, id, i.Born, &wrong); err != nil {
			return err
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		if p, err = rewrite(ctx, tx, was, version, i); err != nil {
			return err
		}
		return d.Changed.Announce(ctx, tx, p)
	})
	return p, err
}

// rewrite stores a changed identity and says in the trail what changed.
func rewrite(ctx context.Context, tx *db.Tx, was Person, version int, i Identity) (Person, error) {
	p := newPerson(i, tx)
	p.ID, p.Household, p.CreatedAt, p.Version = was.ID, was.Household, was.CreatedAt, version+1
	before, err := identity(ctx, tx, tx.Who.Place, was)
	if err != nil {
		return p, err
	}
	if err := updatePerson(ctx, tx, p, i); err != nil {
		return p, err
	}
	if err := replaceParts(ctx, tx, p.ID, i); err != nil {
		return p, err
	}
	return p, tx.Record(ctx, room, string(p.ID), "changed", difference(before, i))
}

// standing gives a record that can be acted upon: known, neither merged nor erased.
func standing(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) (Person, error) {
	p, err := person(ctx, r, place, id)
	if err == nil && !p.GoneAt.IsZero() {
		return p, base.Refuse(base.NotFound, "people.gone")
	}
	return p, err
}
