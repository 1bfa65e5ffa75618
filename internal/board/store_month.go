package board

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
)

// closed is a month and its closure.
type closed struct {
	Month forecast.Month
	Closure
}

const monthColumns = "month, due_on, closed_on, closed_at, closed_by, closed_by_name, told_until, drafts, undecided"

func scanClosed(r db.Row) (c closed, err error) {
	return c, r.Scan(&c.Month, &c.Due, &c.On, &c.At, &c.By, &c.Name, &c.ToldUntil, &c.Drafts, &c.Undecided)
}

// closures reads the months closed from a month to a month, both included, the oldest first.
func closures(ctx context.Context, r db.Reader, place base.PlaceID, from, to forecast.Month) ([]closed, error) {
	return db.All(ctx, r, scanClosed, "select "+monthColumns+" from board_month where place_id = $1 and month >= $2 and month <= $3 order by month", place, from, to)
}

// firstClosed is the first month that was ever closed, "" where none was.
func firstClosed(ctx context.Context, r db.Reader, place base.PlaceID) (forecast.Month, error) {
	return db.One(ctx, r, db.Col[forecast.Month], "select coalesce(min(month), '') from board_month where place_id = $1", place)
}

func isClosed(ctx context.Context, r db.Reader, place base.PlaceID, m forecast.Month) (bool, error) {
	_, found, err := db.Maybe(ctx, r, db.Col[forecast.Month], "select month from board_month where place_id = $1 and month = $2", place, m)
	return found, err
}

func insertMonth(ctx context.Context, tx *db.Tx, m forecast.Month, c Closure) error {
	_, err := tx.Exec(ctx, "insert into board_month (place_id, "+monthColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, m, c.Due, c.On, c.At, c.By, c.Name, c.ToldUntil, c.Drafts, c.Undecided)
	return err
}

// frozen is a line as it was when its month was closed.
type frozen struct {
	Month forecast.Month
	Line
}

const valueColumns = "month, indicator_id, slot, name, owner, owner_name, source, activity_id, unit, low, high, value, light, remark"

func scanFrozen(r db.Row) (f frozen, err error) {
	return f, r.Scan(&f.Month, &f.ID, &f.Slot, &f.Name, &f.Owner, &f.OwnerName, &f.Source, &f.Activity, &f.Unit, &f.Low, &f.High, &f.Value, &f.Light, &f.Remark)
}

// values reads what was kept from a month to a month, both included, in the order of boards.
func values(ctx context.Context, r db.Reader, place base.PlaceID, from, to forecast.Month) ([]frozen, error) {
	return db.All(ctx, r, scanFrozen, "select "+valueColumns+" from board_value where place_id = $1 and month >= $2 and month <= $3 order by month, slot", place, from, to)
}

func insertValue(ctx context.Context, tx *db.Tx, m forecast.Month, l Line) error {
	_, err := tx.Exec(ctx, "insert into board_value (place_id, "+valueColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
		tx.Who.Place, m, l.ID, l.Slot, l.Name, l.Owner, l.OwnerName, l.Source, l.Activity, l.Unit, l.Low, l.High, l.Value, l.Light, l.Remark)
	return err
}

// Sending is a board that was sent to somebody.
type Sending struct {
	Name, Email string
	At          time.Time
	By          string
}

func scanSending(r db.Row) (s Sending, err error) {
	return s, r.Scan(&s.Name, &s.Email, &s.At, &s.By)
}

// sendingsShown is how many sendings of a month are listed.
const sendingsShown = 60

func sendings(ctx context.Context, r db.Reader, place base.PlaceID, m forecast.Month) ([]Sending, error) {
	return db.All(ctx, r, scanSending, "select name, email, sent_at, sent_by from board_sending where place_id = $1 and month = $2 order by sent_at desc, id desc limit $3", place, m, sendingsShown)
}

func insertSending(ctx context.Context, tx *db.Tx, id base.ID[Sending], m forecast.Month, s Sending) error {
	_, err := tx.Exec(ctx, "insert into board_sending (place_id, id, month, name, email, sent_at, sent_by) values ($1, $2, $3, $4, $5, $6, $7)",
		tx.Who.Place, id, m, s.Name, s.Email, s.At, s.By)
	return err
}
