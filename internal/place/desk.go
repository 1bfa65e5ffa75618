package place

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/territory"
	"pilotis/internal/web"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB        *db.DB
	Territory *territory.Desk
	Opened    db.Signal[Opening]
}

// Open opens a place for whoever asks, and announces it: the opener becomes its owner.
func (d *Desk) Open(ctx context.Context, who base.Actor, id Identity) (Place, error) {
	p, err := draw(id)
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

// draw makes a place of what was said of it, or refuses what cannot be.
func draw(id Identity) (Place, error) {
	var wrong base.Checks
	wrong.Require("name", id.Name)
	commune, found := territory.CommuneNow(id.Insee)
	if !found {
		wrong.Wrong("insee", "place.insee_unknown", base.Args{"code": id.Insee})
	}
	id.Insee = commune.Code
	if id.PostalCode == "" && len(commune.Postal) > 0 {
		id.PostalCode = commune.Postal[0]
	}
	if id.ZoneName == "" {
		id.ZoneName = territory.ZoneOf(id.Insee)
	}
	zone, err := time.LoadLocation(id.ZoneName)
	if err != nil {
		wrong.Wrong("zone", "place.zone_unknown", base.Args{"zone": id.ZoneName})
	}
	return Place{Zone: zone, Department: commune.Department, Commune: commune.Name, Identity: id}, wrong.Fault()
}

// BySlug finds the place of an address.
func (d *Desk) BySlug(ctx context.Context, r db.Reader, slug string) (Place, error) {
	return bySlug(ctx, r, slug)
}

// Get reads a place.
func (d *Desk) Get(ctx context.Context, r db.Reader, id base.PlaceID) (Place, error) {
	return byID(ctx, r, id)
}

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route { return nil }
