// Package parts tries in a real browser what scripts add to the parts of pages,
// under the policy of the program and without a database.
package parts

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"pilotis/e2e/browse"
	"pilotis/internal/base"
	"pilotis/internal/ui"
)

var browser = sync.OnceValues(func() (*browse.Browser, error) { return browse.Start(context.Background()) })

func TestMain(m *testing.M) {
	code := m.Run()
	if b, err := browser(); err == nil {
		b.Close()
	}
	os.Exit(code)
}

// site serves one page with a form, and notes what is sent to it.
type site struct {
	tab  *browse.Tab
	mu   sync.Mutex
	sent []url.Values
}

func open(t *testing.T, v browse.View) *site {
	t.Helper()
	b, err := browser()
	if errors.Is(err, browse.ErrNoBrowser) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	s := &site{}
	server := httptest.NewServer(s.routes())
	t.Cleanup(server.Close)
	if s.tab, err = b.Tab(server.URL, v); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.tab.Close)
	if err := s.tab.Go("/p/la-grange/spaces"); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *site) routes() http.Handler {
	routes := http.NewServeMux()
	routes.Handle("GET /static/", ui.Static())
	routes.HandleFunc("GET /p/la-grange/spaces", draw(func() templ.Component { return ui.Frame(page{}) }))
	routes.HandleFunc("GET /p/la-grange/search", draw(func() templ.Component {
		return ui.Suggestions([]ui.Found{{Kind: "People", Items: []ui.Link{{Label: "Camille", Href: "#camille"}, {Label: "Jean", Href: "#jean"}}}}, ui.Link{})
	}))
	routes.HandleFunc("GET /proposals", draw(func() templ.Component {
		return ui.Proposals([]ui.Option{{Value: "63003", Label: "Ambert"}, {Value: "01004", Label: "Ambérieu"}})
	}))
	routes.HandleFunc("POST /", func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.mu.Lock()
		s.sent = append(s.sent, r.PostForm)
		s.mu.Unlock()
		time.Sleep(500 * time.Millisecond) // a poor network, on which one presses twice
		w.WriteHeader(http.StatusNoContent)
	})
	return routes
}

func draw(part func() templ.Component) http.HandlerFunc {
	scene := ui.Scene{Lang: "en", Place: ui.Place{Slug: "la-grange", Name: "La Grange"}, Path: "/p/la-grange/spaces",
		Who: base.Actor{Account: "1", Name: "Nadia", Role: base.Manager}, Now: time.Date(2027, 5, 5, 8, 0, 0, 0, time.UTC)}
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
		_ = part().Render(ui.With(r.Context(), scene), w) // the tab may have gone
	}
}

type page struct{}

func (page) Title(context.Context) string { return "Parts" }

func (page) Body() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		fields := templ.Join(
			ui.Combobox(ui.Form{}, ui.Field{Name: "commune", Label: "ui.nav_place", Source: "/proposals"}),
			ui.Button("Send", ui.Primary))
		return ui.FormTo("/sent", ui.Form{}).Render(templ.WithChildren(ctx, fields), w)
	})
}

// received gives what was sent so far.
func (s *site) received() []url.Values {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sent
}

// do runs steps of a journey.
func (s *site) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := s.tab.Do(steps...); err != nil {
		t.Fatal(err)
	}
}

// until waits for an expression of the page to become true.
func (s *site) until(t *testing.T, expression string) {
	t.Helper()
	const patience = 5 * time.Second
	for begin := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		is, err := browse.Eval[bool](s.tab, expression)
		if err != nil {
			t.Fatal(err)
		}
		if is {
			return
		}
		if time.Since(begin) > patience {
			t.Fatalf("it never came to: %s", expression)
		}
	}
}

// press strikes keys as a hand does: what a script makes of a key keeps it from
// writing its letter, which KeyEvent would send all the same.
func press(keys string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		for _, r := range keys {
			strokes := kb.Encode(r)
			down, up := strokes[0], strokes[len(strokes)-1]
			if len(strokes) == 3 {
				down.Text = strokes[1].Text
			}
			for _, stroke := range []*input.DispatchKeyEventParams{down, up} {
				if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, *stroke); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
