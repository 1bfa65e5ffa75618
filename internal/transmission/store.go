package transmission

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
)

type certID = base.ID[certification.Certification]

func emitterOf(ctx context.Context, r db.Reader, place base.PlaceID, of certID) (Emitter, error) {
	e, found, err := db.Maybe(ctx, r, func(r db.Row) (e Emitter, err error) {
		err = r.Scan(&e.Client, &e.Certifier, &e.Contract, &e.Version)
		return e, err
	}, "select client, certifier, contract, version from transmission_emitter where place_id = $1 and certification_id = $2", place, of)
	if !found {
		e.Version = V112
	}
	return e, err
}

func setEmitter(ctx context.Context, tx *db.Tx, of certID, e Emitter) error {
	_, err := tx.Exec(ctx, `insert into transmission_emitter (place_id, certification_id, client, certifier, contract, version) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, certification_id) do update set client = excluded.client, certifier = excluded.certifier, contract = excluded.contract, version = excluded.version`,
		tx.Who.Place, of, e.Client, e.Certifier, e.Contract, e.Version)
	return err
}

func insertNotice(ctx context.Context, tx *db.Tx, of certID, n Notice) error {
	_, err := tx.Exec(ctx, "insert into transmission_notice (place_id, id, certification_id, received, days, made_by) values ($1, $2, $3, $4, $5, $6)",
		tx.Who.Place, base.NewID[Notice](tx.Now), of, n.Received, n.Days, tx.Who.Name)
	return err
}

func notices(ctx context.Context, r db.Reader, place base.PlaceID, of certID) ([]Notice, error) {
	return db.All(ctx, r, func(r db.Row) (n Notice, err error) {
		err = r.Scan(&n.Received, &n.Days)
		return n, err
	}, "select received, days from transmission_notice where place_id = $1 and certification_id = $2 order by received, id", place, of)
}

func setCorrection(ctx context.Context, tx *db.Tx, passage string, h Holder) error {
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into transmission_correction (place_id, passage_id, holder, made_at, made_by) values ($1, $2, $3, $4, $5)
		on conflict (place_id, passage_id) do update set holder = excluded.holder, made_at = excluded.made_at, made_by = excluded.made_by`,
		tx.Who.Place, passage, string(text), tx.Now, tx.Who.Name)
	return err
}

func corrections(ctx context.Context, r db.Reader, place base.PlaceID) (map[string]Holder, error) {
	out := map[string]Holder{}
	_, err := db.All(ctx, r, func(r db.Row) (none struct{}, err error) {
		var id, text string
		var h Holder
		if err = r.Scan(&id, &text); err != nil {
			return none, err
		}
		err = json.Unmarshal([]byte(text), &h)
		out[id] = h
		return none, err
	}, "select passage_id, holder from transmission_correction where place_id = $1", place)
	return out, err
}

const lotColumns = `l.id, l.certification_id, l.serial, l.flow, l.version, l.made_at, l.made_by, l.file_digest,
	(select count(*) from transmission_line n where n.place_id = l.place_id and n.lot_id = l.id),
	(select count(*) from transmission_line n where n.place_id = l.place_id and n.lot_id = l.id and n.verdict = 'accepted'),
	(select count(*) from transmission_line n where n.place_id = l.place_id and n.lot_id = l.id and n.verdict = 'rejected')`

func scanLot(r db.Row) (l Lot, err error) {
	err = r.Scan(&l.ID, &l.Certification, &l.Serial, &l.Flow, &l.Version, &l.At, &l.By, &l.Digest, &l.Sent, &l.Accepted, &l.Rejected)
	return l, err
}

func lots(ctx context.Context, r db.Reader, place base.PlaceID, of certID) ([]Lot, error) {
	return db.All(ctx, r, scanLot, "select "+lotColumns+" from transmission_lot l where l.place_id = $1 and l.certification_id = $2 order by l.serial desc", place, of)
}

func getLot(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Lot]) (Lot, error) {
	return db.One(ctx, r, scanLot, "select "+lotColumns+" from transmission_lot l where l.place_id = $1 and l.id = $2", place, id)
}

func lotFile(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Lot]) ([]byte, error) {
	return db.One(ctx, r, db.Col[[]byte], "select file from transmission_lot where place_id = $1 and id = $2", place, id)
}

func insertLot(ctx context.Context, tx *db.Tx, l Lot, file []byte) error {
	_, err := tx.Exec(ctx, `insert into transmission_lot (place_id, id, certification_id, serial, flow, version, made_at, made_by, file, file_digest)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, tx.Who.Place, l.ID, l.Certification, l.Serial, l.Flow, l.Version, l.At, l.By, file, l.Digest)
	return err
}

func insertLine(ctx context.Context, tx *db.Tx, lot base.ID[Lot], passage string) error {
	_, err := tx.Exec(ctx, "insert into transmission_line (place_id, lot_id, passage_id, verdict, why) values ($1, $2, $3, 'sent', '[]')", tx.Who.Place, lot, passage)
	return err
}

// line is a success in a lot.
type line struct {
	passage string
	verdict State
	why     []string
}

func scanLine(r db.Row) (l line, err error) {
	var why string
	if err = r.Scan(&l.passage, &l.verdict, &why); err != nil {
		return l, err
	}
	return l, json.Unmarshal([]byte(why), &l.why)
}

// linesOf gives, of each success, its lines in the lots of a certification, the last first.
func linesOf(ctx context.Context, r db.Reader, place base.PlaceID, of certID) (map[string][]line, error) {
	all, err := db.All(ctx, r, scanLine, `select n.passage_id, n.verdict, n.why from transmission_line n
		join transmission_lot l on l.place_id = n.place_id and l.id = n.lot_id
		where n.place_id = $1 and l.certification_id = $2 order by l.serial desc`, place, of)
	out := map[string][]line{}
	for _, l := range all {
		out[l.passage] = append(out[l.passage], l)
	}
	return out, err
}

// sentIn gives what a lot told, with what is known of each.
func sentIn(ctx context.Context, tx *db.Tx, lot base.ID[Lot]) (map[string]State, error) {
	all, err := db.All(ctx, tx, scanLine, "select passage_id, verdict, why from transmission_line where place_id = $1 and lot_id = $2", tx.Who.Place, lot)
	out := map[string]State{}
	for _, l := range all {
		out[l.passage] = l.verdict
	}
	return out, err
}

func setVerdict(ctx context.Context, tx *db.Tx, lot base.ID[Lot], passage string, v State, why []string) error {
	text, err := json.Marshal(why)
	if err != nil {
		return err
	}
	return tx.ExecOne(ctx, "update transmission_line set verdict = $4, why = $5 where place_id = $1 and lot_id = $2 and passage_id = $3", tx.Who.Place, lot, passage, v, string(text))
}

func insertAnswer(ctx context.Context, tx *db.Tx, lot base.ID[Lot], file []byte, digest string) error {
	_, err := tx.Exec(ctx, "insert into transmission_answer (place_id, id, lot_id, file, file_digest, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7)",
		tx.Who.Place, base.NewID[Answer](tx.Now), lot, file, digest, tx.Now, tx.Who.Name)
	return err
}
