package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Relate says what somebody is to the place, from a day on. Two relations of one
// kind never overlap.
func (d *Desk) Relate(ctx context.Context, who base.Actor, id base.PersonID, r Relation) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, _ Person) error {
		var wrong base.Checks
		r.check(&wrong)
		if err := wrong.Fault(); err != nil {
			return err
		}
		held, err := relations(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		for _, other := range held {
			if other.Kind == r.Kind && other.Overlaps(r) {
				return base.Wrong("relation", "people.related_already", base.Args{"from": string(other.From)})
			}
		}
		b := newBatch(tx)
		b.relation(id, r)
		if err := b.Write(ctx); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "related", db.Detail{"relation": r.Kind, "from": r.From, "until": r.Until})
	})
}

// EndRelation says until when a relation lasts; "" opens it again.
func (d *Desk) EndRelation(ctx context.Context, who base.Actor, id base.PersonID, relation base.ID[Relation], until day.Day) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, _ Person) error {
		r, err := relationOf(ctx, tx, id, relation)
		if err != nil {
			return err
		}
		was := r.Until
		r.Until = until
		var wrong base.Checks
		r.check(&wrong)
		if err := wrong.Fault(); err != nil {
			return err
		}
		if err := endRelation(ctx, tx, r); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "relation_ended", db.Detail{"relation": r.Kind, "until": db.Was(was, until)})
	})
}

// Unrelate takes back a relation that was written by mistake.
func (d *Desk) Unrelate(ctx context.Context, who base.Actor, id base.PersonID, relation base.ID[Relation]) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, _ Person) error {
		r, err := relationOf(ctx, tx, id, relation)
		if err != nil {
			return err
		}
		if err := deleteRow(ctx, tx, relationRows, id, string(relation)); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "unrelated", db.Detail{"relation": r.Kind})
	})
}
