package flows

import (
	"cmp"
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

const letterKind = "booking.letter"

// What happened to a booking, as its letter tells it; each names its texts.
const (
	asked     = "asked"
	booked    = "booked"
	approved  = "approved"
	moved     = "moved"
	cancelled = "cancelled"
	refused   = "refused"
	offered   = "offered"
	reminder  = "reminder"
	shut      = "shut" // the space closes on it
)

// news is one thing to tell somebody about one booking. It is written in the
// transaction; the letter is composed afterwards, from what then holds.
type news struct {
	What    string
	Booking booking.ID
	Person  base.PersonID
	Was     booking.Slot // before a move
}

// tell puts a booking's news in the outbox.
func tell(what string) func(context.Context, *db.Tx, booking.Booking) error {
	return func(ctx context.Context, tx *db.Tx, b booking.Booking) error {
		if what == booked && b.Sequence > 0 { // it was a request
			return gather(ctx, tx, b, news{What: approved, Booking: b.ID, Person: b.Person})
		}
		return gather(ctx, tx, b, news{What: what, Booking: b.ID, Person: b.Person})
	}
}

// tellMove tells of a change that matters to whoever comes: when, where, how many. Where the
// booking is now somebody else's, one is told that it is gone and the other that it is theirs.
func tellMove(ctx context.Context, tx *db.Tx, m booking.Move) error {
	before, after := m.Before, m.After
	if before.Person != after.Person {
		if err := gather(ctx, tx, before, news{What: cancelled, Booking: before.ID, Person: before.Person}); err != nil {
			return err
		}
		return gather(ctx, tx, after, news{What: booked, Booking: after.ID, Person: after.Person})
	}
	if before.From.Equal(after.From) && before.To.Equal(after.To) && before.Space == after.Space && before.Seats == after.Seats {
		return nil
	}
	return gather(ctx, tx, after, news{What: moved, Booking: after.ID, Person: after.Person,
		Was: booking.Slot{Space: before.Space, From: before.From, To: before.To}})
}

// gather makes one letter of all the dates that one act concerns: a series, spaces
// taken together. Nobody is told of what is over, nor where nobody is concerned.
func gather(ctx context.Context, tx *db.Tx, b booking.Booking, n news) error {
	return gatherAs(ctx, tx, cmp.Or(string(b.Series), string(b.Together), string(b.ID)), b, n)
}

// gatherAs makes one letter of all the dates of a group; of all that one act tells
// somebody, where the group is "".
func gatherAs(ctx context.Context, tx *db.Tx, group string, b booking.Booking, n news) error {
	if n.Person == "" || !b.To.After(tx.Now) {
		return nil
	}
	key := strings.Join([]string{n.What, group, string(n.Person), tx.Now.Format("20060102T150405.000000")}, " ")
	return post.Gather(ctx, tx, post.Job{Kind: letterKind, Key: key, Until: b.To, Body: n})
}
