package cockpit

import (
	"context"
	"fmt"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const (
	// wordsMax bounds the words of a search that count.
	wordsMax = 6
	// searchBehind is how far back bookings are found: older ones are in the list of
	// their person, and do not make every search slower.
	searchBehind = 400 * 24 * time.Hour
)

// findBookings finds bookings by the words of their title, the nearest first: those to
// come in their order, then the latest that are over. Whoever may not see whose a booking is finds their own alone.
func findBookings(ctx context.Context, r db.Reader, who base.Actor, words []string, now time.Time, limit int) ([]Entry, error) {
	text := entryColumns + "where b.place_id = $1 and b.starts_at > $2 and b.state in ('booked', 'requested')"
	args := []any{who.Place, now.Add(-searchBehind)}
	also := func(condition string, values ...any) {
		args = append(args, values...)
		text += " and " + condition
	}
	for _, w := range words[:min(len(words), wordsMax)] {
		n := len(args) + 1
		also(fmt.Sprintf("(b.search like $%d or b.search like $%d)", n, n+1), w+"%", "% "+w+"%")
	}
	if !who.May(base.Run, "booking") && !who.May(base.See, "people") {
		n := len(args) + 1
		also(fmt.Sprintf("(b.asked_by = $%d or b.person_id <> '' and b.person_id = $%d)", n, n+1), who.Account, who.Person)
	}
	args = append(args, now, limit)
	text += fmt.Sprintf(" order by case when b.ends_at > $%[1]d then b.starts_at else '9' end, b.starts_at desc limit $%[2]d", len(args)-1, len(args))
	return db.All(ctx, r, scanEntry, text, args...)
}
