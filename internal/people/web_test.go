package people_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

// screens is the room on its own, behind its door.
type screens struct {
	*testing.T
	pages http.Handler
}

// onScreens runs a test over the screens of the room, on both engines.
func onScreens(t *testing.T, test func(s screens, desk *people.Desk, who base.Actor)) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		test(screens{t, testkit.Serve(d, desk)}, desk, who)
	})
}

// send asks for a page as a role, expects a status, and gives the page and where it
// sends on. A form is pairs; without any the page is only read.
func (s screens) send(role, path string, status int, form ...string) (text, to string) {
	s.Helper()
	method, values := http.MethodGet, url.Values{}
	for i := 0; i+1 < len(form); i += 2 {
		method = http.MethodPost
		values.Add(form[i], form[i+1])
	}
	r := httptest.NewRequest(method, "/p/chai"+path, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: role})
	w := httptest.NewRecorder()
	s.pages.ServeHTTP(w, r)
	if w.Code != status {
		s.Fatalf("%s %s as %s: %d, want %d", method, path, role, w.Code, status)
	}
	return html.UnescapeString(w.Body.String()), strings.TrimPrefix(w.Header().Get("Location"), "/p/chai")
}

// says expects words on a page.
func (s screens) says(page string, words ...string) {
	s.Helper()
	for _, w := range words {
		if !strings.Contains(page, w) {
			s.Errorf("the page does not say %q", w)
		}
	}
}

func TestTheScreensOfPeopleAreForThoseWhoMayReadThem(t *testing.T) {
	onScreens(t, func(s screens, desk *people.Desk, who base.Actor) {
		p := add(s.T, desk, who, people.Card{Identity: human("Ana", "Roux", "ana@ex.fr")})
		at := "/people/" + string(p.ID)
		for _, path := range []string{"/people", at} {
			page, _ := s.send("manager", path, http.StatusOK)
			s.says(page, "Ana Roux", "ana@ex.fr")
			for _, role := range []string{"member", "visitor"} {
				if page, _ := s.send(role, path, http.StatusForbidden); strings.Contains(page, "Roux") {
					s.Errorf("%s reads %s", role, path)
				}
			}
		}
		s.send("member", at+"/change", http.StatusForbidden, "version", "1", "last_name", "Vert")
		s.send("manager", "/people/none", http.StatusNotFound)
	})
}

func TestARefusedFormComesBackAsItWasTyped(t *testing.T) {
	onScreens(t, func(s screens, desk *people.Desk, who base.Actor) {
		typed := []string{"kind", "person", "first_name", "Zoé", "last_name", "Lefèvre",
			"contacts[0].kind", "phone", "contacts[0].value", "", "contacts[1].kind", "email", "contacts[1].value", "zoe at ex"}
		page, _ := s.send("manager", "/people", http.StatusUnprocessableEntity, typed...)
		s.says(page, `value="Zoé"`, `value="Lefèvre"`, `value="zoe at ex"`, `href="#f-contacts-1-value"`)
		typed[len(typed)-1] = "zoe@ex.fr"
		_, to := s.send("manager", "/people", http.StatusSeeOther, typed...)
		page, _ = s.send("manager", to, http.StatusOK)
		s.says(page, "Zoé Lefèvre", "zoe@ex.fr")
	})
}

func TestARecordIsMergedThenErasedFromItsPage(t *testing.T) {
	onScreens(t, func(s screens, desk *people.Desk, who base.Actor) {
		from := add(s.T, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		into := add(s.T, desk, who, people.Card{Identity: human("Ana", "Roux", "ana@ex.fr")})
		old, kept := "/people/"+string(from.ID), "/people/"+string(into.ID)
		_, to := s.send("manager", old+"/merger", http.StatusSeeOther, "with", string(into.ID))
		if to != kept {
			s.Error("merged into", to)
		}
		if _, to = s.send("manager", old, http.StatusSeeOther); to != kept {
			s.Error("the old page leads to", to)
		}
		s.send("team", kept+"/erasure", http.StatusForbidden, "press", "1")
		s.send("manager", kept+"/erasure", http.StatusSeeOther, "press", "1")
		page, _ := s.send("manager", kept, http.StatusOK)
		s.says(page, "Tout ce qui était personnel a été effacé")
		if strings.Contains(page, "ana@ex.fr") || strings.Contains(page, "Roux") {
			s.Error("the page still tells who it was")
		}
	})
}
