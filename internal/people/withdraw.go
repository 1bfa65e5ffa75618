package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Kept is somebody who stays as they are, and why.
type Kept struct {
	Person base.PersonID `json:"person"`
	Name   string        `json:"name"`
	Reason string        `json:"reason"`
}

// Restore gives somebody back what Gather changed of them.
func Restore(ctx context.Context, tx *db.Tx, id base.PersonID, m Mark) error {
	p, err := person(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return err
	}
	for _, rows := range []struct {
		table *db.Table
		ids   []string
	}{{relationRows, idsOf(m.Relations)}, {consentRows, idsOf(m.Consents)}, {noteRows, idsOf(m.Notes)}, {tieRows, idsOf(m.Ties)}} {
		for _, row := range rows.ids {
			if err := deleteRow(ctx, tx, rows.table, id, row); err != nil {
				return err
			}
		}
	}
	for _, c := range m.Withdrawn {
		if err := unwithdraw(ctx, tx, id, c); err != nil {
			return err
		}
	}
	if m.Household {
		if err := setHousehold(ctx, tx, id, ""); err != nil {
			return err
		}
	}
	if m.Identity != nil {
		if _, err := rewrite(ctx, tx, p, *m.Identity); err != nil {
			return err
		}
	}
	return tx.Record(ctx, room, string(id), "import_undone", nil)
}

func idsOf[T any](ids []base.ID[T]) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// Withdraw takes people away as if never known, and says who stays: those whom another
// room refuses to let go, and those on whom somebody who stays depends.
func (d *Desk) Withdraw(ctx context.Context, tx *db.Tx, all []Person) ([]Kept, error) {
	going := map[base.PersonID]Person{}
	var kept []Kept
	stay := func(p Person, key string, args base.Args) {
		delete(going, p.ID)
		kept = append(kept, Kept{p.ID, p.Name, words.T(tx.Who.Lang, key, args)})
	}
	for _, p := range all {
		going[p.ID] = p
		err := tx.Try(ctx, func() error { return d.Removed.Announce(ctx, tx, p) })
		switch f := faultOf(err); {
		case err == nil:
		case f != nil && f.Kind == base.Conflict:
			stay(p, f.Key, f.Args)
		default:
			return nil, err
		}
	}
	if err := keepTied(ctx, tx, going, stay); err != nil {
		return nil, err
	}
	ids := make([]base.PersonID, 0, len(going))
	for id := range going {
		if err := tx.Forget(ctx, room, string(id)); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return kept, deletePeople(ctx, tx, ids)
}

// keepTied keeps those on whom somebody who stays depends: an employer, a guardian.
func keepTied(ctx context.Context, tx *db.Tx, going map[base.PersonID]Person, stay func(Person, string, base.Args)) error {
	ties, err := allTies(ctx, tx)
	if err != nil {
		return err
	}
	for again := true; again; {
		again = false
		for _, t := range ties {
			p, goes := going[t.Other]
			if _, follows := going[t.Person]; goes && !follows {
				stay(p, "people.kept_tied", base.Args{"name": t.Name})
				again = true
			}
		}
	}
	return nil
}
