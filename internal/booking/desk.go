package booking

import (
	"pilotis/internal/activity"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/space"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB         *db.DB
	Spaces     *space.Desk
	Activities *activity.Desk
	People     *people.Desk

	Asked     db.Signal[Booking] // a request that awaits approval
	Booked    db.Signal[Booking] // lent, at once or by approval
	Moved     db.Signal[Move]    // or changed in another way
	Cancelled db.Signal[Booking]
	Refused   db.Signal[Booking]
	Offered   db.Signal[Waiting] // a slot that was freed, for a while
}

// Move is a booking before and after it was changed.
type Move struct{ Before, After Booking }
