package booking_test

import (
	"context"
	"html"
	"net/http"
	"net/http/httptest"
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
	"pilotis/internal/web"
)

// as is somebody of the place "here".
func as(who string) base.Actor { return testkit.Who(who, "here") }

// house is the room with those it leans on, and the calendar where its bookings are seen.
type house struct {
	t     testing.TB
	d     *db.DB
	desk  *booking.Desk
	pages http.Handler
	ids   map[string]base.SpaceID
}

// newHouse opens the room at ten on Tuesday 4 May 2027.
func newHouse(t testing.TB, d *db.DB) *house {
	testkit.At(d, "2027-05-04T10:00:00+02:00")
	desk := &booking.Desk{DB: d, Spaces: &space.Desk{DB: d}, Activities: &activity.Desk{DB: d}, People: &people.Desk{DB: d}}
	views := &calendar.Desk{DB: d, Spaces: desk.Spaces, Activities: desk.Activities, Bookings: desk}
	return &house{t, d, desk, testkit.Serve(d, desk, views), map[string]base.SpaceID{}}
}

// draw adds a space, open from nine to seven on weekdays where it has hours.
func (h *house) draw(name string, kind space.Kind, capacity int, open bool, rules ...space.Setting) base.SpaceID {
	h.t.Helper()
	return h.drawIn("", name, kind, capacity, open, rules...)
}

func (h *house) drawIn(parent base.SpaceID, name string, kind space.Kind, capacity int, open bool, rules ...space.Setting) base.SpaceID {
	h.t.Helper()
	var week space.Week
	if open {
		for i := range 5 {
			week[i] = []space.Range{{From: 9 * 60, To: 19 * 60}}
		}
	}
	s, err := h.desk.Spaces.Create(context.Background(), as("manager"), space.Draft{Parent: parent, Name: name, Kind: kind, Capacity: capacity}, week, rules)
	if err != nil {
		h.t.Fatal(err)
	}
	h.ids[name] = s.ID
	return s.ID
}

// lend books for somebody.
func (h *house) lend(who, name, title, from, to string) booking.Booking {
	h.t.Helper()
	done, err := h.desk.Ask(context.Background(), as(who), booking.Wanted{Spaces: []base.SpaceID{h.ids[name]}, Title: title, Start: from, End: to})
	if err != nil {
		h.t.Fatal(err)
	}
	return done.Booking
}

type answer struct {
	status     int
	text, raw  string // as read, entities resolved; as sent
	to, cookie string
}

// send asks for a page as somebody; in path and form, {name} stands for a space.
func (h *house) send(who, method, path, form string) answer {
	h.t.Helper()
	for name, id := range h.ids {
		path, form = strings.ReplaceAll(path, "{"+name+"}", string(id)), strings.ReplaceAll(form, "{"+name+"}", string(id))
	}
	r := httptest.NewRequest(method, "/p/here"+path, strings.NewReader(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: who})
	w := httptest.NewRecorder()
	h.pages.ServeHTTP(w, r)
	raw := w.Body.String()
	return answer{status: w.Code, raw: raw, text: plain.Replace(html.UnescapeString(raw)), to: w.Header().Get("Location"), cookie: w.Header().Get("Set-Cookie")}
}

// plain writes the spaces that typography wants as ordinary ones.
var plain = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// asked is one screen: as whom, how, and what must and must not be read there.
type asked struct {
	who, method, path, form string
	status                  int
	has, not                []string
}

func (h *house) check(list []asked) {
	h.t.Helper()
	for _, c := range list {
		got := h.send(c.who, c.method, c.path, c.form)
		if got.status != c.status {
			h.t.Errorf("%s %s %s %s: %d, want %d", c.who, c.method, c.path, c.form, got.status, c.status)
			continue
		}
		for _, words := range c.has {
			if !strings.Contains(got.text, words) {
				h.t.Errorf("%s %s %s %s: does not say %q", c.who, c.method, c.path, c.form, words)
			}
		}
		for _, words := range c.not {
			if strings.Contains(got.text, words) {
				h.t.Errorf("%s %s %s %s: says %q", c.who, c.method, c.path, c.form, words)
			}
		}
	}
}
