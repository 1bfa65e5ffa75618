package activity

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB *db.DB
}

// List reads the activities of a place in its order, the closed ones last.
func (d *Desk) List(ctx context.Context, who base.Actor) ([]Activity, error) {
	return list(ctx, d.DB, who.Place)
}

// Living reads those that are not closed: what a new fact may carry.
func (d *Desk) Living(ctx context.Context, who base.Actor) ([]Activity, error) {
	all, err := d.List(ctx, who)
	return slices.DeleteFunc(all, Activity.Closed), err
}

// Get reads one activity.
func (d *Desk) Get(ctx context.Context, who base.Actor, id base.ActivityID) (Activity, error) {
	return get(ctx, d.DB, who.Place, id)
}

// Add adds an activity, after the others.
func (d *Desk) Add(ctx context.Context, who base.Actor, drafts ...Draft) ([]Activity, error) {
	var added []Activity
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		added = nil
		if err := tx.Lock(ctx, "activities:"+string(who.Place)); err != nil {
			return err
		}
		all, err := list(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		for _, draft := range drafts {
			a, err := add(ctx, tx, all, draft)
			if err != nil {
				return err
			}
			all, added = append(all, a), append(added, a)
		}
		return nil
	})
	return added, err
}

func add(ctx context.Context, tx *db.Tx, all []Activity, draft Draft) (Activity, error) {
	if err := draft.check(); err != nil {
		return Activity{}, err
	}
	if same, found := sameName(all, draft.Name); found {
		return Activity{}, base.Wrong("name", "activity.name_taken", base.Args{"name": same.Name})
	}
	if len(all) >= countMax {
		return Activity{}, base.Refuse(base.Invalid, "activity.too_many", base.Args{"max": countMax})
	}
	if draft.Hue == 0 {
		draft.Hue = freeHue(all)
	}
	a := Activity{ID: base.NewID[base.KindActivity](tx.Now), Draft: draft}
	if err := insert(ctx, tx, a, len(all)); err != nil {
		return a, err
	}
	return a, tx.Record(ctx, "activity", string(a.ID), "added", db.Detail{"name": a.Name})
}

// Change changes what is said of an activity.
func (d *Desk) Change(ctx context.Context, who base.Actor, id base.ActivityID, draft Draft) (Activity, error) {
	var after Activity
	if err := draft.check(); err != nil {
		return after, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "activities:"+string(who.Place)); err != nil {
			return err
		}
		before, err := get(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		all, err := list(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		if same, found := sameName(all, draft.Name); found && same.ID != id && !before.Closed() {
			return base.Wrong("name", "activity.name_taken", base.Args{"name": same.Name})
		}
		if draft.Hue == 0 {
			draft.Hue = before.Hue
		}
		after = before
		after.Draft = draft
		if after == before {
			return nil
		}
		if err := update(ctx, tx, after); err != nil {
			return err
		}
		return tx.Record(ctx, "activity", string(id), "changed", changes(before.Draft, draft))
	})
	return after, err
}

func changes(before, after Draft) db.Detail {
	detail := db.Detail{}
	for name, pair := range map[string][2]any{
		"name": {before.Name, after.Name}, "hue": {before.Hue, after.Hue},
		"purpose": {before.Purpose, after.Purpose}, "public": {before.Public, after.Public},
	} {
		if pair[0] != pair[1] {
			detail[name] = pair
		}
	}
	return detail
}

// Close ends an activity today: what was done under it stays, nothing new can carry it.
func (d *Desk) Close(ctx context.Context, who base.Actor, id base.ActivityID) error {
	return d.mark(ctx, who, id, "closed", func(a *Activity, today day.Day, _ []Activity) error {
		if a.Closed() {
			return base.Refuse(base.Conflict, "activity.closed_already", base.Args{"name": a.Name})
		}
		a.ClosedOn = today
		return nil
	})
}

// Reopen takes up a closed activity again.
func (d *Desk) Reopen(ctx context.Context, who base.Actor, id base.ActivityID) error {
	return d.mark(ctx, who, id, "reopened", func(a *Activity, _ day.Day, all []Activity) error {
		if same, found := sameName(all, a.Name); found {
			return base.Refuse(base.Conflict, "activity.name_taken", base.Args{"name": same.Name})
		}
		a.ClosedOn = ""
		return nil
	})
}

func (d *Desk) mark(ctx context.Context, who base.Actor, id base.ActivityID, act string, change func(*Activity, day.Day, []Activity) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "activities:"+string(who.Place)); err != nil {
			return err
		}
		all, err := list(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		a, err := get(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := change(&a, day.Of(tx.Now, who.Zone), all); err != nil {
			return err
		}
		if err := update(ctx, tx, a); err != nil {
			return err
		}
		return tx.Record(ctx, "activity", string(id), act, nil)
	})
}
