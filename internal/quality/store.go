package quality

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// document writes a value of ours as JSON.
func document(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // values of ours, without a cycle or a channel
	}
	return string(text)
}

func settings(ctx context.Context, r db.Reader, place base.PlaceID) (Settings, error) {
	s, found, err := db.Maybe(ctx, r, func(r db.Row) (s Settings, err error) {
		var text string
		if err = r.Scan(&text); err != nil {
			return s, err
		}
		return s, json.Unmarshal([]byte(text), &s)
	}, "select document from quality_setting where place_id = $1", place)
	if err == nil && !found {
		s = usual()
	}
	return s, err
}

func keepSettings(ctx context.Context, tx *db.Tx, s Settings) error {
	_, err := tx.Exec(ctx, `insert into quality_setting (place_id, document, revision) values ($1, $2, $3)
		on conflict (place_id) do update set document = excluded.document, revision = excluded.revision`, tx.Who.Place, document(s), s.Revision)
	return err
}

func reviews(ctx context.Context, r db.Reader, place base.PlaceID) (map[int]Review, error) {
	out := map[int]Review{}
	_, err := db.All(ctx, r, func(r db.Row) (read Review, err error) {
		var number int
		err = r.Scan(&number, &read.On, &read.Next, &read.Note, &read.By)
		out[number] = read
		return read, err
	}, "select indicator, day, next_on, note, by_name from quality_review where place_id = $1", place)
	return out, err
}

func keepReview(ctx context.Context, tx *db.Tx, number int, r Review) error {
	_, err := tx.Exec(ctx, `insert into quality_review (place_id, indicator, day, next_on, note, by_name) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, indicator) do update set day = excluded.day, next_on = excluded.next_on, note = excluded.note, by_name = excluded.by_name`,
		tx.Who.Place, number, r.On, r.Next, r.Note, r.By)
	return err
}

const evidenceColumns = "id, indicator, title, day, file_name, media, size, sha256, at, by_name"

func scanEvidence(r db.Row) (e Evidence, err error) {
	return e, r.Scan(&e.ID, &e.Indicator, &e.Title, &e.On, &e.Name, &e.Kind, &e.Size, &e.Sum, &e.At, &e.By)
}

func evidences(ctx context.Context, r db.Reader, place base.PlaceID) ([]Evidence, error) {
	return db.All(ctx, r, scanEvidence, "select "+evidenceColumns+" from quality_evidence where place_id = $1 order by indicator, id", place)
}

func evidenceFile(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Evidence]) (e Evidence, content []byte, err error) {
	e, err = db.One(ctx, r, func(r db.Row) (e Evidence, err error) {
		return e, r.Scan(&e.ID, &e.Indicator, &e.Title, &e.On, &e.Name, &e.Kind, &e.Size, &e.Sum, &e.At, &e.By, &content)
	}, "select "+evidenceColumns+", content from quality_evidence where place_id = $1 and id = $2", place, id)
	return e, content, err
}

func insertEvidence(ctx context.Context, tx *db.Tx, e Evidence, content []byte) error {
	_, err := tx.Exec(ctx, "insert into quality_evidence (place_id, "+evidenceColumns+", content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		tx.Who.Place, e.ID, e.Indicator, e.Title, e.On, e.Name, e.Kind, e.Size, e.Sum, e.At, e.By, content)
	return err
}

func deleteEvidence(ctx context.Context, tx *db.Tx, id base.ID[Evidence]) error {
	return tx.ExecOne(ctx, "delete from quality_evidence where place_id = $1 and id = $2", tx.Who.Place, id)
}

const noteColumns = "id, indicator, day, source, body_text, result, by_name"

func scanNote(r db.Row) (n Note, err error) {
	return n, r.Scan(&n.ID, &n.Indicator, &n.On, &n.Source, &n.Text, &n.Result, &n.By)
}

func notes(ctx context.Context, r db.Reader, place base.PlaceID) ([]Note, error) {
	return db.All(ctx, r, scanNote, "select "+noteColumns+" from quality_note where place_id = $1 order by day desc, id desc", place)
}

func insertNote(ctx context.Context, tx *db.Tx, n Note) error {
	_, err := tx.Exec(ctx, "insert into quality_note (place_id, "+noteColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8)",
		tx.Who.Place, n.ID, n.Indicator, n.On, n.Source, n.Text, n.Result, n.By)
	return err
}

func followNote(ctx context.Context, tx *db.Tx, id base.ID[Note], result string) error {
	return tx.ExecOne(ctx, "update quality_note set result = $3 where place_id = $1 and id = $2", tx.Who.Place, id, result)
}

const improvementColumns = "id, title, origin, origin_id, carrier, made_on, due_on, done_on, effect"

func scanImprovement(r db.Row) (i Improvement, err error) {
	return i, r.Scan(&i.ID, &i.Title, &i.Origin, &i.OriginID, &i.Carrier, &i.Made, &i.Due, &i.Done, &i.Effect)
}

func improvements(ctx context.Context, r db.Reader, place base.PlaceID) ([]Improvement, error) {
	return db.All(ctx, r, scanImprovement, "select "+improvementColumns+" from quality_improvement where place_id = $1 order by id desc", place)
}

func improvement(ctx context.Context, tx *db.Tx, id base.ID[Improvement]) (Improvement, error) {
	return db.One(ctx, tx, scanImprovement, "select "+improvementColumns+" from quality_improvement where place_id = $1 and id = $2", tx.Who.Place, id)
}

func insertImprovement(ctx context.Context, tx *db.Tx, i Improvement) error {
	_, err := tx.Exec(ctx, "insert into quality_improvement (place_id, "+improvementColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, i.ID, i.Title, i.Origin, i.OriginID, i.Carrier, i.Made, i.Due, i.Done, i.Effect)
	return err
}

func doneImprovement(ctx context.Context, tx *db.Tx, id base.ID[Improvement], on day.Day, effect string) error {
	return tx.ExecOne(ctx, "update quality_improvement set done_on = $3, effect = $4 where place_id = $1 and id = $2", tx.Who.Place, id, on, effect)
}
