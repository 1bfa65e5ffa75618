package people

import (
	"bytes"
	"context"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// choice gathers conditions and their arguments.
type choice struct {
	where []string
	args  []any
}

// and adds a condition; each ? stands for the next argument.
func (c *choice) and(condition string, args ...any) {
	for _, a := range args {
		c.args = append(c.args, a)
		condition = strings.Replace(condition, "?", number(len(c.args)), 1)
	}
	c.where = append(c.where, condition)
}

// orders says, for each order of the list, the column it follows and the way.
var orders = map[string]struct{ column, way, after string }{
	"":       {"p.sort_key", "", ">"},
	ByName:   {"p.sort_key", "", ">"},
	ByNewest: {"p.created_at", " desc", "<"},
	ByChange: {"p.changed_at", " desc", "<"},
}

// A cursor is the identifier of the last row and the value that the list follows.
func writeCursor(at string, id base.PersonID) string {
	return base64.RawURLEncoding.EncodeToString([]byte(string(id) + " " + at))
}

func readCursor(cursor string) (at, id string, err error) {
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	id, at, found := strings.Cut(string(raw), " ")
	if err != nil || !found || !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return "", "", base.Wrong("cursor", "base.not_a_choice")
	}
	return at, id, nil
}

func listPeople(ctx context.Context, r db.Reader, place base.PlaceID, f Filter, today day.Day) ([]Person, string, error) {
	order, known := orders[f.Sort]
	if !known {
		return nil, "", base.Wrong("sort", "base.not_a_choice")
	}
	c := f.choice(place, today)
	if f.Cursor != "" {
		at, id, err := readCursor(f.Cursor)
		if err != nil {
			return nil, "", err
		}
		c.and("("+order.column+", p.id) "+order.after+" (?, ?)", at, id)
	}
	c.args = append(c.args, f.Limit+1)
	rows, err := db.All(ctx, r, func(r db.Row) (x sorted, err error) {
		x.Person, err = scanPersonAnd(r, &x.at)
		return x, err
	}, "select "+personColumns+", "+order.column+" from person p where "+strings.Join(c.where, " and ")+
		" order by "+order.column+order.way+", p.id"+order.way+" limit "+number(len(c.args)), c.args...)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(rows) > f.Limit {
		rows = rows[:f.Limit]
		last := rows[f.Limit-1]
		next = writeCursor(last.at, last.ID)
	}
	people := make([]Person, len(rows))
	for i, x := range rows {
		people[i] = x.Person
	}
	return people, next, nil
}

// chosen lists everybody whom a filter shows, in its order.
func chosen(ctx context.Context, r db.Reader, place base.PlaceID, f Filter, today day.Day) ([]base.PersonID, error) {
	order, known := orders[f.Sort]
	if !known {
		return nil, base.Wrong("sort", "base.not_a_choice")
	}
	c := f.choice(place, today)
	return db.All(ctx, r, db.Col[base.PersonID], "select p.id from person p where "+strings.Join(c.where, " and ")+
		" order by "+order.column+order.way+", p.id"+order.way, c.args...)
}

// sorted is a person with the value of the column that the list follows.
type sorted struct {
	Person
	at string
}

func scanPersonAnd(r db.Row, at *string) (p Person, err error) {
	err = r.Scan(&p.ID, &p.Kind, &p.Name, &p.FirstName, &p.LastName, &p.Email, &p.Phone, &p.City, &p.Lang, &p.Born,
		&p.Household, &p.Version, &p.CreatedAt, &p.ChangedAt, &p.MergedInto, &p.GoneAt, at)
	return p, err
}

func (f Filter) choice(place base.PlaceID, today day.Day) *choice {
	c := &choice{}
	c.and("p.place_id = ?", place)
	c.and("p.gone_at = ''")
	for _, word := range queryWords(f.Query) {
		c.and("p.search like ?", "% "+word+"%")
	}
	if f.Kind != "" {
		c.and("p.kind = ?", f.Kind)
	}
	if f.Relation != "" {
		c.and(`exists (select 1 from relation r where r.place_id = p.place_id and r.person_id = p.id and r.kind = ?
			and r.from_day <= ? and (r.until_day = '' or r.until_day >= ?))`, f.Relation, today, today)
	}
	if f.Tag != "" {
		c.and("exists (select 1 from person_tag x where x.place_id = p.place_id and x.person_id = p.id and x.tag = ?)", base.Fold(f.Tag))
	}
	if f.Consent != "" {
		c.and(`exists (select 1 from consent c where c.place_id = p.place_id and c.person_id = p.id and c.purpose = ?
			and c.withdrawn_on = '')`, f.Consent)
	}
	return c
}

// mark is a relation or a tag of somebody.
type mark struct {
	person base.PersonID
	tag    bool
	text   string
}

// marksOf reads the relations of today and the tags of a page of people. The list
// of identifiers is filled up to a page, so that the statement is always the same.
func marksOf(ctx context.Context, r db.Reader, place base.PlaceID, people []Person, today day.Day) ([]mark, error) {
	if len(people) == 0 {
		return nil, nil
	}
	args := make([]any, 2, 2+PageMax)
	args[0], args[1] = place, today
	for i := range PageMax {
		args = append(args, people[min(i, len(people)-1)].ID)
	}
	return db.All(ctx, r, func(r db.Row) (m mark, err error) {
		err = r.Scan(&m.person, &m.tag, &m.text)
		return m, err
	}, marksText, args...)
}

var marksText = `select person_id, 0, kind from relation where place_id = $1 and from_day <= $2 and (until_day = '' or until_day >= $2)
	and person_id in ` + db.In(3, PageMax) + `
	union all select x.person_id, 1, t.label from person_tag x join tag t on t.place_id = x.place_id and t.tag = x.tag
	where x.place_id = $1 and x.person_id in ` + db.In(3, PageMax) + " order by 2, 3"
