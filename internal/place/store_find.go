package place

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/listing"
)

// opened is a place of this installation and a line of a list that it is.
type opened struct {
	At   listing.Ref
	Slug string
}

// openedAs reads which lines of some sources are places of this installation.
func openedAs(ctx context.Context, r db.Reader) ([]opened, error) {
	return db.All(ctx, r, func(r db.Row) (o opened, err error) {
		err = r.Scan(&o.At.Source, &o.At.Number, &o.Slug)
		return o, err
	}, "select l.source, l.ref, p.slug from place_listed l join place p on p.id = l.place_id")
}

// Thread is an activity of the place as its public page shows it.
type Thread struct {
	Name, Purpose, Public string
	Hue                   int
}

// threads reads the living activities of a place, which another room keeps.
func threads(ctx context.Context, r db.Reader, place base.PlaceID) ([]Thread, error) {
	return db.All(ctx, r, func(r db.Row) (t Thread, err error) {
		err = r.Scan(&t.Name, &t.Purpose, &t.Public, &t.Hue)
		return t, err
	}, "select name, purpose, public, hue from activity where place_id = $1 and closed_on = '' order by position, id", place)
}
