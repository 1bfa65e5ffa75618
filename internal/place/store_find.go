package place

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/territory"
)

// foundMax bounds what is ranked for one search.
const foundMax = 200

// searchListed reads the lines in which every word typed begins a word, whatever the list.
func searchListed(ctx context.Context, r db.Reader, words []string) ([]Listed, error) {
	var where []string
	var args []any
	for i, w := range words {
		where = append(where, "search like "+"$"+strconv.Itoa(i+1))
		args = append(args, "% "+w+"%")
	}
	return db.All(ctx, r, scanListed, "select "+listedColumns+" from listed where "+strings.Join(where, " and ")+
		" order by name, source, ref limit "+strconv.Itoa(foundMax), args...)
}

func listedOne(ctx context.Context, r db.Reader, at ListedRef) (Listed, error) {
	return db.One(ctx, r, scanListed, "select "+listedColumns+" from listed where source = $1 and ref = $2", at.Source, at.Ref)
}

// twinsOf reads the lines that look like the same place as one of them.
func twinsOf(ctx context.Context, r db.Reader, at ListedRef) ([]Listed, error) {
	return db.All(ctx, r, scanListed, "select "+listedColumns+` from listed where source = $1 and (ref in
		(select other from listed_twin where source = $1 and ref = $2) or ref in
		(select ref from listed_twin where source = $1 and other = $2)) order by name`, at.Source, at.Ref)
}

// opened is a place of this installation and a line of a list that it is.
type opened struct {
	At   ListedRef
	Slug string
}

// openedAs reads which lines of some sources are places of this installation.
func openedAs(ctx context.Context, r db.Reader) ([]opened, error) {
	return db.All(ctx, r, func(r db.Row) (o opened, err error) {
		err = r.Scan(&o.At.Source, &o.At.Ref, &o.Slug)
		return o, err
	}, "select l.source, l.ref, p.slug from place_listed l join place p on p.id = l.place_id")
}

func listedPoints(ctx context.Context, r db.Reader) ([]territory.Point, error) {
	return db.All(ctx, r, func(r db.Row) (territory.Point, error) {
		var lat, lon int64
		err := r.Scan(&lat, &lon)
		return territory.FromMicro(lat, lon), err
	}, "select latitude, longitude from listed where latitude <> 0 or longitude <> 0")
}

// sourcesHeld reads the lists taken in, with their latest editions.
func sourcesHeld(ctx context.Context, r db.Reader) ([]Source, error) {
	return db.All(ctx, r, func(r db.Row) (s Source, err error) {
		var edition string
		err = r.Scan(&s.Name, &s.Licence, &s.Credit, &s.URL, &edition)
		s.Edition = day.Day(edition)
		return s, err
	}, `select s.name, s.licence, s.credit, s.url, e.edition from list_source s
		join list_edition e on e.source = s.source
		where e.imported_at = (select max(imported_at) from list_edition where source = s.source) order by s.name`)
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
