package fate

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const columns = "id, certification_id, candidate_id, wave, year, route, due_on, until_on, asked_on, reminded_on, answered_on, phone, answer"

func scanAsking(r db.Row) (a Asking, err error) {
	var answer string
	if err = r.Scan(&a.ID, &a.Certification, &a.Candidate, &a.Wave, &a.Year, &a.Route, &a.Due, &a.Until, &a.Asked, &a.Reminded, &a.Answered, &a.Phone, &answer); err != nil {
		return a, err
	}
	return a, json.Unmarshal([]byte(answer), &a.Answer)
}

func document(a Answer) string {
	text, err := json.Marshal(a)
	if err != nil {
		panic(err) // values of ours, without a cycle or a channel
	}
	return string(text)
}

func askings(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[certification.Certification]) ([]Asking, error) {
	return db.All(ctx, r, scanAsking, "select "+columns+" from fate_asking where place_id = $1 and certification_id = $2 order by id", place, of)
}

func askingsOf(ctx context.Context, r db.Reader, place base.PlaceID, candidate string) ([]Asking, error) {
	return db.All(ctx, r, scanAsking, "select "+columns+" from fate_asking where place_id = $1 and candidate_id = $2 and candidate_id <> '' order by wave", place, candidate)
}

// askingBy finds what the link of a letter is about.
func askingBy(ctx context.Context, r db.Reader, place base.PlaceID, secret string) (Asking, error) {
	return db.One(ctx, r, scanAsking, "select "+columns+" from fate_asking where place_id = $1 and id in (select asking_id from fate_link where place_id = $1 and token = $2)", place, digest(secret))
}

func insertAsking(ctx context.Context, tx *db.Tx, a Asking) error {
	_, err := tx.Exec(ctx, "insert into fate_asking (place_id, "+columns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
		tx.Who.Place, a.ID, a.Certification, a.Candidate, a.Wave, a.Year, a.Route, a.Due, a.Until, a.Asked, a.Reminded, a.Answered, a.Phone, document(a.Answer))
	return err
}

func updateAsking(ctx context.Context, tx *db.Tx, a Asking) error {
	return tx.ExecOne(ctx, "update fate_asking set candidate_id = $3, reminded_on = $4, answered_on = $5, phone = $6, answer = $7 where place_id = $1 and id = $2",
		tx.Who.Place, a.ID, a.Candidate, a.Reminded, a.Answered, a.Phone, document(a.Answer))
}

func insertLink(ctx context.Context, tx *db.Tx, secret string, to base.ID[Asking]) error {
	_, err := tx.Exec(ctx, "insert into fate_link (place_id, token, asking_id) values ($1, $2, $3)", tx.Who.Place, digest(secret), to)
	return err
}

func deleteLinks(ctx context.Context, tx *db.Tx, to base.ID[Asking]) error {
	_, err := tx.Exec(ctx, "delete from fate_link where place_id = $1 and asking_id = $2", tx.Who.Place, to)
	return err
}

// silences gives the marks of those who want to be left in peace.
func silences(ctx context.Context, r db.Reader, place base.PlaceID) (map[string]bool, error) {
	all, err := db.All(ctx, r, db.Col[string], "select mark from fate_silence where place_id = $1", place)
	out := map[string]bool{}
	for _, mark := range all {
		out[mark] = true
	}
	return out, err
}

func insertSilence(ctx context.Context, tx *db.Tx, mark string, since day.Day) error {
	_, err := tx.Exec(ctx, "insert into fate_silence (place_id, mark, since) values ($1, $2, $3) on conflict (place_id, mark) do nothing", tx.Who.Place, mark, since)
	return err
}
