package base

import (
	"strings"
	"time"
)

// Actor is who does something: a person signed in, a token of the API, or the
// program itself. Every verb takes the actor as an argument and acts in its Place.
type Actor struct {
	Account AccountID
	Person  PersonID // the actor's own record in the people of the place, if any
	Name    string   // as shown in the trail
	Place   PlaceID
	Role    Role
	Zone    *time.Location // the place's
	Lang    string         // "fr" or "en"
	Scopes  Scopes         // nil but for a token
	Token   string         // identifier of the token, for the trail
}

// May tells whether the actor reaches a level in a room of its place.
func (a Actor) May(level Level, room Room) bool { return To(level, room).MetBy(a) }

// System is the program acting by itself in a place: jobs, imports at the command line.
func System(place PlaceID, zone *time.Location) Actor {
	return Actor{Name: "Pilotis", Place: place, Role: Owner, Zone: zone, Lang: "fr"}
}

// Scopes narrows a token: "room:read" or "room:write", or "read" and "write" for all rooms.
type Scopes []string

func (s Scopes) allow(room Room, level Level) bool {
	for _, scope := range s {
		what, act, found := strings.Cut(scope, ":")
		if !found {
			what, act = string(room), scope
		}
		if what == string(room) && (act == "write" || act == "read" && level == See) {
			return true
		}
	}
	return false
}
