package space

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Create draws up a space, after its sisters, with a week of its own and rules
// where it has some.
func (d *Desk) Create(ctx context.Context, who base.Actor, draft Draft, week Week, rules []Setting) (Space, error) {
	var made Space
	err := d.redraw(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		draft.Name = strings.TrimSpace(draft.Name)
		var wrong base.Checks
		draft.check(&wrong)
		draft.fits(now, "", &wrong)
		week.check(&wrong)
		checkSettings(rules, &wrong)
		if err := settleSkills(ctx, tx, now, rules, &wrong); err != nil {
			return err
		}
		if err := checkActivity(ctx, tx, draft.Activity, &wrong); err != nil {
			return err
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		if len(now.nodes) >= countMax {
			return base.Refuse(base.Invalid, "space.too_many", base.Args{"max": countMax})
		}
		made = Space{ID: base.NewID[base.KindSpace](tx.Now), Draft: draft}
		if err := insertSpace(ctx, tx, made, len(now.sisters(draft.Parent))); err != nil {
			return err
		}
		if err := writeWeek(ctx, tx, made.ID, week); err != nil {
			return err
		}
		if err := writeSettings(ctx, tx, made.ID, rules); err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(made.ID), "drawn", db.Detail{"name": made.Name, "kind": made.Kind})
	})
	return made, err
}

// Change changes what is said of a space, where it lies in the tree included.
func (d *Desk) Change(ctx context.Context, who base.Actor, id base.SpaceID, draft Draft) (Space, error) {
	var after Space
	err := d.redraw(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		before, err := now.find(id)
		if err != nil {
			return err
		}
		draft.Name = strings.TrimSpace(draft.Name)
		var wrong base.Checks
		draft.check(&wrong)
		draft.fits(now, id, &wrong)
		if draft.Activity != before.Activity {
			if err := checkActivity(ctx, tx, draft.Activity, &wrong); err != nil {
				return err
			}
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		after = before
		after.Draft = draft
		detail := changes(before.Draft, draft)
		if len(detail) == 0 {
			return nil
		}
		position := slices.Index(now.sisters(before.Parent), id)
		if draft.Parent != before.Parent {
			position = len(now.sisters(draft.Parent))
		}
		if err := updateSpace(ctx, tx, after, position); db.Taken(err) {
			return base.Refuse(base.Conflict, "space.seats_claimed", base.Args{"name": before.Name, "capacity": draft.Capacity})
		} else if err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(id), "changed", detail)
	})
	return after, err
}

// Arrange moves spaces on the plan of their floor; a zero spot takes one off it. What
// is wrong is noted in fields such as "plan_x.<id>".
func (d *Desk) Arrange(ctx context.Context, who base.Actor, spots map[base.SpaceID]Spot) error {
	return d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		var wrong base.Checks
		moved := map[base.SpaceID]Spot{}
		for _, id := range slices.Sorted(maps.Keys(spots)) {
			s, err := now.find(id)
			if err != nil {
				return err
			}
			spots[id].check("."+string(id), &wrong)
			if s.Spot != spots[id] {
				moved[id] = s.Spot
			}
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(moved)) {
			if err := updateSpot(ctx, tx, id, spots[id]); err != nil {
				return err
			}
			if err := tx.Record(ctx, "space", string(id), "placed", db.Detail{"spot": db.Was(moved[id], spots[id])}); err != nil {
				return err
			}
		}
		return nil
	})
}

// Retire takes a space, and all that lies in it, out of use: it is no longer lent,
// and what it was lent for stays known.
func (d *Desk) Retire(ctx context.Context, who base.Actor, id base.SpaceID) error {
	return d.redraw(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		if _, err := now.find(id); err != nil {
			return err
		}
		for i, n := range now.nodes {
			if n.Retired.IsZero() && (n.ID == id || now.within(i, now.index[id])) {
				if err := markRetired(ctx, tx, n.ID, tx.Now); err != nil {
					return err
				}
				if err := tx.Record(ctx, "space", string(n.ID), "retired", db.Detail{"name": n.Name}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Restore takes a retired space back into use, at the top of the tree where what it
// lay in is retired too.
func (d *Desk) Restore(ctx context.Context, who base.Actor, id base.SpaceID) error {
	return d.redraw(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		s, found := now.Space(id)
		if !found {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if s.Retired.IsZero() {
			return nil
		}
		s.Retired = time.Time{}
		position := len(now.nodes)
		if _, err := now.find(s.Parent); s.Parent != "" && err != nil {
			s.Parent = ""
		}
		if err := updateSpace(ctx, tx, s, position); err != nil {
			return err
		}
		return tx.Record(ctx, "space", string(id), "restored", db.Detail{"name": s.Name})
	})
}

// Shift moves a space among its sisters: by -1 before the one above, by 1 after the one below.
func (d *Desk) Shift(ctx context.Context, who base.Actor, id base.SpaceID, by int) error {
	return d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, now *Plan) error {
		s, err := now.find(id)
		if err != nil {
			return err
		}
		sisters := now.sisters(s.Parent)
		from := slices.Index(sisters, id)
		to := min(max(from+by, 0), len(sisters)-1)
		sisters = slices.Insert(slices.Delete(sisters, from, from+1), to, id)
		for position, sister := range sisters {
			if err := updatePosition(ctx, tx, sister, position); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "space", string(id), "shifted", db.Detail{"position": db.Was(from, to)})
	})
}

// sisters lists the spaces that lie directly in one, in their order, retired ones last.
func (p *Plan) sisters(parent base.SpaceID) []base.SpaceID {
	var used, retired []base.SpaceID
	for _, n := range p.nodes {
		if n.Parent == parent {
			if n.Retired.IsZero() {
				used = append(used, n.ID)
			} else {
				retired = append(retired, n.ID)
			}
		}
	}
	return append(used, retired...)
}

// concerned finds the spaces of which a booking takes something else after a change
// than before.
func concerned(before, after *Plan) (spaces []base.SpaceID) {
	for _, n := range before.nodes {
		then, _ := after.Space(n.ID)
		if !n.Retired.IsZero() && !then.Retired.IsZero() {
			continue
		}
		same := n.Retired.IsZero() == then.Retired.IsZero() && n.Capacity == then.Capacity
		if !same || !slices.Equal(before.Units(n.ID, 0), after.Units(n.ID, 0)) {
			spaces = append(spaces, n.ID)
		}
	}
	return spaces
}

// locks are held by whoever books, of the leaves that they take: here of all leaves.
func (p *Plan) locks() []string {
	leaves := map[string]bool{}
	for _, n := range p.nodes {
		for _, u := range p.Units(n.ID, 0) {
			leaves["space:"+string(u.Space)] = true
		}
	}
	return slices.Sorted(maps.Keys(leaves))
}

// changes tells which fields of a draft differ, with what they were and became.
func changes(before, after Draft) db.Detail {
	detail := db.Detail{}
	for name, pair := range map[string][2]any{
		"name": {before.Name, after.Name}, "kind": {before.Kind, after.Kind}, "parent": {before.Parent, after.Parent},
		"description": {before.Description, after.Description}, "capacity": {before.Capacity, after.Capacity},
		"surface": {before.Surface, after.Surface}, "activity": {before.Activity, after.Activity}, "spot": {before.Spot, after.Spot},
	} {
		if pair[0] != pair[1] {
			detail[name] = pair
		}
	}
	if !slices.Equal(before.Access, after.Access) {
		detail["accessibility"] = db.Was(before.Access, after.Access)
	}
	return detail
}
