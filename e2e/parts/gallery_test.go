package parts

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// looks are how the gallery is looked at: the narrowest phone in the light, a desk in the dark.
var looks = []struct {
	name, lang, theme string
	view              browse.View
}{
	{"a phone in French", "fr", "light", browse.Phone},
	{"a desk in English", "en", "dark", browse.Desk},
}

func TestEverySampleIsOpenToEverybody(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(filepath.Join("..", "..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, look := range looks {
		t.Run(look.name, func(t *testing.T) {
			t.Parallel()
			s := open(t, look.view)
			samples := app.Samples()
			server := httptest.NewServer(hung(samples, look.lang, look.theme))
			t.Cleanup(server.Close)
			for i, sample := range samples {
				s.do(t, chromedp.Navigate(fmt.Sprintf("%s/%d", server.URL, i)))
				judge(t, s.tab, sample.Name, string(axe))
			}
		})
	}
}

// judge tells what is wrong with the page shown: a barrier, a page wider than its
// window, a style or a script that the policy of the program refuses.
func judge(t *testing.T, tab *browse.Tab, name, axe string) {
	t.Helper()
	found, err := tab.Violations(axe)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, v := range found {
		t.Errorf("%s: %s, %s\n\t%s", name, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
	}
	if wide, err := browse.Eval[int](tab, "document.documentElement.scrollWidth - innerWidth"); err != nil || wide > 0 {
		t.Errorf("%s: %d px wider than the window (%v)", name, wide, err)
	}
	sent, err := browse.Await[string](tab, `fetch(location.href).then(answer => answer.text())`)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if found := inline.FindString(sent); found != "" {
		t.Errorf("%s: the policy refuses %q", name, found)
	}
}

var inline = regexp.MustCompile(`\sstyle=|<style|<script>|\son[a-z]+="|javascript:`)

// hung serves the samples, each under its number.
func hung(samples []ui.Sample, lang, theme string) http.Handler {
	routes := http.NewServeMux()
	routes.Handle("GET /static/", ui.Static())
	for i, sample := range samples {
		scene := ui.Scene{Lang: lang, Theme: theme, Demo: true, Place: ui.Place{Slug: "la-grange", Name: "La Grange de Saint-Amant"}, Path: "/p/la-grange/spaces",
			Who: base.Actor{Account: "1", Name: "Nadia Ferrand", Role: base.Manager, Zone: time.UTC, Lang: lang}, Now: time.Date(2027, 5, 5, 8, 30, 0, 0, time.UTC)}
		if sample.Scene != nil {
			sample.Scene(&scene)
		}
		whole := ui.Frame(sample.Page)
		if sample.Bare {
			whole = ui.Bare(sample.Page)
		}
		routes.HandleFunc(fmt.Sprintf("GET /%d", i), func(w http.ResponseWriter, r *http.Request) {
			_ = whole.Render(ui.With(r.Context(), scene), w) // the tab may have gone
		})
	}
	return routes
}
