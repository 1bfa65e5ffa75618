package space

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Telling says what becomes of those who booked hours that close: their bookings
// stay, for them to move or to cancel.
type Telling int

// Those who booked are warned by mail, or left Untold; AskFirst changes nothing where
// there are any, and answers with a Touching.
const (
	Warn Telling = iota
	Untold
	AskFirst
)

// Shutting is what closing means for bookings: hours that Before held open and After does not.
type Shutting struct {
	Before, After *Plan
	Telling       Telling
}

// Shuts tells whether a stretch of a space was open throughout, and no longer is.
func (s Shutting) Shuts(id base.SpaceID, from, to time.Time) bool {
	return s.Before.Refuses(id, from, to) == nil && s.After.Refuses(id, from, to) != nil
}

// Touched is a booking whose hours close.
type Touched struct {
	ID        string
	Space     base.SpaceID
	From, To  time.Time
	Title     string
	Whom      string // "" for the place itself
	Reachable bool   // by mail
}

// Touching is the refusal to close before one knows whose bookings that touches.
type Touching struct{ Bookings []Touched }

func (t *Touching) Error() string { return t.Unwrap().Error() }

// Unwrap says it to people.
func (t *Touching) Unwrap() error {
	return base.Refuse(base.Conflict, "space.touches", base.Args{"n": len(t.Bookings)})
}

// shut settles what may close a space in use, or the whole place, and announces it.
func (d *Desk) shut(ctx context.Context, who base.Actor, id base.SpaceID, how Telling, do func(ctx context.Context, tx *db.Tx, before *Plan) error) error {
	return d.settle(ctx, who, func(ctx context.Context, tx *db.Tx, before *Plan) error {
		if id != "" {
			if _, err := before.find(id); err != nil {
				return err
			}
		}
		if err := do(ctx, tx, before); err != nil {
			return err
		}
		after, err := d.Plan(ctx, tx, who)
		if err != nil {
			return err
		}
		return d.Shut.Announce(ctx, tx, Shutting{before, after, how})
	})
}
