package post

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Subscription is the letters of one list that an address receives from a place,
// unless it refused them. Its token is in every letter, and serves for ever.
type Subscription struct {
	Place   base.PlaceID
	Address string
	List    string
	Token   string
	Lang    string
	Refusal time.Time // when they were refused, zero where they are welcome
}

// Refused tells whether such letters are not to be sent.
func (s Subscription) Refused() bool { return !s.Refusal.IsZero() }

// subscription finds the subscription that a letter falls under, or begins it.
func (d *Desk) subscription(ctx context.Context, who base.Actor, m Mail) (s Subscription, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		begun := Subscription{Place: who.Place, Address: m.To, List: m.List, Token: base.Secret(), Lang: m.Lang}
		if err := insertSubscription(ctx, tx, begun); err != nil {
			return err
		}
		s, err = subscriptionOf(ctx, tx, who.Place, m.To, m.List)
		return err
	})
	return s, err
}

// Refuse stops the letters of the subscription with that token; refusing twice is
// refusing once. Whoever holds a letter may do it, signed in or not.
func (d *Desk) Refuse(ctx context.Context, token string) error {
	return d.DB.Change(ctx, system, func(ctx context.Context, tx *db.Tx) error {
		return setRefusal(ctx, tx, token, tx.Now)
	})
}

// Welcome takes a refusal back.
func (d *Desk) Welcome(ctx context.Context, token string) error {
	return d.DB.Change(ctx, system, func(ctx context.Context, tx *db.Tx) error {
		return setRefusal(ctx, tx, token, time.Time{})
	})
}
