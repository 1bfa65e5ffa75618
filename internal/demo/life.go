package demo

import (
	_ "embed"
	"encoding/json"

	"pilotis/internal/day"
)

//go:embed life.json
var lifeFile []byte

// life is all that is told of the demo place; the rest is drawn from it by chance.
type life struct {
	Place      home
	Activities []struct {
		Key, Name, Purpose, Public string
		Hue                        int
	}
	Spaces        []room
	Skills        []struct{ Key, Name string }
	Team          []resident
	Tags          []string
	ConsentSource string   `json:"consent_source"`
	FirstNames    []string `json:"first_names"`
	LastNames     []string `json:"last_names"`
	Companies     []string
	Habits        []habit
	Rituals       []ritual
	Season        [12]int // how full a month is, in hundredths of an ordinary one
}

// home is a place as it says of itself.
type home struct {
	Name, Form, Siren, Insee, Street, Email, Phone string
	PostalCode                                     string `json:"postal_code"`
	Families                                       []string
}

// room is a space of the demo place.
type room struct {
	Key, Parent, Kind, Name, Activity string
	Capacity, Surface                 int
	Spot                              []int
	Access                            []string
	Hours                             []struct {
		Day      int
		From, To string
	}
	Rules      map[string]any
	StaffRules map[string]any `json:"staff_rules"`
}

// resident is somebody of the demo place.
type resident struct {
	First, Last string
	Relation    string // what they are to the place
	Role        string // of their account, "" for none
	Since       int    // days before today
	Born        day.Day
	Tags        []string
	Company     int // index among companies, -1 for none
}

// habit is something that comes back in the life of the place.
type habit struct {
	Space, Activity string
	Titles          []string
	Weekdays        []int // 1 Monday … 7 Sunday
	Starts          []string
	Minutes         []int
	PerWeek         float64 `json:"per_week"` // at the end of the three years
	Growth          float64 // share of PerWeek at their beginning
	Tag             string  // who does it
	Seats           int
}

// ritual is a series that somebody asks for each September.
type ritual struct {
	Space, Activity, Title, ByDay, From, To string
	Weekday, Person                         int
}

func told() (l life, err error) {
	err = json.Unmarshal(lifeFile, &l)
	return l, err
}
