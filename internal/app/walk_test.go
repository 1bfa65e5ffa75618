package app_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"pilotis/internal/account"
	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

var ctx = context.Background()

// open builds the house over a database, and serves it.
type open struct {
	*app.House
	t      *testing.T
	server *web.Server
	api    *web.API
	at     string
	client *http.Client
}

func house(t *testing.T, d *db.DB) *open {
	t.Helper()
	h := &open{House: app.New(d, slog.New(slog.DiscardHandler)), t: t}
	served := httptest.NewUnstartedServer(h.Handler(app.Serving{Demo: true, URL: "http://lieu.example"}))
	served.Config.ErrorLog = log.New(complaints{t}, "", 0)
	served.Start()
	t.Cleanup(served.Close)
	h.server, h.api = h.Server(h.Accounts)
	h.at = served.URL
	h.client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return h
}

// complaints are what net/http says of handlers that answer twice.
type complaints struct{ t *testing.T }

func (c complaints) Write(line []byte) (int, error) {
	c.t.Errorf("%s", line)
	return len(line), nil
}

// person opens an account with a role in a place ("" for none).
func (h *open) person(name string, p place.Place, role base.Role) account.Account {
	h.t.Helper()
	a, err := h.Accounts.Open(ctx, base.Actor{}, account.Opening{Email: name + "@example.org", Name: name})
	if err == nil && role != base.Stranger {
		err = h.Accounts.Admit(ctx, base.System(p.ID, p.Zone), a.ID, role)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return a
}

func (h *open) place(name string) place.Place {
	h.t.Helper()
	p, err := h.Places.Open(ctx, base.System("", testkit.Paris), place.Identity{Name: name, Insee: "23096"})
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

// enter gives the cookie of a session of an account.
func (h *open) enter(a account.Account) string {
	h.t.Helper()
	link, err := h.Accounts.LinkTo(ctx, base.Actor{}, a.ID, 1<<40)
	if err != nil {
		h.t.Fatal(err)
	}
	secret, err := h.Accounts.SignInByLink(ctx, link[strings.LastIndex(link, "k=")+2:], "")
	if err != nil {
		h.t.Fatal(err)
	}
	return web.SessionCookie + "=" + secret
}

type answer struct {
	*http.Response
	text string
}

func (h *open) send(method, path, body string, header ...string) answer {
	h.t.Helper()
	r, err := http.NewRequest(method, h.at+path, strings.NewReader(body))
	if err != nil {
		h.t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	got, err := h.client.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return answer{got, string(text)}
}

var hole = regexp.MustCompile(`\{[^}]*\}`)

// address fills the parts of a route: the place, then something for all else.
func address(pattern, slug, thing string) (method, path string) {
	method, path, _ = strings.Cut(pattern, " ")
	path = strings.Replace(path, "{place}", slug, 1)
	path = strings.ReplaceAll(path, "{$}", "")
	return method, hole.ReplaceAllString(path, thing)
}

// visitor is somebody who walks the house: not signed in, without a role, or with one.
type visitor struct {
	name    string
	account account.Account
	role    base.Role
	cookie  string
}

func TestEveryRouteAsEveryRole(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	p := h.place("La Grange")
	h.person("owner-who-stays", p, base.Owner)
	walkers := []visitor{{name: "nobody"}, {name: "guest", account: h.person("guest", p, base.Stranger)}}
	for _, role := range base.Roles() {
		walkers = append(walkers, visitor{role.String(), h.person(role.String(), p, role), role, ""})
	}
	for _, route := range h.server.Routes() {
		method, path := address(route.Full(), p.Slug, "nothing")
		for i := range walkers {
			w := &walkers[i]
			if w.account.ID != "" && (w.cookie == "" || strings.Contains(path, "/sessions/") || path == "/sign-out") {
				w.cookie = h.enter(w.account)
			}
			got := h.send(method, path, "", "Content-Type", "application/x-www-form-urlencoded", "Cookie", w.cookie)
			if want := wanted(route.Need, w, p.ID); !want(got) {
				t.Errorf("%s as %s: %d %s", route.Full(), w.name, got.StatusCode, got.Header.Get("Location"))
			}
			if path == "/sign-out" || strings.HasPrefix(path, "/demo/") {
				w.cookie = ""
			}
		}
	}
}

// wanted says what a route must answer to a visitor.
func wanted(need base.Need, w *visitor, p base.PlaceID) func(answer) bool {
	status := func(code int) func(answer) bool {
		return func(a answer) bool { return a.StatusCode == code }
	}
	who := base.Actor{Account: w.account.ID, Place: p, Role: w.role}
	switch {
	case need.MetBy(who):
		return func(a answer) bool {
			return a.StatusCode < 500 && !strings.HasPrefix(a.Header.Get("Location"), "/sign-in?next")
		}
	case w.account.ID == "":
		return func(a answer) bool {
			return a.StatusCode == 303 && strings.HasPrefix(a.Header.Get("Location"), "/sign-in")
		}
	case need.InPlace() && w.role == base.Stranger:
		return status(http.StatusNotFound)
	}
	return status(http.StatusForbidden)
}

func TestEveryRouteSaysItsNeed(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	for _, route := range h.server.Routes() {
		if !route.Need.Set() {
			t.Error(route.Pattern)
		}
		if method, _, _ := strings.Cut(route.Pattern, " "); method != "GET" && method != "POST" {
			t.Errorf("%s: a form can only GET and POST", route.Pattern)
		}
	}
}

// things makes one of each thing in a place through the API, and gives their identifiers.
func (h *open) things(p place.Place) []string {
	h.t.Helper()
	bearer := h.token(p, base.Owner)
	var ids []string
	make := func(path, body string) string {
		var made struct {
			ID string `json:"id"`
		}
		got := h.call("POST", p.Slug, path, body, bearer)
		decode(h.t, got, 201, &made)
		ids = append(ids, made.ID)
		return made.ID
	}
	space := make("/spaces", `{"name":"Salle du secret","kind":"room","capacity":8}`)
	make("/bookings", fmt.Sprintf(`{"space":%q,"start":"2031-03-25T09:00","end":"2031-03-25T10:00","title":"Réunion du secret"}`, space))
	make("/activities", `{"name":"Activité du secret"}`)
	make("/tokens", `{"label":"Jeton du secret","role":"member","scopes":["read"]}`)
	person, err := h.Intake.Import(ctx, base.System(p.ID, p.Zone), peopleFile("Nom;Prénom\nSecret;Léa\n"))
	if err != nil {
		h.t.Fatal(err)
	}
	ids = append(ids, string(person.Verdicts[0].Person), string(person.Import))
	ids = append(ids, string(h.person("secret", p, base.Member).ID))
	return ids
}

func TestAnotherPlacesThingIsNotFound(t *testing.T) {
	t.Parallel()
	d := testkit.SQLite(t)
	h := house(t, d)
	here, there := h.place("La Grange"), h.place("Le Moulin")
	ids := h.things(there)
	owner := visitor{account: h.person("owner", here, base.Owner)}
	owner.cookie = h.enter(owner.account)
	for _, route := range h.server.Routes() {
		if !route.Need.InPlace() || !hole.MatchString(route.Pattern) || strings.Contains(route.Pattern, "{$}") {
			continue
		}
		for _, id := range ids {
			method, path := address(route.Full(), here.Slug, id)
			got := h.send(method, path, "", "Content-Type", "application/x-www-form-urlencoded", "Cookie", owner.cookie)
			if strings.Contains(strings.ToLower(got.text), "secret") {
				t.Errorf("%s %s shows a thing of another place", method, route.Pattern)
			}
			// a form that says nothing may be refused before its thing is looked for
			if got.StatusCode != 404 && (method == "GET" || got.StatusCode != 422) {
				t.Errorf("%s %s: %d", method, route.Pattern, got.StatusCode)
			}
		}
	}
	for _, op := range h.api.Calls {
		if !strings.Contains(op.Path, "{id}") {
			continue
		}
		for _, id := range ids {
			got := h.call(op.Method, here.Slug, strings.Replace(op.Path, "{id}", id, 1), "{}", h.token(here, base.Owner))
			if got.StatusCode != 404 && got.StatusCode != 422 || strings.Contains(strings.ToLower(got.text), "secret") {
				t.Errorf("%s: %d %s", op.Name, got.StatusCode, got.text)
			}
		}
	}
}
