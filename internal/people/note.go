package people

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Readers says who may read a note besides its author.
type Readers string

// Those who may read a note.
const (
	OnlyAuthor  Readers = "author"
	TheTeam     Readers = "team"     // whoever runs the people of the place
	TheManagers Readers = "managers" // whoever rules over them
)

// Note is what somebody wrote about a person.
type Note struct {
	ID      base.ID[Note]
	Person  base.PersonID
	At      time.Time
	Account base.AccountID
	Author  string
	Readers Readers
	Words   string
}

const NoteMax = 5000

// ReadBy tells whether somebody may read the note.
func (n Note) ReadBy(who base.Actor) bool {
	switch {
	case n.Account != "" && n.Account == who.Account:
		return true
	case n.Readers == TheTeam:
		return who.May(base.Run, room)
	case n.Readers == TheManagers:
		return who.May(base.Rule, room)
	}
	return false
}

// WriteNote writes something down about somebody, for some to read.
func (d *Desk) WriteNote(ctx context.Context, who base.Actor, id base.PersonID, words string, readers Readers) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, _ Person) error {
		words = strings.TrimSpace(words)
		var wrong base.Checks
		wrong.Require("words", words)
		if base.Longer(words, NoteMax) {
			wrong.Wrong("words", "base.too_long", base.Args{"max": NoteMax})
		}
		if readers != OnlyAuthor && readers != TheTeam && readers != TheManagers {
			wrong.Wrong("readers", "base.not_a_choice")
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		b := newBatch(tx)
		b.note(Note{Person: id, Readers: readers, Words: words})
		if err := b.Write(ctx); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "noted", nil)
	})
}

// StrikeNote takes a note away: its author may, and whoever rules over the people.
func (d *Desk) StrikeNote(ctx context.Context, who base.Actor, id base.PersonID, note base.ID[Note]) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, _ Person) error {
		all, err := notes(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		for _, n := range all {
			if n.ID != note || !n.ReadBy(who) {
				continue
			}
			if n.Account != who.Account && !who.May(base.Rule, room) {
				return base.Refuse(base.Forbidden, "base.forbidden")
			}
			if err := deleteRow(ctx, tx, noteRows, id, string(note)); err != nil {
				return err
			}
			return tx.Record(ctx, room, string(id), "note_struck", nil)
		}
		return base.Refuse(base.NotFound, "base.not_found")
	})
}
