// Package flows says, on one page, what follows from what across rooms: each line
// of Wire is a fact that one room announces and what another then writes, in the
// same transaction. It announces nothing and must never know a page.
package flows

import (
	"context"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/space"
)

// Rooms are those that announce or listen.
type Rooms struct {
	Accounts *account.Desk
	Places   *place.Desk
	Spaces   *space.Desk
	Bookings *booking.Desk
}

// Wire joins the rooms, before the house opens.
func Wire(r Rooms) {
	r.Places.Opened.On(func(ctx context.Context, tx *db.Tx, o place.Opening) error {
		return r.Accounts.Grant(ctx, tx, o.By.Account, base.Owner, "")
	})
	r.Spaces.TreeChanged.On(r.Bookings.Reclaim)
}
