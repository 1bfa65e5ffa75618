package booking

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// WaitingID identifies somebody's place in a waiting list.
type WaitingID = base.ID[Waiting]

// Waiting is somebody's place in the waiting list of a slot that is taken.
type Waiting struct {
	ID       WaitingID
	Space    base.SpaceID
	From, To time.Time
	Seats    int // 0 for the whole space
	Title    string
	Person   base.PersonID // for whom; "" for the place itself
	Activity base.ActivityID
	AskedAt  time.Time // decides who comes first
	AskedBy  base.AccountID
	AskedAs  string
	State    WaitingState
	Till     time.Time // of the offer
	EndedAt  time.Time
	Ahead    int // how many wait for the same hours since longer, as a list tells it
}

// WaitingState is where somebody stands in a waiting list.
type WaitingState string

// Somebody Waits until a freed slot is Offered for a while; then it is TakenUp, or
// the offer has Lapsed. Whoever gives up has Left.
const (
	Waits   WaitingState = "waiting"
	Offered WaitingState = "offered"
	TakenUp WaitingState = "taken"
	Left    WaitingState = "left"
	Lapsed  WaitingState = "lapsed"
)

// offerMax is how long a freed slot is offered.
const offerMax = 24 * time.Hour

// offerUntil tells until when a slot is offered: for a day, or for half of the time
// that is left before it begins, so that somebody else can still have it.
func offerUntil(now, from time.Time) time.Time {
	return day.Earlier(now.Add(offerMax), now.Add(from.Sub(now)/2))
}

// Of tells whether the place in the list is the actor's own.
func (w Waiting) Of(who base.Actor) bool {
	return Booking{AskedBy: w.AskedBy, Person: w.Person}.Of(who)
}

// Wished is the booking that somebody waits for, under the identifier of their place in the list.
func (w Waiting) Wished() Booking {
	return Booking{ID: ID(w.ID), Space: w.Space, From: w.From, To: w.To, Seats: w.Seats, Title: w.Title, Person: w.Person}
}
