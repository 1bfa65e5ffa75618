package booking

import (
	"context"
	"fmt"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const stampForm = "2006-01-02T15:04:05.000000Z"

func cursorOf(b Booking) string { return b.From.UTC().Format(stampForm) + "." + string(b.ID) }

// list reads one booking more than the page, to know whether another follows.
func list(ctx context.Context, r db.Reader, who base.Actor, f Filter) ([]Booking, error) {
	text := "select " + columns + " from booking where place_id = $1 and starts_at < $2 and starts_at > $3 and ends_at > $4"
	args := []any{who.Place, f.To, f.From.Add(-spanMax), f.From}
	also := func(condition string, values ...any) {
		for _, v := range values {
			args = append(args, v)
			condition = strings.Replace(condition, "?", fmt.Sprintf("$%d", len(args)), 1)
		}
		text += " and " + condition
	}
	if !f.Ended {
		also("state in ('booked', 'requested')")
	}
	if f.Space != "" {
		also("space_id = ?", f.Space)
	}
	if f.Person != "" {
		also("person_id = ?", f.Person)
	}
	if f.Mine {
		also("(asked_by = ? or (person_id <> '' and person_id = ?))", askerOf(who), who.Person)
	}
	if at, id, found := strings.Cut(f.Cursor, "Z."); found {
		also("(starts_at, id) > (?, ?)", at+"Z", id)
	}
	args = append(args, f.Limit+1)
	text += fmt.Sprintf(" order by starts_at, id limit $%d", len(args))
	return db.All(ctx, r, scan, text, args...)
}
