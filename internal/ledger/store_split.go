package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

func splits(ctx context.Context, r db.Reader, place base.PlaceID) ([]SplitKey, error) {
	keys, err := db.All(ctx, r, func(r db.Row) (k SplitKey, err error) {
		return k, r.Scan(&k.ID, &k.Axis, &k.Name, &k.ClosedOn)
	}, "select id, axis, name, closed_on from split_key where place_id = $1 order by name, id", place)
	if err != nil {
		return nil, err
	}
	type row struct {
		key  SplitID
		from day.Day
		Share
	}
	rows, err := db.All(ctx, r, func(r db.Row) (s row, err error) {
		return s, r.Scan(&s.key, &s.from, &s.Value, &s.Weight)
	}, "select split_id, from_day, value_id, weight from split_share where place_id = $1 order by split_id, from_day desc, value_id", place)
	at := map[SplitID]int{}
	for i, k := range keys {
		at[k.ID] = i
	}
	for _, s := range rows {
		k := &keys[at[s.key]]
		if n := len(k.Versions); n == 0 || k.Versions[n-1].From != s.from {
			k.Versions = append(k.Versions, SplitVersion{From: s.from})
		}
		v := &k.Versions[len(k.Versions)-1]
		v.Shares = append(v.Shares, s.Share)
	}
	return keys, err
}

// putSplit writes a key and replaces the weights of the versions it names.
func putSplit(ctx context.Context, tx *db.Tx, k SplitKey) error {
	if _, err := tx.Exec(ctx, `insert into split_key (place_id, id, axis, name, closed_on) values ($1, $2, $3, $4, $5)
		on conflict (place_id, id) do update set name = excluded.name, closed_on = excluded.closed_on`,
		tx.Who.Place, k.ID, k.Axis, k.Name, k.ClosedOn); err != nil {
		return err
	}
	for _, v := range k.Versions {
		if _, err := tx.Exec(ctx, "delete from split_share where place_id = $1 and split_id = $2 and from_day = $3", tx.Who.Place, k.ID, v.From); err != nil {
			return err
		}
		for _, s := range v.Shares {
			if _, err := tx.Exec(ctx, "insert into split_share (place_id, split_id, from_day, value_id, weight) values ($1, $2, $3, $4, $5)",
				tx.Who.Place, k.ID, v.From, s.Value, s.Weight); err != nil {
				return err
			}
		}
	}
	return nil
}
