package fec

import (
	"context"
	"encoding/json"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

const heldColumns = "id, name, size, year, state, partial, fault, year_id, at, account_id, who, lang"

// told is a report as it is kept: what programs are not told is there too.
type told struct {
	Report
	Since day.Day `json:"since"`
	Until day.Day `json:"until"`
	Sane  int     `json:"sound"`
}

func insertHeld(ctx context.Context, tx *db.Tx, h Held) error {
	raw, err := json.Marshal(told{h.Report, h.Report.From, h.Report.To, h.Report.Sound})
	if err != nil {
		return err
	}
	report, err := shrunk(raw)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into fec_file (place_id, id, name, size, year, state, partial, report, fault, year_id, at, account_id, who, lang)
		values ($1, $2, $3, $4, $5, $6, $7, $8, '', '', $9, $10, $11, $12)`,
		tx.Who.Place, h.ID, h.Name, h.Size, h.Year, h.State, h.Partial, report, h.At, h.Account, h.By, h.Lang)
	return err
}

func scanHeld(r db.Row) (h Held, err error) {
	return h, r.Scan(&h.ID, &h.Name, &h.Size, &h.Year, &h.State, &h.Partial, &h.Why, &h.YearID, &h.At, &h.Account, &h.By, &h.Lang)
}

func getHeld(ctx context.Context, r db.Reader, place base.PlaceID, id HeldID) (Held, error) {
	h, err := db.One(ctx, r, scanHeld, "select "+heldColumns+" from fec_file where place_id = $1 and id = $2", place, id)
	if err != nil {
		return h, err
	}
	report, err := db.One(ctx, r, db.Col[[]byte], "select report from fec_file where place_id = $1 and id = $2", place, id)
	if err != nil {
		return h, err
	}
	raw, err := grown(report)
	if err != nil {
		return h, err
	}
	var t told
	err = json.Unmarshal(raw, &t)
	h.Report = t.Report
	h.Report.From, h.Report.To, h.Report.Sound = t.Since, t.Until, t.Sane
	return h, err
}

// heldShown bounds a list that grows by a few a year.
const heldShown = 30

func listHeld(ctx context.Context, r db.Reader, place base.PlaceID) ([]Held, error) {
	return db.All(ctx, r, scanHeld, "select "+heldColumns+" from fec_file where place_id = $1 order by at desc, id desc limit $2", place, heldShown)
}

func setHeld(ctx context.Context, tx *db.Tx, id HeldID, to State, partial bool, why string, year ledger.YearID) error {
	return tx.ExecOne(ctx, "update fec_file set state = $3, partial = $4, fault = $5, year_id = $6 where place_id = $1 and id = $2", tx.Who.Place, id, to, partial, why, year)
}

func deleteHeld(ctx context.Context, tx *db.Tx, id HeldID) error {
	if err := deleteChunks(ctx, tx, id); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from fec_file where place_id = $1 and id = $2", tx.Who.Place, id)
}

func insertChunk(ctx context.Context, tx *db.Tx, id HeldID, position int, body []byte) error {
	_, err := tx.Exec(ctx, "insert into fec_chunk (place_id, file_id, position, body) values ($1, $2, $3, $4)", tx.Who.Place, id, position, body)
	return err
}

func getChunk(ctx context.Context, r db.Reader, place base.PlaceID, id HeldID, position int) ([]byte, bool, error) {
	return db.Maybe(ctx, r, db.Col[[]byte], "select body from fec_chunk where place_id = $1 and file_id = $2 and position = $3", place, id, position)
}

func hasChunks(ctx context.Context, tx *db.Tx, id HeldID) (bool, error) {
	_, found, err := db.Maybe(ctx, tx, db.Col[int64], "select position from fec_chunk where place_id = $1 and file_id = $2 and position = 0", tx.Who.Place, id)
	return found, err
}

func deleteChunks(ctx context.Context, tx *db.Tx, id HeldID) error {
	_, err := tx.Exec(ctx, "delete from fec_chunk where place_id = $1 and file_id = $2", tx.Who.Place, id)
	return err
}

// forgetChunks forgets the bytes of files of the place that nobody asked for in time.
func forgetChunks(ctx context.Context, tx *db.Tx, before time.Time) error {
	_, err := tx.Exec(ctx, `delete from fec_chunk where place_id = $1 and file_id in
		(select id from fec_file where place_id = $1 and state <> 'asked' and at < $2)`, tx.Who.Place, before)
	return err
}
