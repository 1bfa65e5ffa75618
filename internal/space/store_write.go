package space

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func insertSpace(ctx context.Context, tx *db.Tx, s Space, position int) error {
	_, err := tx.Exec(ctx, `insert into space (place_id, id, parent_id, position, kind, name, search, description, capacity, surface,
		activity_id, access, plan_x, plan_y, plan_w, plan_h, retired_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '')`,
		tx.Who.Place, s.ID, s.Parent, position, s.Kind, s.Name, base.Fold(s.Name), s.Description, s.Capacity, s.Surface,
		s.Activity, joinFeatures(s.Access), s.Spot.X, s.Spot.Y, s.Spot.W, s.Spot.H)
	return err
}

func updateSpace(ctx context.Context, tx *db.Tx, s Space, position int) error {
	return tx.ExecOne(ctx, `update space set parent_id = $3, position = $4, kind = $5, name = $6, search = $7, description = $8,
		capacity = $9, surface = $10, activity_id = $11, access = $12, plan_x = $13, plan_y = $14, plan_w = $15, plan_h = $16, retired_at = $17
		where place_id = $1 and id = $2`,
		tx.Who.Place, s.ID, s.Parent, position, s.Kind, s.Name, base.Fold(s.Name), s.Description, s.Capacity, s.Surface,
		s.Activity, joinFeatures(s.Access), s.Spot.X, s.Spot.Y, s.Spot.W, s.Spot.H, s.Retired)
}

func joinFeatures(list []Feature) string {
	words := make([]string, len(list))
	for i, f := range list {
		words[i] = string(f)
	}
	return strings.Join(words, " ")
}

func updateSpot(ctx context.Context, tx *db.Tx, id base.SpaceID, to Spot) error {
	return tx.ExecOne(ctx, "update space set plan_x = $3, plan_y = $4, plan_w = $5, plan_h = $6 where place_id = $1 and id = $2",
		tx.Who.Place, id, to.X, to.Y, to.W, to.H)
}

func updatePosition(ctx context.Context, tx *db.Tx, id base.SpaceID, position int) error {
	return tx.ExecOne(ctx, "update space set position = $3 where place_id = $1 and id = $2", tx.Who.Place, id, position)
}

func markRetired(ctx context.Context, tx *db.Tx, id base.SpaceID, at time.Time) error {
	return tx.ExecOne(ctx, "update space set retired_at = $3 where place_id = $1 and id = $2", tx.Who.Place, id, at)
}

func writeWeek(ctx context.Context, tx *db.Tx, id base.SpaceID, week Week) error {
	if _, err := tx.Exec(ctx, "delete from space_hours where place_id = $1 and space_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	for d, ranges := range week {
		for _, r := range ranges {
			if _, err := tx.Exec(ctx, "insert into space_hours (place_id, space_id, day, from_minute, to_minute) values ($1, $2, $3, $4, $5)",
				tx.Who.Place, id, d+1, r.From, r.To); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeSettings(ctx context.Context, tx *db.Tx, id base.SpaceID, rules []Setting) error {
	for _, s := range rules {
		if _, err := tx.Exec(ctx, "insert into space_rule (place_id, space_id, role, rule, value) values ($1, $2, $3, $4, $5)",
			tx.Who.Place, id, roleColumn(s.Role), s.Rule, s.Value); err != nil {
			return err
		}
	}
	return nil
}

func eraseSettings(ctx context.Context, tx *db.Tx, id base.SpaceID, role base.Role) error {
	_, err := tx.Exec(ctx, "delete from space_rule where place_id = $1 and space_id = $2 and role = $3", tx.Who.Place, id, roleColumn(role))
	return err
}

// roleColumn writes a role, ” for what holds for everybody.
func roleColumn(r base.Role) string {
	if r == base.Stranger {
		return ""
	}
	return r.String()
}

// checkActivity notes an activity that the place does not have, or has no longer.
func checkActivity(ctx context.Context, tx *db.Tx, id base.ActivityID, wrong *base.Checks) error {
	if id == "" {
		return nil
	}
	n, err := db.Count(ctx, tx, "select count(*) from activity where place_id = $1 and id = $2 and closed_on = ''", tx.Who.Place, id)
	if n == 0 {
		wrong.Wrong("activity", "base.not_a_choice")
	}
	return err
}

func insertClosure(ctx context.Context, tx *db.Tx, c Closure) error {
	_, err := tx.Exec(ctx, `insert into space_closure (place_id, id, space_id, first_day, last_day, repeats, weekdays, reason)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`, tx.Who.Place, c.ID, c.Space, c.First, c.Last, c.Repeat, c.Weekdays, c.Reason)
	return err
}

func deleteClosure(ctx context.Context, tx *db.Tx, id base.ID[Closure]) error {
	return tx.ExecOne(ctx, "delete from space_closure where place_id = $1 and id = $2", tx.Who.Place, id)
}

// upsertException writes the hours of a day, instead of those written before for the same day.
func upsertException(ctx context.Context, tx *db.Tx, e Exception) error {
	_, err := tx.Exec(ctx, `insert into space_exception (place_id, id, space_id, day, hours, reason) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, space_id, day) do update set id = excluded.id, hours = excluded.hours, reason = excluded.reason`,
		tx.Who.Place, e.ID, e.Space, e.Day, writeRanges(e.Hours), e.Reason)
	return err
}

func deleteException(ctx context.Context, tx *db.Tx, id base.ID[Exception]) error {
	return tx.ExecOne(ctx, "delete from space_exception where place_id = $1 and id = $2", tx.Who.Place, id)
}

func insertOutage(ctx context.Context, tx *db.Tx, o Outage) error {
	_, err := tx.Exec(ctx, "insert into space_outage (place_id, id, space_id, from_at, back_at, reason) values ($1, $2, $3, $4, $5, $6)",
		tx.Who.Place, o.ID, o.Space, o.From, o.Back, o.Reason)
	return err
}

func updateBack(ctx context.Context, tx *db.Tx, id base.ID[Outage], back time.Time) error {
	return tx.ExecOne(ctx, "update space_outage set back_at = $3 where place_id = $1 and id = $2", tx.Who.Place, id, back)
}

func deleteOutage(ctx context.Context, tx *db.Tx, id base.ID[Outage]) error {
	return tx.ExecOne(ctx, "delete from space_outage where place_id = $1 and id = $2", tx.Who.Place, id)
}

// writeWorked writes on which holidays the place opens as on any other day.
func writeWorked(ctx context.Context, tx *db.Tx, keys []string) error {
	if _, err := tx.Exec(ctx, "delete from space_holiday_worked where place_id = $1", tx.Who.Place); err != nil {
		return err
	}
	for _, key := range keys {
		if _, err := tx.Exec(ctx, "insert into space_holiday_worked (place_id, holiday) values ($1, $2)", tx.Who.Place, key); err != nil {
			return err
		}
	}
	return nil
}

// writeVersion makes whatever is kept in memory of the place stale.
func writeVersion(ctx context.Context, tx *db.Tx) error {
	_, err := tx.Exec(ctx, `insert into space_version (place_id, version) values ($1, $2)
		on conflict (place_id) do update set version = excluded.version`, tx.Who.Place, base.Secret())
	return err
}
