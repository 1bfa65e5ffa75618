package award

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"time"

	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/db"
)

func scanIssuer(r db.Row) (i Issuer, err error) {
	err = r.Scan(&i.Place, &i.Address)
	return i, err
}

func issuerOf(ctx context.Context, r db.Reader, place base.PlaceID) (Issuer, bool, error) {
	return db.Maybe(ctx, r, scanIssuer, "select place_id, address from award_issuer where place_id = $1", place)
}

// issuerNamed finds an issuer by the last part of its address.
func issuerNamed(ctx context.Context, r db.Reader, name string) (Issuer, error) {
	return db.One(ctx, r, scanIssuer, "select place_id, address from award_issuer where name = $1", name)
}

// issuerAt finds an issuer by its address.
func issuerAt(ctx context.Context, r db.Reader, address string) (Issuer, bool, error) {
	return db.Maybe(ctx, r, scanIssuer, "select place_id, address from award_issuer where address = $1", address)
}

func insertIssuer(ctx context.Context, tx *db.Tx, i Issuer, name string) error {
	_, err := tx.Exec(ctx, "insert into award_issuer (place_id, address, name) values ($1, $2, $3)", i.Place, i.Address, name)
	return err
}

func scanSigner(r db.Row) (s badge.Signer, err error) {
	var secret string
	if err = r.Scan(&s.Issuer, &secret, &s.From, &s.Ended, &s.Revoked); err != nil {
		return s, err
	}
	seed, err := base64.StdEncoding.DecodeString(secret)
	if err != nil {
		return s, err
	}
	s.Secret = ed25519.NewKeyFromSeed(seed)
	s.Public = s.Secret.Public().(ed25519.PublicKey)
	return s, nil
}

const signers = `select i.address, k.seed, k.from_at, k.ended_at, k.stolen from award_key k join award_issuer i on i.place_id = k.place_id `

func signersOf(ctx context.Context, r db.Reader, place base.PlaceID) ([]badge.Signer, error) {
	return db.All(ctx, r, scanSigner, signers+"where k.place_id = $1 order by k.from_at desc, k.ended_at", place)
}

func public(all []badge.Signer, err error) ([]badge.Key, error) {
	out := make([]badge.Key, len(all))
	for i, s := range all {
		out[i] = s.Key
	}
	return out, err
}

func keysOf(ctx context.Context, r db.Reader, place base.PlaceID) ([]badge.Key, error) {
	return public(signersOf(ctx, r, place))
}

func allKeys(ctx context.Context, r db.Reader) ([]badge.Key, error) {
	return public(db.All(ctx, r, scanSigner, signers+"order by k.place_id, k.from_at desc"))
}

func insertSigner(ctx context.Context, tx *db.Tx, s badge.Signer) error {
	_, err := tx.Exec(ctx, "insert into award_key (place_id, id, seed, from_at, ended_at, stolen) values ($1, $2, $3, $4, $5, $6)",
		tx.Who.Place, s.ID(), base64.StdEncoding.EncodeToString(s.Secret.Seed()), s.From, time.Time{}, false)
	return err
}

func endSigner(ctx context.Context, tx *db.Tx, id string, at time.Time, stolen bool) error {
	return tx.ExecAsRead(ctx, "update award_key set ended_at = $3, stolen = $4 where place_id = $1 and id = $2 and ended_at = ''", tx.Who.Place, id, at, stolen)
}

const badgeColumns = "id, award_id, candidate_id, kind, code, name, list, slot, key_id, issued_at, revoked_at, revoked_by, revoked_why"

func scanBadge(r db.Row) (b Badge, err error) {
	err = r.Scan(&b.ID, &b.Award, &b.Candidate, &b.Kind, &b.Code, &b.Name, &b.List, &b.Slot, &b.Key, &b.Issued, &b.At, &b.By, &b.Reason)
	return b, err
}

func insertBadge(ctx context.Context, tx *db.Tx, b Badge, credential string) error {
	_, err := tx.Exec(ctx, "insert into award_badge (place_id, "+badgeColumns+", credential) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
		tx.Who.Place, b.ID, b.Award, b.Candidate, b.Kind, b.Code, b.Name, b.List, b.Slot, b.Key, b.Issued, b.At, b.By, b.Reason, credential)
	return err
}

func getBadge(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Badge]) (Badge, error) {
	return db.One(ctx, r, scanBadge, "select "+badgeColumns+" from award_badge where place_id = $1 and id = $2", place, id)
}

// badgesOf gives the badges of an award, in the order in which they were given.
func badgesOf(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Award]) ([]Badge, error) {
	return db.All(ctx, r, scanBadge, "select "+badgeColumns+" from award_badge where place_id = $1 and award_id = $2 order by id", place, of)
}

// badgesBy gives those that a key signed and that stand.
func badgesBy(ctx context.Context, r db.Reader, place base.PlaceID, key string) ([]Badge, error) {
	return db.All(ctx, r, scanBadge, "select "+badgeColumns+" from award_badge where place_id = $1 and key_id = $2 and revoked_at = '' order by id", place, key)
}

func badgedCodes(ctx context.Context, r db.Reader, place base.PlaceID, candidate string) ([]string, error) {
	return db.All(ctx, r, db.Col[string], "select code from award_badge where place_id = $1 and candidate_id = $2 and revoked_at = ''", place, candidate)
}

func credentialOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Badge]) (string, error) {
	return db.One(ctx, r, db.Col[string], "select credential from award_badge where place_id = $1 and id = $2", place, id)
}

func updateBadge(ctx context.Context, tx *db.Tx, id base.ID[Badge], v Revocation) error {
	return tx.ExecAsRead(ctx, "update award_badge set revoked_at = $3, revoked_by = $4, revoked_why = $5 where place_id = $1 and id = $2 and revoked_at = ''",
		tx.Who.Place, id, v.At, v.By, v.Reason)
}

func revokeBadges(ctx context.Context, tx *db.Tx, of base.ID[Award], v Revocation) error {
	_, err := tx.Exec(ctx, "update award_badge set revoked_at = $3, revoked_by = $4, revoked_why = $5 where place_id = $1 and award_id = $2 and revoked_at = ''",
		tx.Who.Place, of, v.At, v.By, v.Reason)
	return err
}

func badgeCount(ctx context.Context, r db.Reader, place base.PlaceID) (int, error) {
	return db.Count(ctx, r, "select count(*) from award_badge where place_id = $1", place)
}

func slotTaken(ctx context.Context, r db.Reader, place base.PlaceID, list, slot int) (bool, error) {
	n, err := db.Count(ctx, r, "select count(*) from award_badge where place_id = $1 and list = $2 and slot = $3", place, list, slot)
	return n > 0, err
}

func listUsed(ctx context.Context, r db.Reader, place base.PlaceID, list int) (bool, error) {
	n, err := db.Count(ctx, r, "select count(*) from award_badge where place_id = $1 and list = $2", place, list)
	return n > 0, err
}

func revokedSlots(ctx context.Context, r db.Reader, place base.PlaceID, list int) ([]int, error) {
	return db.All(ctx, r, db.Col[int], "select slot from award_badge where place_id = $1 and list = $2 and revoked_at <> ''", place, list)
}
