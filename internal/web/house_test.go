package web_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// door lets in whoever names themselves: a session is a role's name, in the one
// place "here".
type door struct{}

func (door) Session(_ context.Context, secret string) (web.Visitor, bool, error) {
	return web.Visitor{Account: base.AccountID(secret), Name: secret}, true, nil
}

func (door) Enter(_ context.Context, v web.Visitor, slug string) (base.Actor, ui.Place, error) {
	if slug != "here" {
		return base.Actor{}, ui.Place{}, base.Refuse(base.NotFound, "base.not_found")
	}
	role, _ := base.ParseRole(string(v.Account))
	return base.Actor{Account: v.Account, Name: v.Name, Place: "here", Role: role, Zone: time.UTC}, ui.Place{Slug: "here", Name: "La Maison Cachée"}, nil
}

func (door) Token(context.Context, string, string) (base.Actor, bool, error) {
	return base.Actor{}, false, nil
}

// page is a page of one text.
type page struct {
	ui.Form
	text string
}

func (p page) Title(context.Context) string { return "" }

func (p page) Body() templ.Component { return templ.Raw(p.text) }

// serve starts a server over a few routes.
func serve(t *testing.T, routes ...web.Route) *httptest.Server {
	t.Helper()
	s := web.NewServer(door{}, base.WallClock, slog.New(slog.DiscardHandler))
	s.Proxies = []netip.Prefix{netip.MustParsePrefix("198.51.100.0/24")}
	s.Add(routes)
	s.Handle("GET /metrics", web.Metrics())
	started := httptest.NewServer(s.Handler())
	t.Cleanup(started.Close)
	return started
}

func anyone(pattern string, do func(*web.Call) error) web.Route {
	return web.Route{Pattern: pattern, Need: base.Anyone(), Do: do}
}

func says(text string) func(*web.Call) error {
	return func(c *web.Call) error { return c.Bare(page{text: text}) }
}

// answer is what came back, without following anything.
type answer struct {
	*http.Response
	text string
}

func send(t *testing.T, at, method, path string, body io.Reader, header ...string) answer {
	t.Helper()
	r, err := http.NewRequest(method, at+path, body)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	client := http.Client{Transport: &http.Transport{DisableCompression: true, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	got, err := client.Do(r)
	if err != nil {
		return answer{&http.Response{Header: http.Header{}}, err.Error()}
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		return answer{got, "broken off: " + err.Error()}
	}
	return answer{got, string(text)}
}

func form(values string) (io.Reader, string, string) {
	return strings.NewReader(values), "Content-Type", "application/x-www-form-urlencoded"
}
