// Package booking lends spaces by the hour, and never the same seat twice. It
// announces Asked, Booked, Moved, Cancelled, Refused and Freed. It must never know
// prices, memberships, mail, or a page of another room.
package booking

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Identifiers of the room.
type (
	ID       = base.ID[Booking]
	SeriesID = base.ID[Series]
)

// State is where a booking stands.
type State string

// A booking is Requested while somebody must approve it, then Booked; it ends
// Cancelled by whoever gives it up, or Refused by whoever decides.
const (
	Requested State = "requested"
	Booked    State = "booked"
	Cancelled State = "cancelled"
	Refused   State = "refused"
)

// Booking is one space lent from an instant to an instant. A date of a series is a
// booking of its own. Several spaces taken at once are as many bookings, Together.
type Booking struct {
	ID       ID
	Series   SeriesID // "" for a single booking
	Together ID       // the first of the bookings asked at once, "" for one alone
	Space    base.SpaceID
	From, To time.Time
	FreeAt   time.Time // when its seats are free again: the end and the buffer
	Seats    int       // 0 for the whole space
	Taken    int       // how many seats that was when it was lent
	Title    string
	Person   base.PersonID // for whom; "" for the place itself
	Activity base.ActivityID
	State    State
	HeldTill time.Time // until when a request keeps its slot
	AskedAt  time.Time
	AskedBy  base.AccountID // or the token, where a program asked
	AskedAs  string         // name of whoever asked
	Ended    Ending         // zero while it stands
	Sequence int            // counts the changes, for calendars (RFC 5545, SEQUENCE)
}

// Ending says when, by whom and why a booking was cancelled or refused.
type Ending struct {
	At     time.Time
	By     string
	Reason string
}

// Series is a booking that comes back.
type Series struct {
	ID    SeriesID
	Rule  string // RRULE of RFC 5545
	First time.Time
}

// Holds tells whether the booking, or the request, keeps its slot at an instant.
func (b Booking) Holds(now time.Time) bool {
	return b.State == Booked || b.State == Requested && b.HeldTill.After(now)
}

// Stands tells whether the booking may still be moved, cancelled or decided.
func (b Booking) Stands() bool { return b.State == Booked || b.State == Requested }

// Of tells whether the booking is the actor's own: asked by them, or for them.
func (b Booking) Of(who base.Actor) bool {
	return b.AskedBy != "" && b.AskedBy == askerOf(who) || b.Person != "" && b.Person == who.Person
}

// askerOf is the account that asks, or the token of a program.
func askerOf(who base.Actor) base.AccountID {
	if who.Account == "" {
		return base.AccountID(who.Token)
	}
	return who.Account
}

// VisibleTo tells whether the actor may see whose booking it is and what for:
// others only see that the space is taken.
func (b Booking) VisibleTo(who base.Actor) bool {
	return b.Of(who) || who.May(base.Run, "booking") || who.May(base.See, "people")
}

// Scope says how much of what was asked at once an act is about.
type Scope string

// One booking alone, all the spaces of that date Together, that date and the
// Following of its series, or All its dates that are not over.
const (
	One       Scope = "one"
	Together  Scope = "together"
	Following Scope = "following"
	All       Scope = "all"
)

// Wanted is a booking that somebody asks for.
type Wanted struct {
	Spaces      []base.SpaceID
	Start, End  string // civil times of the place, or instants with their offset
	Seats       int
	Title       string
	Person      base.PersonID // for whom; "" for oneself, or for the place where staff ask
	Activity    base.ActivityID
	Rule        string // RRULE, "" for a single booking
	OnConflict  OnConflict
	Dates       map[day.Day]OnConflict   // what becomes of single dates, instead of OnConflict
	Instead     map[day.Day]base.SpaceID // the space that single dates take where they are not possible
	ConfirmPast bool                     // staff enter what has already taken place
}

// OnConflict says what becomes of a series when some of its dates are impossible.
type OnConflict string

// Refuse the whole and list the dates, Skip them, or Move each to the nearest
// possible hour of its day.
const (
	RefuseAll OnConflict = "refuse"
	Skip      OnConflict = "skip"
	MoveEach  OnConflict = "move"
)

// Done is what became of a request.
type Done struct {
	Booking     Booking // the first
	Occurrences []Booking
	Skipped     []Obstacle
	Notices     []string // "ambiguous_time", "series_cut"
}

// Obstacle is a date of a series that is not possible, and why.
type Obstacle struct {
	Space    base.SpaceID
	From, To time.Time
	Fault    *base.Fault
	Nearest  *Slot   // the nearest hour that is possible, nil where there is none
	Like     *Slot   // a space that could stand for it at the same hours, nil where there is none
	Held     []Named // the bookings in the way that the actor may know
}

// Slot is a space from an instant to an instant.
type Slot struct {
	Space    base.SpaceID
	From, To time.Time
}

const (
	titleMax  = 120
	reasonMax = 500
	// spanMax bounds one booking.
	spanMax = 31 * 24 * time.Hour
	// seriesMax bounds the dates of a series.
	seriesMax = 366
	// spacesMax bounds the spaces taken at once.
	spacesMax = 20
	// seriesHorizon is how far a series without an end goes.
	seriesHorizon = 366 * 24 * time.Hour
)
