package flows

import (
	"pilotis/internal/booking"
	"pilotis/internal/paper"
	"pilotis/internal/post"
)

// methods is what each letter does in the reader's calendar; the others leave it alone.
var methods = map[string]string{booked: "REQUEST", approved: "REQUEST", moved: "REQUEST", cancelled: "CANCEL"}

// enclose puts the dates in the letter as a calendar, which goes into the reader's own
// by itself and leaves it the same way. Each date of a series is an event under its own
// name, so that one, those that follow or all are moved and cancelled alike.
func (l letter) enclose(m *post.Mail, organizer string) {
	method := methods[l.what]
	if method == "" {
		return
	}
	// An invitation has a host, and is about one event (RFC 5546, 3.2.2 and 3.2.5): the
	// dates of a series are published together, each with its state.
	if organizer == "" || len(l.dates) > 1 {
		method = "PUBLISH"
	}
	c := paper.Calendar{Method: method, Zone: l.place.Zone}
	for _, b := range l.dates {
		c.Events = append(c.Events, l.event(b, organizer))
	}
	m.Method, m.Calendar = method, c.Text()
}

func (l letter) event(b booking.Booking, organizer string) paper.Event {
	title := l.spaceOf(b.Space)
	if b.Title != "" {
		title = b.Title + " · " + title
	}
	return paper.Event{UID: string(b.ID) + "@pilotis", Sequence: b.Sequence, Stamp: l.now, From: b.From, To: b.To,
		Title: title, Location: l.address(), URL: l.page(b), Cancelled: l.what == cancelled,
		Organizer: paper.Party{Name: l.place.Name, Email: organizer}, Attendee: paper.Party{Name: l.person.Name, Email: l.person.Email}}
}
