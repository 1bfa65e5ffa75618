package people

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// allTies reads every tie of a place, with the name of whose it is.
func allTies(ctx context.Context, tx *db.Tx) ([]Tied, error) {
	return db.All(ctx, tx, func(r db.Row) (t Tied, err error) {
		err = r.Scan(&t.Person, &t.Other, &t.Name)
		return t, err
	}, `select t.person_id, t.other_id, p.name from tie t join person p on p.place_id = t.place_id and p.id = t.person_id
		where t.place_id = $1`, tx.Who.Place)
}

func unwithdraw(ctx context.Context, tx *db.Tx, id base.PersonID, c base.ID[Consent]) error {
	return tx.ExecOne(ctx, "update consent set withdrawn_on = '', withdrawn_by = '' where place_id = $1 and person_id = $2 and id = $3",
		tx.Who.Place, id, c)
}

// atOnce is how many people one statement takes away.
const atOnce = 200

// deletePeople takes people away with all that hangs on them, and the households in
// which nobody is left.
func deletePeople(ctx context.Context, tx *db.Tx, ids []base.PersonID) error {
	for _, t := range []*db.Table{contactRows, personTagRows, personSkillRows, relationRows, consentRows, noteRows, tieRows, authorisationRows} {
		if err := deleteThose(ctx, tx, "delete from "+t.Name+" where place_id = $1 and person_id", ids); err != nil {
			return err
		}
	}
	if err := deleteThose(ctx, tx, "delete from person where place_id = $1 and id", ids); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `delete from household where place_id = $1 and not exists
		(select 1 from person p where p.place_id = household.place_id and p.household_id = household.id and p.household_id <> '')`, tx.Who.Place)
	return err
}

func deleteThose(ctx context.Context, tx *db.Tx, text string, ids []base.PersonID) error {
	for some := range slices.Chunk(ids, atOnce) {
		args := []any{tx.Who.Place}
		for _, id := range some {
			args = append(args, id)
		}
		if _, err := tx.Exec(ctx, text+" in "+db.In(2, len(some)), args...); err != nil {
			return err
		}
	}
	return nil
}
