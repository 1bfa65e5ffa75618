package paper

import (
	"strconv"
	"time"
)

// Calendar is a file that calendar programs read (RFC 5545).
type Calendar struct {
	Name   string // shown by the programs that follow the calendar; "" for a letter's single event
	Method string // "REQUEST" or "CANCEL" in a letter (RFC 5546), "PUBLISH" or "" in a feed
	Zone   *time.Location
	Events []Event
}

// Event is one date of a calendar. UID stays the same for the life of the thing,
// and Sequence grows with each change of it: programs keep the highest.
type Event struct {
	UID         string
	Sequence    int
	Stamp       time.Time // when it last changed
	From, To    time.Time
	Title       string
	Description string
	Location    string
	URL         string
	Organizer   Party
	Attendee    Party
	Cancelled   bool
}

// Party is somebody named in an event; an empty Email stands for nobody.
type Party struct{ Name, Email string }

// Text writes the calendar. Every date is written on the wall of the calendar's
// zone, whose rules the file carries, so that it opens right anywhere.
func (c Calendar) Text() string {
	var w lines
	w.add("BEGIN", "VCALENDAR")
	w.add("VERSION", "2.0")
	w.add("PRODID", "-//Pilotis//Pilotis//FR")
	w.add("CALSCALE", "GREGORIAN")
	if c.Method != "" {
		w.add("METHOD", c.Method)
	}
	if c.Name != "" {
		w.text("NAME", c.Name)
		w.text("X-WR-CALNAME", c.Name)
	}
	w.zone(c.Zone, c.earliest())
	for _, e := range c.Events {
		w.event(e, c.Zone)
	}
	w.add("END", "VCALENDAR")
	return w.String()
}

// emptySince is where the rules of an empty calendar begin.
var emptySince = time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)

func (c Calendar) earliest() time.Time {
	first := emptySince
	for i, e := range c.Events {
		if i == 0 || e.From.Before(first) {
			first = e.From
		}
	}
	return first
}

// wall and utc are RFC 5545's two forms of an instant.
const (
	wall = "20060102T150405"
	utc  = wall + "Z"
)

func (w *lines) event(e Event, zone *time.Location) {
	w.add("BEGIN", "VEVENT")
	w.text("UID", e.UID)
	w.add("SEQUENCE", strconv.Itoa(e.Sequence))
	w.add("DTSTAMP", e.Stamp.UTC().Format(utc))
	at := ";TZID=" + zone.String()
	w.add("DTSTART"+at, e.From.In(zone).Format(wall))
	w.add("DTEND"+at, e.To.In(zone).Format(wall))
	w.text("SUMMARY", e.Title)
	w.some("DESCRIPTION", e.Description)
	w.some("LOCATION", e.Location)
	if e.URL != "" {
		w.add("URL", clean(e.URL))
	}
	w.party("ORGANIZER", e.Organizer)
	w.party("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE", e.Attendee)
	status := "CONFIRMED"
	if e.Cancelled {
		status = "CANCELLED"
	}
	w.add("STATUS", status)
	w.add("END", "VEVENT")
}
