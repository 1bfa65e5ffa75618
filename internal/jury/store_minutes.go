package jury

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/db"
)

const minutesColumns = "m.id, m.session_id, m.number, m.rectifies, m.motive, m.body, m.digest, m.made_at"

func scanMinutes(r db.Row) (m Minutes, err error) {
	var body string
	if err = r.Scan(&m.ID, &m.Session, &m.Number, &m.Rectifies, &m.Motive, &body, &m.Digest, &m.MadeAt); err != nil {
		return m, err
	}
	m.Body, err = written[Account](body)
	return m, err
}

// minutes gives those of a session with their signatures, the first first.
func minutes(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) ([]Minutes, error) {
	all, err := db.All(ctx, r, scanMinutes, "select "+minutesColumns+" from jury_minutes m where m.place_id = $1 and m.session_id = $2 order by m.number", place, session)
	if err != nil {
		return nil, err
	}
	return all, sign(ctx, r, place, all)
}

// minutesAbout gives those that may decide on a candidate, the last first.
func minutesAbout(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[candidacy.Candidate]) ([]Minutes, error) {
	all, err := db.All(ctx, r, scanMinutes, "select "+minutesColumns+` from jury_minutes m join jury_hearing h on h.place_id = m.place_id and h.session_id = m.session_id
		where m.place_id = $1 and h.candidate_id = $2 order by m.made_at desc, m.number desc`, place, of)
	if err != nil {
		return nil, err
	}
	return all, sign(ctx, r, place, all)
}

// minutesUnder gives those of every session of a certification, session by session, the first first.
func minutesUnder(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[certification.Certification]) ([]Minutes, error) {
	all, err := db.All(ctx, r, scanMinutes, "select "+minutesColumns+` from jury_minutes m join jury_session s on s.place_id = m.place_id and s.id = m.session_id
		where m.place_id = $1 and s.certification_id = $2 order by s.day, s.id, m.number`, place, of)
	if err != nil {
		return nil, err
	}
	return all, sign(ctx, r, place, all)
}

func getMinutes(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Minutes]) (Minutes, error) {
	m, err := db.One(ctx, r, scanMinutes, "select "+minutesColumns+" from jury_minutes m where m.place_id = $1 and m.id = $2", place, id)
	if err != nil {
		return m, err
	}
	all := []Minutes{m}
	err = sign(ctx, r, place, all)
	return all[0], err
}

// sign adds their signatures to minutes.
func sign(ctx context.Context, r db.Reader, place base.PlaceID, all []Minutes) error {
	if len(all) == 0 {
		return nil
	}
	type one struct {
		of base.ID[Minutes]
		Signature
	}
	args := []any{place}
	for _, m := range all {
		args = append(args, m.ID)
	}
	found, err := db.All(ctx, r, func(r db.Row) (o one, err error) {
		return o, r.Scan(&o.of, &o.Member, &o.Name, &o.At, &o.Digest, &o.By)
	}, "select minutes_id, member_id, name, at, digest, by_account from jury_signature where place_id = $1 and minutes_id in "+db.In(2, len(all))+" order by at, member_id", args...)
	for _, s := range found {
		for i := range all {
			if all[i].ID == s.of {
				all[i].Signed = append(all[i].Signed, s.Signature)
			}
		}
	}
	return err
}

func minutesPaper(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Minutes]) ([]byte, error) {
	return db.One(ctx, r, func(r db.Row) (b []byte, err error) { return b, r.Scan(&b) }, "select paper from jury_minutes where place_id = $1 and id = $2", place, id)
}

func insertMinutes(ctx context.Context, tx *db.Tx, m Minutes, paper []byte) error {
	_, err := tx.Exec(ctx, "insert into jury_minutes (place_id, id, session_id, number, rectifies, motive, body, digest, made_at, paper) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, m.ID, m.Session, m.Number, m.Rectifies, m.Motive, document(m.Body), m.Digest, m.MadeAt, paper)
	return err
}

func deleteMinutes(ctx context.Context, tx *db.Tx, id base.ID[Minutes]) error {
	return tx.ExecOne(ctx, "delete from jury_minutes where place_id = $1 and id = $2", tx.Who.Place, id)
}

func insertSignature(ctx context.Context, tx *db.Tx, of base.ID[Minutes], s Signature) error {
	_, err := tx.Exec(ctx, "insert into jury_signature (place_id, minutes_id, member_id, name, at, digest, by_account) values ($1, $2, $3, $4, $5, $6, $7)",
		tx.Who.Place, of, s.Member, s.Name, s.At, s.Digest, s.By)
	return err
}
