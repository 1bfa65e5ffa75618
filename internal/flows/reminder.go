package flows

import (
	"context"
	"strconv"
	"time"

	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

const (
	reminderKind = "booking.reminder"
	// reminderAhead is how long before its start a booking is recalled.
	reminderAhead = 24 * time.Hour
	// reminderLate is how long before, where it was made later than that.
	reminderLate = 2 * time.Hour
	// reminderNone is how short before its start a booking that is made needs no reminder.
	reminderNone = 3 * time.Hour
	// reminderList is the letters that one refuses with a reminder's link.
	reminderList = "reminder"
)

// remind sets the reminder of a booking, under the booking as it now is.
func remind(ctx context.Context, tx *db.Tx, b booking.Booking) error {
	at := reminderAt(b.From, tx.Now)
	if b.Person == "" || b.State != booking.Booked || at.IsZero() {
		return nil
	}
	return post.Enqueue(ctx, tx, post.Job{Kind: reminderKind, Key: reminderKey(b), Run: at, Until: b.From,
		Body: news{What: reminder, Booking: b.ID, Person: b.Person}})
}

// reminderAt is when a booking that is made now is recalled, zero for never. Hours are
// those that pass, whatever the clocks do in between.
func reminderAt(from, now time.Time) time.Time {
	switch ahead := from.Sub(now); {
	case ahead > reminderAhead:
		return from.Add(-reminderAhead)
	case ahead >= reminderNone:
		return from.Add(-reminderLate)
	}
	return time.Time{}
}

func reminderKey(b booking.Booking) string { return string(b.ID) + " " + strconv.Itoa(b.Sequence) }

func remindAgain(ctx context.Context, tx *db.Tx, m booking.Move) error {
	if err := post.Drop(ctx, tx, reminderKind, reminderKey(m.Before)); err != nil {
		return err
	}
	return remind(ctx, tx, m.After)
}

// forgetReminder drops the reminder that was set before the booking ended, which made its sequence one more.
func forgetReminder(ctx context.Context, tx *db.Tx, b booking.Booking) error {
	b.Sequence--
	return post.Drop(ctx, tx, reminderKind, reminderKey(b))
}

// writeReminder writes the letter of a reminder, if the booking still stands.
func (r Rooms) writeReminder(ctx context.Context, t post.Task) error {
	var n news
	if err := t.Into(&n); err != nil {
		return post.Hopeless{Err: err}
	}
	return r.write(ctx, t, []news{n})
}
