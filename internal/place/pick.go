package place

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/listing"
)

// Found is a line of a list that a search found.
type Found struct {
	listing.Entry
	Slug string // of the place of this installation that it already is, "" for none
}

// Find searches the lists, and tells which lines are already places here.
func (d *Desk) Find(ctx context.Context, typed string) ([]Found, error) {
	entries, err := d.Listings.Find(ctx, typed)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	all, err := openedAs(ctx, d.DB)
	if err != nil {
		return nil, err
	}
	slugs := map[listing.Ref]string{}
	for _, o := range all {
		slugs[o.At] = o.Slug
	}
	var found []Found
	for _, x := range entries {
		found = append(found, Found{x, slugs[x.Own()]})
	}
	return found, nil
}

// identityOf says what a line tells of its place.
func identityOf(x listing.Entry) Identity {
	id := Identity{Name: x.Name, Street: x.Street, PostalCode: x.PostalCode, Insee: x.Insee, Site: tidySite(x.Site), At: x.At,
		Families: familiesOf(base.Fold(x.Kind + " " + x.Name)), Listed: []listing.Ref{x.Own()}}
	if !strings.Contains(id.Site, ".") {
		id.Site = ""
	}
	return id
}
