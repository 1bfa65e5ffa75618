package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const tieColumns = "t.id, t.kind, t.person_id, t.other_id, t.title, t.from_day, t.until_day"

func scanTie(r db.Row) (t Tie, err error) {
	err = r.Scan(&t.ID, &t.Kind, &t.Person, &t.Other, &t.Title, &t.From, &t.Until)
	return t, err
}

// tiesOf reads the ties of somebody, from either end.
func tiesOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]Tie, error) {
	return db.All(ctx, r, scanTie, "select "+tieColumns+` from tie t where t.place_id = $1 and t.person_id = $2
		union select `+tieColumns+` from tie t where t.place_id = $1 and t.other_id = $2 order by 1`, place, id)
}

func tieOf(ctx context.Context, tx *db.Tx, id base.PersonID, tie base.ID[Tie]) (Tie, error) {
	return db.One(ctx, tx, scanTie, "select "+tieColumns+" from tie t where t.place_id = $1 and t.person_id = $2 and t.id = $3",
		tx.Who.Place, id, tie)
}

// guardiansOf reads who answers for somebody now.
func guardiansOf(ctx context.Context, r db.Reader, place base.PlaceID, child base.PersonID) ([]Person, error) {
	return db.All(ctx, r, scanPerson, "select "+personColumns+` from tie t join person p on p.place_id = t.place_id and p.id = t.other_id
		where t.place_id = $1 and t.person_id = $2 and t.kind = 'guardian' and p.gone_at = '' order by t.id`, place, child)
}

// wardsOf reads for whom somebody answers.
func wardsOf(ctx context.Context, r db.Reader, place base.PlaceID, guardian base.PersonID) ([]Person, error) {
	return db.All(ctx, r, scanPerson, "select "+personColumns+` from tie t join person p on p.place_id = t.place_id and p.id = t.person_id
		where t.place_id = $1 and t.other_id = $2 and t.kind = 'guardian' and p.gone_at = '' order by t.id`, place, guardian)
}

func household(ctx context.Context, r db.Reader, place base.PlaceID, id HouseholdID) (Household, error) {
	return db.One(ctx, r, func(r db.Row) (h Household, err error) {
		err = r.Scan(&h.ID, &h.Name, &h.Payer)
		return h, err
	}, "select id, name, payer_id from household where place_id = $1 and id = $2", place, id)
}

func housemates(ctx context.Context, r db.Reader, place base.PlaceID, id HouseholdID) ([]Person, error) {
	return db.All(ctx, r, scanPerson, "select "+personColumns+` from person p
		where p.place_id = $1 and p.household_id = $2 and p.household_id <> '' and p.gone_at = '' order by p.born, p.id`, place, id)
}

func setHousehold(ctx context.Context, tx *db.Tx, id base.PersonID, h HouseholdID) error {
	return tx.ExecOne(ctx, "update person set household_id = $3 where place_id = $1 and id = $2", tx.Who.Place, id, h)
}

func setPayer(ctx context.Context, tx *db.Tx, h HouseholdID, payer base.PersonID) error {
	return tx.ExecOne(ctx, "update household set payer_id = $3 where place_id = $1 and id = $2", tx.Who.Place, h, payer)
}

// endHousehold forgets a household and whoever is left in it.
func endHousehold(ctx context.Context, tx *db.Tx, h HouseholdID) error {
	if _, err := tx.Exec(ctx, "update person set household_id = '' where place_id = $1 and household_id = $2 and household_id <> ''",
		tx.Who.Place, h); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "delete from household where place_id = $1 and id = $2", tx.Who.Place, h)
	return err
}

// namedTies reads the ties of somebody with who is at the other end.
func namedTies(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]Tied, error) {
	return db.All(ctx, r, func(r db.Row) (t Tied, err error) {
		err = r.Scan(&t.ID, &t.Kind, &t.Person, &t.Other, &t.Title, &t.From, &t.Until, &t.Name, &t.Phone)
		return t, err
	}, "select "+tieColumns+`, p.name, p.phone from tie t join person p on p.place_id = t.place_id and p.id = t.other_id
		where t.place_id = $1 and t.person_id = $2
		union all select `+tieColumns+`, p.name, p.phone from tie t join person p on p.place_id = t.place_id and p.id = t.person_id
		where t.place_id = $1 and t.other_id = $2 order by 1`, place, id)
}
