package fec

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// takenAs finds the name under which a file was taken in already.
func takenAs(ctx context.Context, tx *db.Tx, sum string) (string, bool, error) {
	return db.Maybe(ctx, tx, db.Col[string], "select name from fec_taken where place_id = $1 and sha256 = $2", tx.Who.Place, sum)
}

func insertTaken(ctx context.Context, tx *db.Tx, id base.ID[Report], name, sum string, year ledger.YearID, r Report) error {
	_, err := tx.Exec(ctx, `insert into fec_taken (place_id, id, name, sha256, year_id, entries, lines, taken_at, taken_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, tx.Who.Place, id, name, sum, year, r.Sound, r.Lines, tx.Now, tx.Who.Account)
	if err != nil {
		return err
	}
	return tx.Record(ctx, "ledger", string(year), "fec_taken_in", db.Detail{"file": name, "entries": r.Sound, "lines": r.Lines})
}
