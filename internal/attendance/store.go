package attendance

import (
	"context"
	"encoding/json"
	"errors"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const signatureColumns = "id, session_id, half_id, party, person_id, name, at, device_at, late, after_closing, reason, typed, stroke, digest, way, by_account, once_key"

func scanSignature(r db.Row) (s Signature, err error) {
	return s, r.Scan(&s.ID, &s.Session, &s.Half, &s.Party, &s.Person, &s.Name, &s.At, &s.Device, &s.Late, &s.After, &s.Reason, &s.Typed, &s.Stroke, &s.Digest, &s.Way, &s.By, &s.Key)
}

func signatures(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Course]) ([]Signature, error) {
	return db.All(ctx, r, scanSignature, "select "+signatureColumns+" from attendance_signature where place_id = $1 and session_id = $2 order by at, id", place, session)
}

func signatureByKey(ctx context.Context, r db.Reader, place base.PlaceID, key string) (Signature, bool, error) {
	return db.Maybe(ctx, r, scanSignature, "select "+signatureColumns+" from attendance_signature where place_id = $1 and once_key = $2", place, key)
}

func signatureOf(ctx context.Context, r db.Reader, place base.PlaceID, half base.ID[Half], p Party, person string) (Signature, bool, error) {
	return db.Maybe(ctx, r, scanSignature, "select "+signatureColumns+" from attendance_signature where place_id = $1 and half_id = $2 and party = $3 and person_id = $4", place, half, p, person)
}

func insertSignature(ctx context.Context, tx *db.Tx, s Signature) error {
	_, err := tx.Exec(ctx, "insert into attendance_signature (place_id, "+signatureColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
		tx.Who.Place, s.ID, s.Session, s.Half, s.Party, s.Person, s.Name, s.At, s.Device, s.Late, s.After, s.Reason, s.Typed, s.Stroke, s.Digest, s.Way, s.By, s.Key)
	return err
}

// keepSheet keeps what is signed, once.
func keepSheet(ctx context.Context, tx *db.Tx, s Sheet) error {
	_, err := tx.Exec(ctx, "insert into attendance_sheet (place_id, digest, session_id, half_id, body) values ($1, $2, $3, $4, $5) on conflict (place_id, digest) do nothing",
		tx.Who.Place, s.Digest(), s.Session, s.Half, string(s.Text()))
	return err
}

// sheets gives those that were signed.
func sheets(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Course]) ([]Sheet, error) {
	return db.All(ctx, r, func(r db.Row) (s Sheet, err error) {
		var body string
		err = r.Scan(&body)
		return s, errors.Join(err, json.Unmarshal([]byte(body), &s))
	}, "select body from attendance_sheet where place_id = $1 and session_id = $2 order by digest", place, session)
}

const absenceColumns = "session_id, half_id, trainee_id, excused, reason, proof_name, proof_kind, proof_sum, at, by_name"

func scanAbsence(r db.Row) (a Absence, err error) {
	return a, r.Scan(&a.Session, &a.Half, &a.Trainee, &a.Excused, &a.Reason, &a.Proof.Name, &a.Proof.Kind, &a.Proof.Sum, &a.At, &a.By)
}

func absences(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Course]) ([]Absence, error) {
	return db.All(ctx, r, scanAbsence, "select "+absenceColumns+" from attendance_absence where place_id = $1 and session_id = $2 order by half_id, trainee_id", place, session)
}

func absenceOf(ctx context.Context, r db.Reader, place base.PlaceID, half base.ID[Half], trainee string) (Absence, bool, error) {
	return db.Maybe(ctx, r, scanAbsence, "select "+absenceColumns+" from attendance_absence where place_id = $1 and half_id = $2 and trainee_id = $3", place, half, trainee)
}

func absenceProof(ctx context.Context, r db.Reader, place base.PlaceID, half base.ID[Half], trainee string) ([]byte, error) {
	return db.One(ctx, r, func(r db.Row) (b []byte, err error) { return b, r.Scan(&b) },
		"select proof from attendance_absence where place_id = $1 and half_id = $2 and trainee_id = $3 and proof_name <> ''", place, half, trainee)
}

func insertAbsence(ctx context.Context, tx *db.Tx, a Absence, proof []byte) error {
	_, err := tx.Exec(ctx, "insert into attendance_absence (place_id, "+absenceColumns+", proof) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		tx.Who.Place, a.Session, a.Half, a.Trainee, a.Excused, a.Reason, a.Proof.Name, a.Proof.Kind, a.Proof.Sum, a.At, a.By, proof)
	return err
}

func deleteAbsence(ctx context.Context, tx *db.Tx, half base.ID[Half], trainee string) error {
	return tx.ExecOne(ctx, "delete from attendance_absence where place_id = $1 and half_id = $2 and trainee_id = $3", tx.Who.Place, half, trainee)
}

// badge is a trainee's code in a session, and how many wrong ones were tried.
type badge struct {
	trainee, code string
	tries         int
}

func codes(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Course]) ([]badge, error) {
	return db.All(ctx, r, func(r db.Row) (b badge, err error) { return b, r.Scan(&b.trainee, &b.code, &b.tries) },
		"select trainee_id, code, tries from attendance_code where place_id = $1 and session_id = $2 order by trainee_id", place, session)
}

func codeOf(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Course], trainee string) (badge, bool, error) {
	return db.Maybe(ctx, r, func(r db.Row) (b badge, err error) { return b, r.Scan(&b.trainee, &b.code, &b.tries) },
		"select trainee_id, code, tries from attendance_code where place_id = $1 and session_id = $2 and trainee_id = $3", place, session, trainee)
}

func putCode(ctx context.Context, tx *db.Tx, session base.ID[Course], b badge) error {
	_, err := tx.Exec(ctx, `insert into attendance_code (place_id, session_id, trainee_id, code, tries) values ($1, $2, $3, $4, $5)
		on conflict (place_id, session_id, trainee_id) do update set code = excluded.code, tries = excluded.tries`, tx.Who.Place, session, b.trainee, b.code, b.tries)
	return err
}

func settings(ctx context.Context, r db.Reader, place base.PlaceID) (Settings, error) {
	s, found, err := db.Maybe(ctx, r, func(r db.Row) (s Settings, err error) {
		return s, r.Scan(&s.Tolerance, &s.Signatory, &s.Town, &s.Declared)
	},
		"select tolerance, signatory, town, declared from attendance_setting where place_id = $1", place)
	if !found {
		s = usual()
	}
	return s, err
}

func putSettings(ctx context.Context, tx *db.Tx, s Settings) error {
	_, err := tx.Exec(ctx, `insert into attendance_setting (place_id, tolerance, signatory, town, declared) values ($1, $2, $3, $4, $5)
		on conflict (place_id) do update set tolerance = excluded.tolerance, signatory = excluded.signatory, town = excluded.town, declared = excluded.declared`, tx.Who.Place, s.Tolerance, s.Signatory, s.Town, s.Declared)
	return err
}
