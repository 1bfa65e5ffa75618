package calendar_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/calendar"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

// house is the room on its own, with those it leans on, in the place "here".
type house struct {
	t     testing.TB
	d     *db.DB
	desk  *calendar.Desk
	pages http.Handler
	ids   map[string]base.SpaceID
}

// newHouse opens the room at ten on Tuesday 4 May 2027.
func newHouse(t testing.TB, d *db.DB) *house {
	testkit.At(d, "2027-05-04T10:00:00+02:00")
	spaces, activities := &space.Desk{DB: d}, &activity.Desk{DB: d}
	bookings := &booking.Desk{DB: d, Spaces: spaces, Activities: activities, People: &people.Desk{DB: d}}
	desk := &calendar.Desk{DB: d, Spaces: spaces, Activities: activities, Bookings: bookings}
	return &house{t, d, desk, testkit.Serve(d, desk, bookings), map[string]base.SpaceID{}}
}

// draw adds a space, open from nine to seven on weekdays where it has hours.
func (h *house) draw(name string, capacity int, open bool) base.SpaceID {
	h.t.Helper()
	var week space.Week
	if open {
		for i := range 5 {
			week[i] = []space.Range{{From: 9 * 60, To: 19 * 60}}
		}
	}
	s, err := h.desk.Spaces.Create(context.Background(), testkit.Who("manager", "here"), space.Draft{Name: name, Kind: space.KindRoom, Capacity: capacity}, week, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	h.ids[name] = s.ID
	return s.ID
}

// lend books for somebody.
func (h *house) lend(who, name, title, from, to string) {
	h.t.Helper()
	_, err := h.desk.Bookings.Ask(context.Background(), testkit.Who(who, "here"),
		booking.Wanted{Spaces: []base.SpaceID{h.ids[name]}, Title: title, Start: from, End: to})
	if err != nil {
		h.t.Fatal(err)
	}
}

// plain writes the spaces that typography wants as ordinary ones.
var plain = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// reads asks for a calendar, in which {name} stands for a space, and looks for what it
// must and must not say.
func (h *house) reads(who, path string, status int, has, not []string) {
	h.t.Helper()
	for name, id := range h.ids {
		path = strings.ReplaceAll(path, "{"+name+"}", string(id))
	}
	got := testkit.Page(h.t, h.pages, who, "GET", "/p/here"+path, "")
	if got.Status != status {
		h.t.Errorf("%s %s: %d, want %d", who, path, got.Status, status)
	}
	text := plain.Replace(got.Text)
	for _, words := range has {
		if !strings.Contains(text, words) {
			h.t.Errorf("%s %s: does not say %q", who, path, words)
		}
	}
	for _, words := range not {
		if strings.Contains(text, words) {
			h.t.Errorf("%s %s: says %q", who, path, words)
		}
	}
}
