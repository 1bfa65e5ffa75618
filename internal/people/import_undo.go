package people

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Undoing says what became of whom a file had brought or changed.
type Undoing struct {
	Removed  int    `json:"removed"`
	Restored int    `json:"restored"`
	Kept     []Kept `json:"kept"`
}

// Kept is somebody who stays as they are, and why.
type Kept struct {
	Person base.PersonID `json:"person"`
	Name   string        `json:"name"`
	Reason string        `json:"reason"`
}

// imported is somebody whom a file brought or changed.
type imported struct {
	Person
	line    int
	outcome Outcome
	undo    string
	touched bool // something was written about them since
}

// Undo takes back what a file did, as long as nothing was built upon it: whoever
// something was written about since, or whom another room refuses to let go, stays.
func (d *Desk) Undo(ctx context.Context, who base.Actor, id base.ID[Draft]) (Undoing, error) {
	var u Undoing
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "people-import:"+string(who.Place)); err != nil {
			return err
		}
		draft, err := importOf(ctx, tx, who.Place, id)
		switch {
		case err != nil:
			return err
		case draft.Done.IsZero() || !draft.Undone.IsZero():
			return base.Refuse(base.Conflict, "people.undone_already")
		}
		all, err := importedBy(ctx, tx, draft)
		if err != nil {
			return err
		}
		if u, err = d.undoAll(ctx, tx, id, all); err != nil {
			return err
		}
		if err := undoneImport(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "import_undone", db.Detail{"removed": u.Removed, "restored": u.Restored, "kept": len(u.Kept)})
	})
	return u, err
}

func (d *Desk) undoAll(ctx context.Context, tx *db.Tx, id base.ID[Draft], all []imported) (Undoing, error) {
	u := Undoing{Kept: []Kept{}}
	going := map[base.PersonID]imported{}
	stay := func(p imported, reason string) {
		delete(going, p.ID)
		u.Kept = append(u.Kept, Kept{p.ID, p.Name, reason})
	}
	for _, p := range all {
		switch {
		case !p.GoneAt.IsZero() || p.touched:
			stay(p, words.T(tx.Who.Lang, "people.kept_touched"))
		case p.outcome == Changes:
			if err := restore(ctx, tx, p); err != nil {
				return u, err
			}
			u.Restored++
		default:
			going[p.ID] = p
		}
	}
	for _, p := range all {
		if _, goes := going[p.ID]; !goes {
			continue
		}
		err := tx.Try(ctx, func() error { return d.Removed.Announce(ctx, tx, p.Person) })
		switch f := faultOf(err); {
		case err == nil:
		case f != nil && f.Kind == base.Conflict:
			stay(p, words.T(tx.Who.Lang, f.Key, f.Args))
		default:
			return u, err
		}
	}
	if err := keepTied(ctx, tx, going, stay); err != nil {
		return u, err
	}
	u.Removed = len(going)
	return u, removeImported(ctx, tx, id, going)
}

// keepTied keeps those on whom somebody who stays depends: an employer, a guardian.
func keepTied(ctx context.Context, tx *db.Tx, going map[base.PersonID]imported, stay func(imported, string)) error {
	ties, err := allTies(ctx, tx)
	if err != nil {
		return err
	}
	for again := true; again; {
		again = false
		for _, t := range ties {
			p, goes := going[t.Other]
			if _, follows := going[t.Person]; goes && !follows {
				stay(p, words.T(tx.Who.Lang, "people.kept_tied", base.Args{"name": t.Name}))
				again = true
			}
		}
	}
	return nil
}

// restore gives somebody back what a file changed.
func restore(ctx context.Context, tx *db.Tx, p imported) error {
	var u undo
	if err := json.Unmarshal([]byte(p.undo), &u); err != nil {
		return err
	}
	for _, r := range u.Relations {
		if err := deleteRow(ctx, tx, relationRows, p.ID, string(r)); err != nil {
			return err
		}
	}
	for _, c := range u.Consents {
		if err := deleteRow(ctx, tx, consentRows, p.ID, string(c)); err != nil {
			return err
		}
	}
	for _, n := range u.Notes {
		if err := deleteRow(ctx, tx, noteRows, p.ID, string(n)); err != nil {
			return err
		}
	}
	for _, t := range u.Ties {
		if err := deleteRow(ctx, tx, tieRows, p.ID, string(t)); err != nil {
			return err
		}
	}
	for _, c := range u.Withdrawn {
		if err := unwithdraw(ctx, tx, p.ID, c); err != nil {
			return err
		}
	}
	if u.Household {
		if err := setHousehold(ctx, tx, p.ID, ""); err != nil {
			return err
		}
	}
	if u.Identity != nil {
		if _, err := rewrite(ctx, tx, p.Person, *u.Identity); err != nil {
			return err
		}
	}
	return tx.Record(ctx, room, string(p.ID), "import_undone", nil)
}

// removeImported takes away whom a file had brought, as if never known.
func removeImported(ctx context.Context, tx *db.Tx, id base.ID[Draft], going map[base.PersonID]imported) error {
	for _, p := range going {
		if err := markGoing(ctx, tx, id, p); err != nil {
			return err
		}
		if err := tx.Forget(ctx, room, string(p.ID)); err != nil {
			return err
		}
	}
	return deleteGoing(ctx, tx, id)
}
