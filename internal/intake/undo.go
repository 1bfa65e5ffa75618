package intake

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/words"
)

// Undoing says what became of whom a file had brought or changed.
type Undoing struct {
	Removed  int           `json:"removed"`
	Restored int           `json:"restored"`
	Kept     []people.Kept `json:"kept"`
}

// imported is somebody whom a file brought or changed.
type imported struct {
	people.Person // who they are now: identifier, name, and whether they are there
	outcome       Outcome
	undo          string
	touched       bool // something was written about them since
}

// Undo takes back what a file did, as long as nothing was built upon it: whoever
// something was written about since, or whom another room refuses to let go, stays.
func (d *Desk) Undo(ctx context.Context, who base.Actor, id base.ID[Draft]) (Undoing, error) {
	var u Undoing
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "people-import:"+string(who.Place)); err != nil {
			return err
		}
		draft, err := draftOf(ctx, tx, who.Place, id)
		switch {
		case err != nil:
			return err
		case draft.Done.IsZero() || !draft.Undone.IsZero():
			return base.Refuse(base.Conflict, "intake.undone_already")
		}
		all, err := importedBy(ctx, tx, draft)
		if err != nil {
			return err
		}
		if u, err = d.undoAll(ctx, tx, id, all); err != nil {
			return err
		}
		if err := undone(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "people", string(id), "import_undone", db.Detail{"removed": u.Removed, "restored": u.Restored, "kept": len(u.Kept)})
	})
	return u, err
}

func (d *Desk) undoAll(ctx context.Context, tx *db.Tx, id base.ID[Draft], all []imported) (Undoing, error) {
	u := Undoing{Kept: []people.Kept{}}
	var going []people.Person
	for _, p := range all {
		switch {
		case !p.GoneAt.IsZero() || p.touched:
			u.Kept = append(u.Kept, people.Kept{Person: p.ID, Name: p.Name, Reason: words.T(tx.Who.Lang, "intake.kept_touched")})
		case p.outcome == Changes:
			if err := restore(ctx, tx, p); err != nil {
				return u, err
			}
			u.Restored++
		default:
			going = append(going, p.Person)
		}
	}
	kept, err := d.People.Withdraw(ctx, tx, going)
	if err != nil {
		return u, err
	}
	u.Kept, u.Removed = append(u.Kept, kept...), len(going)-len(kept)
	return u, forgetGone(ctx, tx, id)
}

// restore gives somebody back what a file changed.
func restore(ctx context.Context, tx *db.Tx, p imported) error {
	var m people.Mark
	if err := json.Unmarshal([]byte(p.undo), &m); err != nil {
		return err
	}
	return people.Restore(ctx, tx, p.ID, m)
}

// Forget takes what imports remember of somebody out of them.
func (d *Desk) Forget(ctx context.Context, tx *db.Tx, id base.PersonID) error {
	return forgetImported(ctx, tx, id)
}
