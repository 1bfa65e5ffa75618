package listing

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/territory"
)

// foundMax bounds what is ranked for one search.
const foundMax = 200

// search reads the lines in which every word typed begins a word, whatever the list.
func search(ctx context.Context, r db.Reader, words []string) ([]Entry, error) {
	var where []string
	var args []any
	for i, w := range words {
		where = append(where, "search like "+"$"+strconv.Itoa(i+1))
		args = append(args, "% "+w+"%")
	}
	return db.All(ctx, r, scanEntry, "select "+columns+" from listed where "+strings.Join(where, " and ")+
		" order by name, source, ref limit "+strconv.Itoa(foundMax), args...)
}

func one(ctx context.Context, r db.Reader, at Ref) (Entry, error) {
	return db.One(ctx, r, scanEntry, "select "+columns+" from listed where source = $1 and ref = $2", at.Source, at.Number)
}

// twinsOf reads the lines that look like the same place as one of them.
func twinsOf(ctx context.Context, r db.Reader, at Ref) ([]Entry, error) {
	return db.All(ctx, r, scanEntry, "select "+columns+` from listed where source = $1 and (ref in
		(select other from listed_twin where source = $1 and ref = $2) or ref in
		(select ref from listed_twin where source = $1 and other = $2)) order by name`, at.Source, at.Number)
}

func points(ctx context.Context, r db.Reader) ([]territory.Point, error) {
	return db.All(ctx, r, func(r db.Row) (territory.Point, error) {
		var lat, lon int64
		err := r.Scan(&lat, &lon)
		return territory.FromMicro(lat, lon), err
	}, "select latitude, longitude from listed where latitude <> 0 or longitude <> 0")
}

// sources reads the lists taken in, with their latest editions.
func sources(ctx context.Context, r db.Reader) ([]Source, error) {
	return db.All(ctx, r, func(r db.Row) (s Source, err error) {
		var edition string
		err = r.Scan(&s.Name, &s.Licence, &s.Credit, &s.URL, &edition)
		s.Edition = day.Day(edition)
		return s, err
	}, `select s.name, s.licence, s.credit, s.url, e.edition from list_source s
		join list_edition e on e.source = s.source
		where e.imported_at = (select max(imported_at) from list_edition where source = s.source) order by s.name`)
}
