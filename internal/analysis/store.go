package analysis

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func ownMarks(ctx context.Context, r db.Reader, place base.PlaceID) ([]Mark, error) {
	return db.All(ctx, r, scanMark, "select ratio, less, good, weak, source from analysis_mark where place_id = $1 order by ratio", place)
}

func scanMark(r db.Row) (Mark, error) {
	m, source := Mark{Own: true}, ""
	err := r.Scan(&m.Ratio, &m.Less, &m.Good, &m.Weak, &source)
	m.Source = OwnSource(source)
	return m, err
}

func putMark(ctx context.Context, tx *db.Tx, m Mark) error {
	_, err := tx.Exec(ctx, `insert into analysis_mark (place_id, ratio, less, good, weak, source) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, ratio) do update set less = excluded.less, good = excluded.good, weak = excluded.weak, source = excluded.source`,
		tx.Who.Place, m.Ratio, m.Less, m.Good, m.Weak, m.Source[""])
	return err
}

func dropMark(ctx context.Context, tx *db.Tx, ratio string) error {
	_, err := tx.Exec(ctx, "delete from analysis_mark where place_id = $1 and ratio = $2", tx.Who.Place, ratio)
	return err
}
