package people

import (
	"bytes"
	"context"
	"encoding/base64"
	"slices"
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

// extent is how much of each person a list reads.
type extent struct {
	columns string
	into    func(*Person) []any
}

// whole is for programs. brief is what the screen shows of somebody: a page of a
// hundred costs by its columns.
var (
	whole = extent{personColumns, (*Person).columns}
	brief = extent{"p.id, p.name, p.email, p.phone, p.city", func(p *Person) []any { return []any{&p.ID, &p.Name, &p.Email, &p.Phone, &p.City} }}
)

// listPeople reads a page in one query.
func listPeople(ctx context.Context, r db.Reader, place base.PlaceID, f Filter, today day.Day, e extent) (Page, error) {
	order, known := orders[f.Sort]
	if !known {
		return Page{}, base.Wrong("sort", "base.not_a_choice")
	}
	c := f.choice(place, today)
	if f.Cursor != "" {
		at, id, err := readCursor(f.Cursor)
		if err != nil {
			return Page{}, err
		}
		c.and("("+order.column+", p.id) "+order.after+" (?, ?)", at, id)
	}
	c.args = append(c.args, f.Limit+1, today)
	rows, err := db.All(ctx, r, e.scan, "select "+e.columns+", "+order.column+", "+marksOf(number(len(c.args)))+
		" from person p where "+strings.Join(c.where, " and ")+" order by "+order.column+order.way+", p.id"+order.way+
		" limit "+number(len(c.args)-1), c.args...)
	if err != nil {
		return Page{}, err
	}
	return pageOf(rows, f.Limit), nil
}

// marksOf writes the columns of what somebody is today and of their tags, one a
// line. Every order of the list has its index, so that the database gathers them
// for the rows of the page alone.
func marksOf(today string) string {
	return `coalesce((select string_agg(r.kind, '` + "\n" + `') from relation r where r.place_id = p.place_id and r.person_id = p.id
		and r.from_day <= ` + today + ` and (r.until_day = '' or r.until_day >= ` + today + `)), ''),
		coalesce((select string_agg(t.label, '` + "\n" + `') from person_tag x join tag t on t.place_id = x.place_id and t.tag = x.tag
		where x.place_id = p.place_id and x.person_id = p.id), '')`
}

// listed is a line of the list with the value of the column that the list follows.
type listed struct {
	Row
	at string
}

func (e extent) scan(r db.Row) (x listed, err error) {
	var relations, tags string
	err = r.Scan(append(e.into(&x.Person), &x.at, &relations, &tags)...)
	x.Relations, x.Tags = gathered(relations), gathered(tags)
	return x, err
}

// gathered parts what the database gathered, in the order of the alphabet.
func gathered(lines string) []string {
	if lines == "" {
		return nil
	}
	all := strings.Split(lines, "\n")
	slices.Sort(all)
	return all
}

// pageOf is a page of the rows read, one more than it holds where others follow.
func pageOf(rows []listed, limit int) Page {
	var page Page
	if len(rows) > limit {
		rows = rows[:limit]
		last := rows[limit-1]
		page.Next = writeCursor(last.at, last.ID)
	}
	page.Rows = make([]Row, len(rows))
	for i, x := range rows {
		page.Rows[i] = x.Row
	}
	return page
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
