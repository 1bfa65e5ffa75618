package ledger

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// Book says which validated lines one reads of the books, by what they are on.
type Book struct {
	From, To day.Day
	Account  string // one account
	Prefix   string // the first figures of accounts
	Until    string // the last account
	ByThird  bool   // only lines of third parties, each third party apart
	Third    string // one third party, or NoThird
	Journal  string
	Axis     string  // "activity", "project", "site": only lines for Value by the key Split; "split": all those of the key
	Value    string  // what lines are for, empty for nothing
	Split    SplitID // the key that shares them out, empty for none
	Forward  bool    // what was carried forward, which is otherwise left out
}

// NoThird is for lines that name no third party.
const NoThird = "-"

// Narrow tells whether lines are left out within an account, so that monthly totals cannot tell their sums.
func (b Book) Narrow() bool { return b.Journal != "" || b.Axis != "" || b.Forward }

// Apart tells whether third parties are told apart.
func (b Book) Apart() bool { return b.ByThird || b.Third != "" }

// Ranked is a line with the rank of its entry.
type Ranked struct {
	Placed
	Rank int64
}

// Mark names a line in the order of a book: account, third party where they are told
// apart, day, rank.
type Mark struct {
	Account, Third string
	Day            day.Day
	Rank           int64
	Position       int
}

// Mark is where the line stands.
func (l Ranked) Mark() Mark { return Mark{l.Account, l.Third, l.Day, l.Rank, l.Position} }

// String writes a mark as an address does.
func (m Mark) String() string {
	return strings.Join([]string{m.Account, string(m.Day), strconv.FormatInt(m.Rank, 10), strconv.Itoa(m.Position), m.Third}, ".")
}

// MarkOf reads what String wrote; the third party comes last, for its code may hold anything.
func MarkOf(text string) (m Mark, ok bool) {
	parts := strings.SplitN(text, ".", 5)
	if len(parts) != 5 {
		return m, false
	}
	rank, bad := strconv.ParseInt(parts[2], 10, 64)
	position, worse := strconv.Atoi(parts[3])
	return Mark{parts[0], parts[4], day.Day(parts[1]), rank, position}, bad == nil && worse == nil
}

// Sums adds up a book by account, and by third party where they are told apart.
func (d *Desk) Sums(ctx context.Context, r db.Reader, who base.Actor, b Book) ([]Owed, error) {
	return sumsOf(ctx, r, who.Place, b)
}

// Read gives the lines of a book after a mark, at most so many.
func (d *Desk) Read(ctx context.Context, r db.Reader, who base.Actor, b Book, after Mark, most int) ([]Ranked, error) {
	var out []Ranked
	return out, eachOf(ctx, r, who.Place, b, after, most, func(l Ranked) error {
		out = append(out, l)
		return nil
	})
}

// EachLine gives the lines of a book one at a time; do must not ask the same reader anything meanwhile.
func (d *Desk) EachLine(ctx context.Context, r db.Reader, who base.Actor, b Book, do func(Ranked) error) error {
	return eachOf(ctx, r, who.Place, b, Mark{}, 0, do)
}

// NetUpTo adds up the lines of a book on the account, and on the third party where
// they are told apart, of a mark, up to it.
func (d *Desk) NetUpTo(ctx context.Context, r db.Reader, who base.Actor, b Book, m Mark) (money.Cents, error) {
	return netUpToMark(ctx, r, who.Place, b, m)
}

// OwedBefore adds up what third parties bring into a stretch of days of a year: what
// moved before it, and what was carried forward within it.
func (d *Desk) OwedBefore(ctx context.Context, r db.Reader, who base.Actor, y Year, from, to day.Day) ([]Owed, error) {
	var out []Owed
	if from > y.From {
		before, err := d.OwedOn(ctx, r, who, y, from.Add(-1))
		if err != nil {
			return nil, err
		}
		out = before
	}
	forward, err := owedForward(ctx, r, who.Place, from, to)
	return gather(append(out, forward...)), err
}

// ReadEntries gives the validated entries of a book by day and rank after a mark, at
// most so many; only days and journal narrow them.
func (d *Desk) ReadEntries(ctx context.Context, r db.Reader, who base.Actor, b Book, after Mark, most int) ([]Entry, error) {
	var out []Entry
	return out, eachEntryOf(ctx, r, who.Place, b, after, most, func(e Entry) error {
		out = append(out, e)
		return nil
	})
}

// EachEntry gives them all, one at a time; do must not ask the same reader anything meanwhile.
func (d *Desk) EachEntry(ctx context.Context, r db.Reader, who base.Actor, b Book, do func(Entry) error) error {
	return eachEntryOf(ctx, r, who.Place, b, Mark{}, 0, do)
}
