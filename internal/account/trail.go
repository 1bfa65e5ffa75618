package account

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Glance says which entries of the trail one looks at; the zero value, the newest.
type Glance struct {
	Before  string
	Room    base.Room
	Account base.AccountID
	From    time.Time // included
	To      time.Time // excluded; zero for up to now
}

// trailPageSize is how many entries a page of the trail shows.
const trailPageSize = 50

// Trail reads what was done in the actor's place, newest first, and tells whether
// there is more before it.
func (d *Desk) Trail(ctx context.Context, who base.Actor, g Glance) (entries []db.Entry, more bool, err error) {
	entries, err = db.TrailOf(ctx, d.DB, who.Place, db.Wanted{Before: g.Before, Room: g.Room, Account: g.Account,
		From: g.From, To: g.To, Limit: trailPageSize + 1})
	if len(entries) > trailPageSize {
		return entries[:trailPageSize], true, err
	}
	return entries, false, err
}
