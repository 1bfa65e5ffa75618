package booking

import (
	"context"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/space"
)

// ShutOut is a booking whose hours close, with whose it is.
type ShutOut struct {
	Booking
	Who   string // name of the person, "" for the place itself
	Email string
}

// ShutOutBy lists the bookings and requests, not over, that a closing shuts out.
func ShutOutBy(ctx context.Context, r db.Reader, place base.PlaceID, s space.Shutting, now time.Time) ([]ShutOut, error) {
	coming, err := comingOfAll(ctx, r, place, now)
	return slices.DeleteFunc(coming, func(b ShutOut) bool { return !s.Shuts(b.Space, b.From, b.To) }), err
}
