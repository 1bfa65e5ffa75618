package ledger

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const templateColumns = "id, name, journal, label, piece, lines, starts_on, ends_on, last_month"

func scanTemplate(r db.Row) (t Template, err error) {
	var text string
	if err := r.Scan(&t.ID, &t.Name, &t.Journal, &t.Label, &t.Piece, &text, &t.From, &t.Until, &t.Last); err != nil {
		return t, err
	}
	var lines []lineJSON
	err = json.Unmarshal([]byte(text), &lines)
	for _, l := range lines {
		t.Lines = append(t.Lines, l.line())
	}
	return t, err
}

func templates(ctx context.Context, r db.Reader, place base.PlaceID) ([]Template, error) {
	return db.All(ctx, r, scanTemplate, "select "+templateColumns+" from entry_template where place_id = $1 order by name, id", place)
}

func getTemplate(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Template]) (Template, error) {
	return db.One(ctx, r, scanTemplate, "select "+templateColumns+" from entry_template where place_id = $1 and id = $2", place, id)
}

func putTemplate(ctx context.Context, tx *db.Tx, t Template) error {
	lines := make([]lineJSON, len(t.Lines))
	for i, l := range t.Lines {
		lines[i] = jsonLine(l)
	}
	text, err := json.Marshal(lines)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into entry_template (place_id, id, name, journal, label, piece, lines, starts_on, ends_on, last_month)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		on conflict (place_id, id) do update set name = excluded.name, journal = excluded.journal, label = excluded.label, piece = excluded.piece,
		lines = excluded.lines, starts_on = excluded.starts_on, ends_on = excluded.ends_on, last_month = excluded.last_month`,
		tx.Who.Place, t.ID, t.Name, t.Journal, t.Label, t.Piece, string(text), t.From, t.Until, t.Last)
	return err
}

func deleteTemplate(ctx context.Context, tx *db.Tx, id base.ID[Template]) error {
	return tx.ExecOne(ctx, "delete from entry_template where place_id = $1 and id = $2", tx.Who.Place, id)
}

// setProposed notes the last month proposed; a template dropped meanwhile is let go.
func setProposed(ctx context.Context, tx *db.Tx, id base.ID[Template], month string) error {
	_, err := tx.Exec(ctx, "update entry_template set last_month = $3 where place_id = $1 and id = $2", tx.Who.Place, id, month)
	return err
}
