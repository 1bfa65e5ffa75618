// Package place holds the places themselves: how one opens, and what it says of
// itself. It announces Opened. It must never know
// a place's people, spaces or bookings.
package place

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/listing"
	"pilotis/internal/territory"
)

// Place is a tiers-lieu that runs on this installation.
type Place struct {
	ID         base.PlaceID
	Slug       string // its name in addresses
	Zone       *time.Location
	Department string
	Commune    string // name of the commune of Insee
	CreatedAt  time.Time
	Identity
}

// Identity is what a manager says of the place.
type Identity struct {
	Name       string
	Families   []string // keys of Families
	Form       string   // key of a legal form, "" where unknown
	Siren      string
	Siret      string
	RNA        string
	Street     string
	PostalCode string
	Insee      string // code of the commune
	ZoneName   string // "Europe/Paris"; "" for the zone of the department
	At         territory.Point
	OpenedOn   day.Day
	IndoorM2   int
	OutdoorM2  int
	Holding    string  // by what title the premises are held
	HeldUntil  day.Day // where that title ends
	Staff      int     // working there at the same time
	Receptions []Reception
	Email      string
	Phone      string
	Site       string
	Languages  []string      // codes of the languages in which one is welcomed
	Listed     []listing.Ref // the lines of national lists that the place is
}

// Opening is the fact that a place was opened, and who opened it.
type Opening struct {
	Place Place
	By    base.Actor
}
