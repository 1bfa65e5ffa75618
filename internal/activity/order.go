package activity

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Arrange puts the activities in the order given; those not named follow in the order they had.
func (d *Desk) Arrange(ctx context.Context, who base.Actor, order []base.ActivityID) error {
	return d.rearrange(ctx, who, func(now []base.ActivityID) ([]base.ActivityID, error) {
		seen := map[base.ActivityID]bool{}
		for _, id := range order {
			if seen[id] || !slices.Contains(now, id) {
				return nil, base.Refuse(base.NotFound, "base.not_found")
			}
			seen[id] = true
		}
		rest := slices.DeleteFunc(slices.Clone(now), func(id base.ActivityID) bool { return seen[id] })
		return append(slices.Clone(order), rest...), nil
	})
}

// Shift moves an activity by a number of ranks, up where negative.
func (d *Desk) Shift(ctx context.Context, who base.Actor, id base.ActivityID, by int) error {
	return d.rearrange(ctx, who, func(now []base.ActivityID) ([]base.ActivityID, error) {
		from := slices.Index(now, id)
		if from < 0 {
			return nil, base.Refuse(base.NotFound, "base.not_found")
		}
		to := min(max(from+by, 0), len(now)-1)
		return slices.Insert(slices.Delete(slices.Clone(now), from, from+1), to, id), nil
	})
}

func (d *Desk) rearrange(ctx context.Context, who base.Actor, order func([]base.ActivityID) ([]base.ActivityID, error)) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "activities:"+string(who.Place)); err != nil {
			return err
		}
		all, err := list(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		now := make([]base.ActivityID, len(all))
		for i, a := range all {
			now[i] = a.ID
		}
		after, err := order(now)
		if err != nil || slices.Equal(now, after) {
			return err
		}
		for i, id := range after {
			if err := place(ctx, tx, id, i); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "activity", "", "arranged", db.Detail{"order": db.Was(now, after)})
	})
}
