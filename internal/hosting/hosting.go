// Package hosting is where a session of training is held: a room of a tiers-lieu that runs here,
// booked half-day by half-day by the rules of that place, with what one must know to be safe
// there. It announces nothing. It must never know who was there, nor lend a room by itself:
// booking lends, to somebody who may book in that place.
package hosting

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/place"
	"pilotis/internal/training"
)

// Venue is a room of a place that receives a session.
type Venue struct {
	Host  base.PlaceID
	Space base.SpaceID
}

// link is what was booked for a half-day.
type link struct {
	Half     base.ID[training.Half]
	Booking  booking.ID
	From, To time.Time
}

// State is how a half-day stands in the place that receives it.
type State string

// The states.
const (
	Open    State = "open"    // nothing is booked
	Asked   State = "asked"   // the place must still say yes
	Booked  State = "booked"  // the room is lent
	Lost    State = "lost"    // the place, or somebody, cancelled or refused it
	Shifted State = "shifted" // the booking no longer covers the half-day
	Over    State = "over"    // the half-day is past, and nothing was booked
)

// Row is a half-day with what is booked for it.
type Row struct {
	training.Half
	From, To time.Time
	State    State
	Booking  booking.Booking // zero for none
}

// wanting tells whether a half-day is still to be booked.
func (r Row) wanting() bool { return r.State == Open || r.State == Lost }

// View is where a session is held.
type View struct {
	training.Session
	Of     string // the programme
	Venue  Venue  // zero where none is chosen
	Place  place.Place
	Room   string // its name
	Seats  int    // of the room
	Rows   []Row
	Spare  []booking.Booking // booked for half-days that are no more
	Safety place.Safety
	Rules  bool // whoever looks decides where the session is held
}

// Chosen tells whether a room is chosen.
func (v View) Chosen() bool { return v.Venue != (Venue{}) }

// Wanting counts the half-days that are still to be booked.
func (v View) Wanting() (n int) {
	for _, r := range v.Rows {
		if r.wanting() {
			n++
		}
	}
	return n
}

// Standing are the bookings to come that a session holds, those of no use any more included.
func (v View) Standing(now time.Time) (out []booking.Booking) {
	for _, r := range v.Rows {
		if stands(r.Booking) && r.Booking.From.After(now) {
			out = append(out, r.Booking)
		}
	}
	return append(out, v.Spare...)
}

func stands(b booking.Booking) bool {
	return b.State == booking.Booked || b.State == booking.Requested
}

// stateOf tells how a half-day stands with a booking, zero for none.
func stateOf(from, to time.Time, b booking.Booking, now time.Time) State {
	switch {
	case b.ID == "" && !from.After(now):
		return Over
	case b.ID == "":
		return Open
	case !stands(b):
		return Lost
	case b.From.After(from) || b.To.Before(to):
		return Shifted
	case b.State == booking.Requested:
		return Asked
	}
	return Booked
}

// Outcome is what became of a half-day that was to be booked.
type Outcome struct {
	Half    base.ID[training.Half]
	Refusal *base.Fault // nil where the room is lent, or asked for
}
