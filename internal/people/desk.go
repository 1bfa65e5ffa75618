package people

import (
	"context"

	"github.com/a-h/templ"

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

	// Elsewhere tells what other rooms hold about somebody: the page of a person
	// shows the latest of it, the access export all.
	Elsewhere []func(ctx context.Context, who base.Actor, id base.PersonID, limit int) (Held, error)
}

// Held is what another room holds about somebody.
type Held struct {
	Title string // message key: "booking.of_person"
	Facts []Fact
	More  templ.SafeURL // where all of it is, "" where this is all
}

// Fact is one line of it, already written in the reader's language.
type Fact struct {
	When string
	What string
	Href templ.SafeURL
}

// Merge says that From is now Into.
type Merge struct{ From, Into base.PersonID }

// today is the civil day at the actor's place.
func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Now(), who.Zone) }

// todayIn is the civil day of a transaction.
func todayIn(tx *db.Tx) day.Day { return day.Of(tx.Now, tx.Who.Zone) }

// Get gives a person's record, or NotFound.
func (d *Desk) Get(ctx context.Context, who base.Actor, id base.PersonID) (Person, error) {
	return person(ctx, d.DB, who.Place, id)
}

// standing gives a record that can be acted upon: known, neither merged nor erased.
func standing(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) (Person, error) {
	p, err := person(ctx, r, place, id)
	if err == nil && !p.GoneAt.IsZero() {
		return p, base.Refuse(base.NotFound, "people.gone")
	}
	return p, err
}

// about runs a change about somebody who is there, one at a time.
func (d *Desk) about(ctx context.Context, who base.Actor, id base.PersonID, do func(ctx context.Context, tx *db.Tx, p Person) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, lockOf(id)); err != nil {
			return err
		}
		p, err := standing(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		return do(ctx, tx, p)
	})
}

func lockOf(id base.PersonID) string { return "person:" + string(id) }
