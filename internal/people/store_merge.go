package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// moveRows gives the rows of a table about one record to another.
func moveRows(ctx context.Context, tx *db.Tx, t *db.Table, from, into base.PersonID) error {
	_, err := tx.Exec(ctx, "update "+t.Name+" set person_id = $3 where place_id = $1 and person_id = $2", tx.Who.Place, from, into)
	return err
}

func moveTies(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	if err := moveRows(ctx, tx, tieRows, from, into); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "update tie set other_id = $3 where place_id = $1 and other_id = $2", tx.Who.Place, from, into)
	return err
}

func movePayer(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	_, err := tx.Exec(ctx, "update household set payer_id = $3 where place_id = $1 and payer_id = $2", tx.Who.Place, from, into)
	return err
}

// bury leaves of a record only the way to the one that took it over.
func bury(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	if _, err := tx.Exec(ctx, "update person set merged_into = $3 where place_id = $1 and merged_into = $2", tx.Who.Place, from, into); err != nil {
		return err
	}
	return tx.ExecOne(ctx, `update person set merged_into = $3, gone_at = $4, search = '', sort_key = '', email = '', phone = '', city = '',
		born = '', household_id = '', version = version + 1 where place_id = $1 and id = $2`, tx.Who.Place, from, into, tx.Now)
}

// buriedIn lists the records that were merged into one.
func buriedIn(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]base.PersonID, error) {
	return db.All(ctx, r, db.Col[base.PersonID], `select id from person where place_id = $1 and merged_into = $2 and merged_into <> ''`, place, id)
}

// twins lists pairs of records that share an e-mail, or a name and a birthday, and
// that nobody told apart. Records whose birthdays differ, and a child and the
// guardian whose address it uses, are not proposed.
func twins(ctx context.Context, r db.Reader, place base.PlaceID, limit int) ([][2]base.PersonID, error) {
	return db.All(ctx, r, func(r db.Row) (pair [2]base.PersonID, err error) {
		err = r.Scan(&pair[0], &pair[1])
		return pair, err
	}, `select a.id, b.id from
		(select x.person_id one, y.person_id other from contact x join contact y on y.place_id = x.place_id and y.match = x.match
			and y.kind = 'email' and y.person_id > x.person_id where x.place_id = $1 and x.kind = 'email'
		union select x.id, y.id from person x join person y on y.place_id = x.place_id and y.sort_key = x.sort_key and y.born = x.born
			and y.gone_at = '' and y.id > x.id where x.place_id = $1 and x.gone_at = '' and x.born <> '') t
		join person a on a.place_id = $1 and a.id = t.one join person b on b.place_id = $1 and b.id = t.other
		where a.kind = b.kind and (a.born = '' or b.born = '' or a.born = b.born) and a.gone_at = '' and b.gone_at = ''
		and not exists (select 1 from people_apart p where p.place_id = $1 and p.one_id = a.id and p.other_id = b.id)
		and not exists (select 1 from tie g where g.place_id = $1 and g.kind = 'guardian'
			and (g.person_id = a.id and g.other_id = b.id or g.person_id = b.id and g.other_id = a.id))
		order by a.sort_key, a.id, b.id limit $2`, place, limit)
}

func setApart(ctx context.Context, tx *db.Tx, one, other base.PersonID) error {
	_, err := tx.Exec(ctx, `insert into people_apart (place_id, one_id, other_id, on_day) values ($1, $2, $3, $4) on conflict do nothing`,
		tx.Who.Place, min(one, other), max(one, other), day.Of(tx.Now, tx.Who.Zone))
	return err
}
