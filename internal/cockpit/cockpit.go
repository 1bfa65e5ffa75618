// Package cockpit shows the day of a place and where it stands, seen from above,
// and finds people, spaces and bookings by their names. It announces nothing, and
// writes only its own notes of a day. It must never know how to change what it shows.
package cockpit

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

// Entry is one booking of the days shown, with the names of what it refers to.
type Entry struct {
	ID       string
	Space    base.SpaceID
	From, To time.Time
	Title    string
	Person   base.PersonID
	Who      string // name of the person
	AskedBy  base.AccountID
	Activity base.ActivityID
	For      string // name of the activity
	Hue      int
	Waiting  bool // a request that nobody has answered
}

// mine tells whether the entry is the actor's own.
func (e Entry) mine(who base.Actor) bool {
	return e.AskedBy != "" && e.AskedBy == who.Account || e.Person != "" && e.Person == who.Person
}

// Note is what the team wrote of a day.
type Note struct {
	Opens, Closes string // names of those who open and close
	Remark        string
}

// Share is how much of something was booked: minutes of seats, of those that were open.
type Share struct {
	Space    space.Space
	Minutes  int
	Open     int
	Activity base.ActivityID
	Name     string
	Hue      int
}

// percent is the share in hundredths, 0 where nothing was open.
func (s Share) percent() int {
	if s.Open == 0 {
		return 0
	}
	return 100 * s.Minutes / s.Open
}

// Call is something that asks for somebody.
type Call struct {
	Key  string // message key
	Args base.Args
	Path string // below the place
	Late bool
}

// between lists the entries that touch a stretch of time.
func between(all []Entry, from, to time.Time) []Entry {
	var out []Entry
	for _, e := range all {
		if e.From.Before(to) && e.To.After(from) {
			out = append(out, e)
		}
	}
	return out
}

// on lists the entries that touch a day.
func on(all []Entry, d day.Day, zone *time.Location) []Entry {
	return between(all, d.Start(zone), d.Add(1).Start(zone))
}

// heads counts the different persons of some entries.
func heads(all []Entry) int {
	seen := map[base.PersonID]bool{}
	for _, e := range all {
		if e.Person != "" {
			seen[e.Person] = true
		}
	}
	return len(seen)
}

const (
	// shareDays is how far back occupancy by space and activity looks.
	shareDays = 28
	// trendWeeks is how many weeks the trend shows.
	trendWeeks = 12
)
