// Package place holds the places themselves: identity, opening, and the national
// list from which a place can be picked. It announces Opened. It must never know
// a place's people, spaces or bookings.
package place

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
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
	Latitude   Micro
	Longitude  Micro
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
	Languages  []string // codes of the languages in which one is welcomed
	Listed     string   // source and reference in the national list, "source/12"
}

// Micro is an angle in millionths of a degree.
type Micro int64

// Degrees gives the angle in degrees.
func (m Micro) Degrees() float64 { return float64(m) / 1e6 }

// Reception is the public received at once for one use on one floor.
type Reception struct {
	Use    string // key of an ERP use
	Floor  Floor
	Public int
}

// Floor is where the public stands, as the rules of fire safety count it.
type Floor string

// The three kinds of floor.
const (
	Basement Floor = "basement"
	Ground   Floor = "ground"
	Upper    Floor = "upper"
)

// Opening is the fact that a place was opened, and who opened it.
type Opening struct {
	Place Place
	By    base.Actor
}
