package attendance

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// one scans a file.
func one(r db.Row) (b []byte, err error) { return b, r.Scan(&b) }

func closing(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Course]) (Closing, bool, error) {
	return db.Maybe(ctx, r, func(r db.Row) (c Closing, err error) { return c, r.Scan(&c.Session, &c.Digest, &c.At, &c.By) },
		"select session_id, digest, at, by_name from attendance_closing where place_id = $1 and session_id = $2", place, session)
}

func closingPaper(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Course]) ([]byte, error) {
	return db.One(ctx, r, one, "select paper from attendance_closing where place_id = $1 and session_id = $2", place, session)
}

func insertClosing(ctx context.Context, tx *db.Tx, c Closing, paper []byte) error {
	_, err := tx.Exec(ctx, "insert into attendance_closing (place_id, session_id, digest, paper, at, by_name) values ($1, $2, $3, $4, $5, $6)", tx.Who.Place, c.Session, c.Digest, paper, c.At, c.By)
	return err
}

const certificateColumns = "id, year, serial, number, session_id, trainee_id, name, halves, of_halves, minutes, of_minutes, issued, replaces, digest, at, by_name"

func scanCertificate(r db.Row) (c Certificate, err error) {
	return c, r.Scan(&c.ID, &c.Year, &c.Serial, &c.Number, &c.Session, &c.Trainee, &c.Name, &c.Halves, &c.Of, &c.Minutes, &c.OfMinute, &c.Issued, &c.Replaces, &c.Digest, &c.At, &c.By)
}

// certificates gives those of a session, the last first.
func certificates(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Course]) ([]Certificate, error) {
	return db.All(ctx, r, scanCertificate, "select "+certificateColumns+" from attendance_certificate where place_id = $1 and session_id = $2 order by id desc", place, session)
}

func getCertificate(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Certificate]) (Certificate, error) {
	return db.One(ctx, r, scanCertificate, "select "+certificateColumns+" from attendance_certificate where place_id = $1 and id = $2", place, id)
}

func certificatePaper(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Certificate]) ([]byte, error) {
	return db.One(ctx, r, one, "select paper from attendance_certificate where place_id = $1 and id = $2", place, id)
}

func lastSerial(ctx context.Context, r db.Reader, place base.PlaceID, year int) (int, error) {
	return db.Count(ctx, r, "select coalesce(max(serial), 0) from attendance_certificate where place_id = $1 and year = $2", place, year)
}

func insertCertificate(ctx context.Context, tx *db.Tx, c Certificate, paper []byte) error {
	_, err := tx.Exec(ctx, "insert into attendance_certificate (place_id, "+certificateColumns+", paper) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
		tx.Who.Place, c.ID, c.Year, c.Serial, c.Number, c.Session, c.Trainee, c.Name, c.Halves, c.Of, c.Minutes, c.OfMinute, c.Issued, c.Replaces, c.Digest, c.At, c.By, paper)
	return err
}
