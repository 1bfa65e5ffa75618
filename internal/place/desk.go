package place

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/listing"
	"pilotis/internal/territory"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB        *db.DB
	Territory *territory.Desk
	Listings  *listing.Desk
	Opened    db.Signal[Opening]
}

// Open opens a place for whoever asks, and announces it: the opener becomes its owner.
func (d *Desk) Open(ctx context.Context, who base.Actor, id Identity) (Place, error) {
	p, err := id.drawn(d.today(who))
	if err != nil {
		return Place{}, err
	}
	p.ID = base.NewID[base.KindPlace](d.DB.Now())
	who.Place, who.Zone, who.Role = p.ID, p.Zone, base.Owner
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		p.CreatedAt = tx.Now
		if err := tx.Lock(ctx, "place:slugs"); err != nil {
			return err
		}
		if p.Slug, err = freeSlug(ctx, tx, p.Name, p.Commune); err != nil {
			return err
		}
		if err := insert(ctx, tx, p); err != nil {
			return err
		}
		if err := tx.Record(ctx, "place", string(p.ID), "opened", db.Detail{"name": p.Name, "slug": p.Slug}); err != nil {
			return err
		}
		return d.Opened.Announce(ctx, tx, Opening{p, who})
	})
	return p, err
}

// Change changes what is said of the actor's place. Its address stays, whatever its name.
func (d *Desk) Change(ctx context.Context, who base.Actor, id Identity) (Place, error) {
	after, err := id.drawn(d.today(who))
	if err != nil {
		return Place{}, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "place:"+string(who.Place)); err != nil {
			return err
		}
		before, err := byID(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		after.ID, after.Slug, after.CreatedAt, after.Listed = before.ID, before.Slug, before.CreatedAt, before.Listed
		detail := differences(before.Identity, after.Identity)
		if len(detail) == 0 {
			return nil
		}
		if err := update(ctx, tx, after); err != nil {
			return err
		}
		return tx.Record(ctx, "place", string(who.Place), "changed", detail)
	})
	return after, err
}

// today is the day on the actor's wall, or in Greenwich before there is a place.
func (d *Desk) today(who base.Actor) day.Day {
	if who.Zone == nil {
		return day.Of(d.DB.Now(), time.UTC)
	}
	return day.Of(d.DB.Now(), who.Zone)
}

// BySlug finds the place of an address.
func (d *Desk) BySlug(ctx context.Context, r db.Reader, slug string) (Place, error) {
	return bySlug(ctx, r, slug)
}

// Get reads a place.
func (d *Desk) Get(ctx context.Context, r db.Reader, id base.PlaceID) (Place, error) {
	return byID(ctx, r, id)
}
