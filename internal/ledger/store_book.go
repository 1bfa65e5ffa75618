package ledger

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// sought is the condition that a book is, growing with its arguments.
type sought struct {
	text strings.Builder
	args []any
}

func (s *sought) and(text string, values ...any) {
	for _, v := range values {
		s.args = append(s.args, v)
		text = strings.Replace(text, "?", "$"+strconv.Itoa(len(s.args)), 1)
	}
	s.text.WriteString(" and " + text)
}

// axisColumns are the columns of what a line is for.
var axisColumns = map[string]string{"activity": "l.activity_id", "project": "l.project_id", "site": "l.site_id"}

// lines says which lines l of entries e a book reads.
func (b Book) lines(place base.PlaceID) *sought {
	s := &sought{args: []any{place, b.From, b.To}}
	s.text.WriteString("l.place_id = $1 and l.day >= $2 and l.day <= $3 and e.rank > 0")
	if b.Account != "" {
		s.and("l.account = ?", b.Account)
	}
	if b.Prefix != "" {
		s.and("l.account >= ?", b.Prefix)
		if next := following(b.Prefix); next != "" {
			s.and("l.account < ?", next)
		}
	}
	if b.Until != "" {
		s.and("l.account <= ?", b.Until)
	}
	switch {
	case b.Third == NoThird:
		s.and("l.third = ''")
	case b.Third != "":
		s.and("l.third = ?", b.Third)
	case b.ByThird:
		s.and("l.third <> ''")
	}
	if b.Journal != "" {
		s.and("e.journal = ?", b.Journal)
	}
	if column := axisColumns[b.Axis]; column != "" {
		s.and(column+" = ?", b.Value)
	}
	if b.Axis != "" {
		s.and("l.split_id = ?", b.Split)
	}
	not := "not "
	if b.Forward {
		not = ""
	}
	s.text.WriteString(" and " + not + "exists (select 1 from journal j where j.place_id = e.place_id and j.code = e.journal and j.kind = 'opening')")
	return s
}

// following is the first text after all those that a prefix begins, in the order of
// the codes of accounts: figures, then letters; empty after the last.
func following(prefix string) string {
	for n := len(prefix); n > 0; n-- {
		switch c := prefix[n-1]; {
		case c == '9':
			return prefix[:n-1] + "A"
		case c < 'Z':
			return prefix[:n-1] + string(rune(c+1))
		}
	}
	return ""
}

// order is that in which the lines of a book follow each other.
func (b Book) order() string {
	if b.Apart() {
		return "l.account, l.third, l.day, e.rank, l.position"
	}
	return "l.account, l.day, e.rank, l.position"
}

// after leaves out the lines up to a mark. The account alone comes first, for an index to begin there.
func (s *sought) after(b Book, m Mark) {
	if m.Account == "" {
		return
	}
	s.and("l.account >= ?", m.Account)
	within := "(l.day > ? or l.day = ? and (e.rank > ? or e.rank = ? and l.position > ?))"
	values := []any{m.Account, m.Day, m.Day, m.Rank, m.Rank, m.Position}
	if b.Apart() {
		within = "(l.third > ? or l.third = ? and " + within + ")"
		values = []any{m.Account, m.Third, m.Third, m.Day, m.Day, m.Rank, m.Rank, m.Position}
	}
	s.and("(l.account > ? or "+within+")", values...)
}

func eachOf(ctx context.Context, r db.Reader, place base.PlaceID, b Book, after Mark, most int, do func(Ranked) error) error {
	s := b.lines(place)
	s.after(b, after)
	text := "select " + placedColumns + ", e.rank" + placedFrom + "where " + s.text.String() + " order by " + b.order()
	if most > 0 {
		s.args = append(s.args, most)
		text += " limit $" + strconv.Itoa(len(s.args))
	}
	return db.Each(ctx, r, func(row db.Row) error {
		var l Ranked
		if err := row.Scan(append(l.columns(), &l.Rank)...); err != nil {
			return err
		}
		return do(l)
	}, text, s.args...)
}

func sumsOf(ctx context.Context, r db.Reader, place base.PlaceID, b Book) ([]Owed, error) {
	by := "l.account, ''"
	group := "l.account"
	if b.Apart() {
		by, group = "l.account, l.third", "l.account, l.third"
	}
	s := b.lines(place)
	return db.All(ctx, r, func(r db.Row) (o Owed, err error) {
		return o, r.Scan(&o.Account, &o.Third, &o.Debit, &o.Credit)
	}, "select "+by+", cast(sum(l.debit) as bigint), cast(sum(l.credit) as bigint)"+placedFrom+"where "+s.text.String()+
		" group by "+group+" order by "+group, s.args...)
}

func netUpToMark(ctx context.Context, r db.Reader, place base.PlaceID, b Book, m Mark) (money.Cents, error) {
	s := b.lines(place)
	s.and("l.account = ?", m.Account)
	if b.Apart() {
		s.and("l.third = ?", m.Third)
	}
	s.and("(l.day < ? or l.day = ? and (e.rank < ? or e.rank = ? and l.position <= ?))", m.Day, m.Day, m.Rank, m.Rank, m.Position)
	return db.One(ctx, r, db.Col[money.Cents], "select coalesce(cast(sum(l.debit - l.credit) as bigint), 0)"+placedFrom+"where "+s.text.String(), s.args...)
}

// eachEntryOf reads the entries of a book by day and rank, with their lines.
func eachEntryOf(ctx context.Context, r db.Reader, place base.PlaceID, b Book, after Mark, most int, do func(Entry) error) error {
	s := &sought{args: []any{place, b.From, b.To}}
	s.text.WriteString("place_id = $1 and day >= $2 and day <= $3 and rank > 0")
	if b.Journal != "" {
		s.and("journal = ?", b.Journal)
	}
	if after.Day != "" {
		s.and("(day > ? or day = ? and rank > ?)", after.Day, after.Day, after.Rank)
	}
	from := "select * from entry where " + s.text.String()
	if most > 0 {
		s.args = append(s.args, most)
		from += " order by day, rank limit $" + strconv.Itoa(len(s.args))
	}
	return eachWithLines(ctx, r, do, "("+from+") e", "1 = 1", "e.day, e.rank, l.position", s.args...)
}
