package award

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = `id, kind, certification_id, version_id, code, title, year, serial, number, candidate_id, holder, units, passage,
	session_id, minutes_id, minutes_digest, decided, issued, file_digest, revoked_at, revoked_by, revoked_why`

func scanAward(r db.Row) (a Award, err error) {
	var holder, units, passage string
	if err = r.Scan(&a.ID, &a.Kind, &a.Certification, &a.Version, &a.Code, &a.Title, &a.Year, &a.Serial, &a.Number, &a.Candidate, &holder, &units, &passage,
		&a.Session, &a.Minutes, &a.MinutesDigest, &a.Decided, &a.Issued, &a.Digest, &a.At, &a.By, &a.Reason); err != nil {
		return a, err
	}
	return a, errors.Join(json.Unmarshal([]byte(holder), &a.Holder), json.Unmarshal([]byte(units), &a.Units), json.Unmarshal([]byte(passage), &a.Passage))
}

func document(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // values of ours, without a cycle or a channel
	}
	return string(text)
}

func insertAward(ctx context.Context, tx *db.Tx, a Award, file []byte) error {
	_, err := tx.Exec(ctx, `insert into award (place_id, `+columns+`, file, email, search)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)`,
		tx.Who.Place, a.ID, a.Kind, a.Certification, a.Version, a.Code, a.Title, a.Year, a.Serial, a.Number, a.Candidate, document(a.Holder), document(a.Units), document(a.Passage),
		a.Session, a.Minutes, a.MinutesDigest, a.Decided, a.Issued, a.Digest, a.At, a.By, a.Reason, file, a.Holder.Email,
		base.Fold(a.Holder.Name()+" "+a.Holder.UsageName+" "+a.Number))
	return err
}

func updateRevocation(ctx context.Context, tx *db.Tx, a Award) error {
	return tx.ExecAsRead(ctx, "update award set revoked_at = $3, revoked_by = $4, revoked_why = $5 where place_id = $1 and id = $2 and revoked_at = ''",
		tx.Who.Place, a.ID, a.At, a.By, a.Reason)
}

// lastSerial is the last number given of a kind in a year, whoever gave it.
func lastSerial(ctx context.Context, r db.Reader, a Award) (int, error) {
	return db.Count(ctx, r, "select coalesce(max(serial), 0) from award where certification_id = $1 and kind = $2 and year = $3", a.Certification, a.Kind, a.Year)
}

func getAward(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Award]) (Award, error) {
	return db.One(ctx, r, scanAward, "select "+columns+" from award where place_id = $1 and id = $2", place, id)
}

// ofSession finds what stands of what a jury session gave to the same candidate.
func ofSession(ctx context.Context, r db.Reader, place base.PlaceID, a Award) (Award, bool, error) {
	return db.Maybe(ctx, r, scanAward, "select "+columns+" from award where place_id = $1 and session_id = $2 and candidate_id = $3 and revoked_at = ''", place, a.Session, a.Candidate)
}

func ofEmail(ctx context.Context, r db.Reader, place base.PlaceID, email string) ([]Award, error) {
	return db.All(ctx, r, scanAward, "select "+columns+" from award where place_id = $1 and email = $2 order by id desc", place, email)
}

func awards(ctx context.Context, r db.Reader, place base.PlaceID, f Filter) ([]Award, error) {
	revoked := ""
	if f.Revoked != nil {
		revoked = map[bool]string{true: "yes", false: "no"}[*f.Revoked]
	}
	return db.All(ctx, r, scanAward, `select `+columns+` from award where place_id = $1 and ($2 = '' or certification_id = $2) and ($3 = '' or kind = $3)
		and ($4 = '' or search like $4) and ($5 = '' or ($5 = 'yes') = (revoked_at <> '')) and ($6 = '' or id < $6) order by id desc limit $7`,
		place, f.Certification, f.Kind, containing(f.Words), revoked, f.After, f.Limit)
}

// containing is a pattern for folded texts that hold some words; "" for none.
func containing(words string) string {
	folded := base.Fold(words)
	if folded == "" {
		return ""
	}
	return "%" + strings.ReplaceAll(folded, " ", "%") + "%"
}

func fileOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Award]) ([]byte, error) {
	return db.One(ctx, r, db.Col[[]byte], "select file from award where place_id = $1 and id = $2", place, id)
}

// standing looks for a number wherever it was given.
func standing(ctx context.Context, r db.Reader, number string) (Standing, error) {
	revoked, found, err := db.Maybe(ctx, r, db.Col[string], "select revoked_at from award where number = $1 order by revoked_at limit 1", number)
	switch {
	case err != nil || !found:
		return Unknown, err
	case revoked != "":
		return Withdrawn, nil
	}
	return Valid, nil
}

func insertCopy(ctx context.Context, tx *db.Tx, of base.ID[Award], n Copy, file []byte, digest string) error {
	_, err := tx.Exec(ctx, "insert into award_copy (place_id, award_id, n, reason, made_at, made_by, file, file_digest) values ($1, $2, $3, $4, $5, $6, $7, $8)",
		tx.Who.Place, of, n.N, n.Reason, n.At, n.By, file, digest)
	return err
}

func copies(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Award]) ([]Copy, error) {
	return db.All(ctx, r, func(r db.Row) (n Copy, err error) {
		err = r.Scan(&n.N, &n.Reason, &n.At, &n.By)
		return n, err
	}, "select n, reason, made_at, made_by from award_copy where place_id = $1 and award_id = $2 order by n", place, of)
}

func copyFile(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Award], n int) ([]byte, error) {
	return db.One(ctx, r, db.Col[[]byte], "select file from award_copy where place_id = $1 and award_id = $2 and n = $3", place, of, n)
}
