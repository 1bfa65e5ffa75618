package flows

import (
	"context"

	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/space"
)

// shutOut: those whose hours close are told, one letter each, unless whoever closes
// wants to see first who they are, or to tell them otherwise.
func shutOut(ctx context.Context, tx *db.Tx, s space.Shutting) error {
	if s.Telling == space.Untold {
		return nil
	}
	all, err := booking.ShutOutBy(ctx, tx, tx.Who.Place, s, tx.Now)
	if err != nil || len(all) == 0 {
		return err
	}
	if s.Telling == space.AskFirst {
		return touching(all)
	}
	for _, b := range all {
		if err := gatherAs(ctx, tx, "", b.Booking, news{What: shut, Booking: b.ID, Person: b.Person}); err != nil {
			return err
		}
	}
	return nil
}

func touching(all []booking.ShutOut) *space.Touching {
	t := &space.Touching{}
	for _, b := range all {
		t.Bookings = append(t.Bookings, space.Touched{ID: string(b.ID), Space: b.Space, From: b.From, To: b.To,
			Title: b.Title, Whom: b.Who, Reachable: post.Reachable(b.Email)})
	}
	return t
}
