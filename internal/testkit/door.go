package testkit

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"html"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Room is a room that has screens or an API.
type Room interface {
	Routes() []web.Route
	Operations(*web.API)
}

// Serve makes rooms answer, without the rest of the house: whoever says a role's
// name is let in as that role, in the place whose identifier stands in the address; as
// a person where one is named after a dot, "member.ana", and in English after "@en".
func Serve(d *db.DB, rooms ...Room) http.Handler {
	server := web.NewServer(door{}, d.Clock, slog.New(slog.DiscardHandler))
	api := web.NewAPI(server, d)
	for _, r := range rooms {
		server.Add(r.Routes())
		r.Operations(api)
	}
	return server.Handler()
}

// door knows roles, not accounts.
type door struct{}

func (door) Session(_ context.Context, secret string) (web.Visitor, bool, error) {
	name, english := strings.CutSuffix(secret, "@en")
	lang := "fr"
	if english {
		lang = "en"
	}
	return web.Visitor{Account: base.AccountID("account-" + name), Name: name, Lang: lang}, name != "", nil
}

func (door) Enter(_ context.Context, v web.Visitor, slug string) (base.Actor, ui.Place, error) {
	if v.Account == "" {
		return base.Actor{Place: base.PlaceID(slug), Zone: Paris}, ui.Place{Slug: slug, Name: slug}, nil
	}
	return Who(v.Name, base.PlaceID(slug)), ui.Place{Slug: slug, Name: slug}, nil
}

func (door) Token(_ context.Context, secret, slug string) (base.Actor, bool, error) {
	name, place, _ := strings.Cut(secret, "@")
	role, known := base.ParseRole(name)
	return As(role, base.PlaceID(cmp.Or(slug, place))), known, nil
}

// Answer is what came back.
type Answer struct {
	Status int
	Text   string // as sent, entities resolved
	To     string // where it sends the reader
}

// Page asks for a screen as somebody of a role ("" for nobody); form is what is
// typed, for a POST.
func Page(t testing.TB, h http.Handler, as, method, path, form string) Answer {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if as != "" {
		r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: as})
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return Answer{w.Code, html.UnescapeString(w.Body.String()), w.Header().Get("Location")}
}

// Upload sends a form that carries a file.
func Upload(t testing.TB, h http.Handler, as, path string, fields map[string]string, field, name string, body []byte) Answer {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for k, v := range fields {
		_ = m.WriteField(k, v)
	}
	part, err := m.CreateFormFile(field, name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(body)
	_ = m.Close()
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: as})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return Answer{w.Code, html.UnescapeString(w.Body.String()), w.Header().Get("Location")}
}

// Call asks the API as a token of a role, and reads the answer into out where it is not nil. The
// path begins with the place; one that begins with a stroke names none, and the token says its
// own: "manager@PLACE".
func Call(t testing.TB, h http.Handler, as, method, path, body string, out any) Answer {
	t.Helper()
	if !strings.HasPrefix(path, "/") {
		path = "/places/" + path
	}
	r := httptest.NewRequest(method, "/api/v1"+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+as)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	a := Answer{Status: w.Code, Text: w.Body.String()}
	if out != nil {
		if err := json.Unmarshal([]byte(a.Text), out); err != nil {
			t.Fatalf("%s %s: %v in %s", method, path, err, a.Text)
		}
	}
	return a
}

// Screen is one case of a screen: as whom, what is asked, what is expected.
type Screen struct {
	As, Method, Path, Form string
	Status                 int
	Has                    []string // in the page, or in where it leads
	HasNot                 []string
}

// Screens asks for each in turn.
func Screens(t *testing.T, h http.Handler, cases []Screen) {
	t.Helper()
	for _, c := range cases {
		a := Page(t, h, c.As, c.Method, c.Path, c.Form)
		said := a.Text + " → " + a.To
		if a.Status != c.Status {
			t.Errorf("%s %s as %q: %d, want %d", c.Method, c.Path, c.As, a.Status, c.Status)
		}
		for _, has := range c.Has {
			if !strings.Contains(said, has) {
				t.Errorf("%s %s as %q: no %q", c.Method, c.Path, c.As, has)
			}
		}
		for _, not := range c.HasNot {
			if strings.Contains(said, not) {
				t.Errorf("%s %s as %q: there is %q", c.Method, c.Path, c.As, not)
			}
		}
	}
}
