package board

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
)

const indicatorColumns = "id, slot, name, owner, source, activity_id, unit, low, high, made_at"

func scanIndicator(r db.Row) (i Indicator, err error) {
	return i, r.Scan(&i.ID, &i.Slot, &i.Name, &i.Owner, &i.Source, &i.Activity, &i.Unit, &i.Low, &i.High, &i.MadeAt)
}

// indicators reads all there ever were, those of the board in order.
func indicators(ctx context.Context, r db.Reader, place base.PlaceID) ([]Indicator, error) {
	return db.All(ctx, r, scanIndicator, "select "+indicatorColumns+" from board_indicator where place_id = $1 order by slot, made_at, id", place)
}

func getIndicator(ctx context.Context, r db.Reader, place base.PlaceID, id IndicatorID) (Indicator, error) {
	return db.One(ctx, r, scanIndicator, "select "+indicatorColumns+" from board_indicator where place_id = $1 and id = $2 and slot > 0", place, id)
}

func putIndicator(ctx context.Context, tx *db.Tx, i Indicator) error {
	_, err := tx.Exec(ctx, "insert into board_indicator (place_id, "+indicatorColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		on conflict (place_id, id) do update set slot = excluded.slot, name = excluded.name, owner = excluded.owner, source = excluded.source,
		activity_id = excluded.activity_id, unit = excluded.unit, low = excluded.low, high = excluded.high`,
		tx.Who.Place, i.ID, i.Slot, i.Name, i.Owner, i.Source, i.Activity, i.Unit, i.Low, i.High, i.MadeAt)
	return err
}

// reading is what was typed of an indicator in a month, and what is said of it.
type reading struct {
	Month     forecast.Month
	Indicator IndicatorID
	Value     *int64
	Remark    string
	By        string
	At        time.Time
}

func scanReading(r db.Row) (v reading, err error) {
	return v, r.Scan(&v.Month, &v.Indicator, &v.Value, &v.Remark, &v.By, &v.At)
}

// readings reads what was said from a month to a month, both included.
func readings(ctx context.Context, r db.Reader, place base.PlaceID, from, to forecast.Month) ([]reading, error) {
	return db.All(ctx, r, scanReading, `select month, indicator_id, value, remark, said_by, said_at from board_reading
		where place_id = $1 and month >= $2 and month <= $3`, place, from, to)
}

func putReading(ctx context.Context, tx *db.Tx, v reading) error {
	_, err := tx.Exec(ctx, `insert into board_reading (place_id, month, indicator_id, value, remark, said_by, said_at) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (place_id, month, indicator_id) do update set value = excluded.value, remark = excluded.remark, said_by = excluded.said_by, said_at = excluded.said_at`,
		tx.Who.Place, v.Month, v.Indicator, v.Value, v.Remark, v.By, v.At)
	return err
}

const decisionColumns = "id, month, indicator_id, what, carrier, due_on, made_at, made_by, outcome, reason, settled_on, settled_by"

func scanDecision(r db.Row) (d Decision, err error) {
	return d, r.Scan(&d.ID, &d.Month, &d.Indicator, &d.What, &d.Carrier, &d.Due, &d.MadeAt, &d.MadeBy, &d.Outcome, &d.Reason, &d.SettledOn, &d.SettledBy)
}

// decisions reads those made up to a month that were open as another began, or were made since.
func decisions(ctx context.Context, r db.Reader, place base.PlaceID, from, to forecast.Month) ([]Decision, error) {
	return db.All(ctx, r, scanDecision, "select "+decisionColumns+` from board_decision
		where place_id = $1 and month <= $2 and (month >= $3 or settled_on = '' or settled_on >= $4) order by made_at, id`, place, to, from, from.First())
}

func getDecision(ctx context.Context, r db.Reader, place base.PlaceID, id DecisionID) (Decision, error) {
	return db.One(ctx, r, scanDecision, "select "+decisionColumns+" from board_decision where place_id = $1 and id = $2", place, id)
}

func putDecision(ctx context.Context, tx *db.Tx, d Decision) error {
	_, err := tx.Exec(ctx, "insert into board_decision (place_id, "+decisionColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		on conflict (place_id, id) do update set outcome = excluded.outcome, reason = excluded.reason, settled_on = excluded.settled_on, settled_by = excluded.settled_by`,
		tx.Who.Place, d.ID, d.Month, d.Indicator, d.What, d.Carrier, d.Due, d.MadeAt, d.MadeBy, d.Outcome, d.Reason, d.SettledOn, d.SettledBy)
	return err
}
