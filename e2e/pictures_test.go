package e2e

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
)

var pictures = flag.String("pictures", "", "folder into which TestPictures draws the pictures of the README and the guide")

// shots are the pages whose pictures the README and the guide show.
var shots = []struct {
	name, role, path string
	view             browse.View
	lang             string
}{
	{"today", "manager", "", browse.Desk, "fr"},
	{"week", "manager", "/bookings/week", browse.Desk, "fr"},
	{"day", "manager", "/bookings", browse.Desk, "fr"},
	{"book", "member", "/bookings/new", browse.Phone, "fr"},
	{"boussole", "manager", "/boussole", browse.View{Width: 1440, Height: 900, Dark: true}, "fr"},
	{"people", "manager", "/people", browse.Desk, "fr"},
	{"spaces", "manager", "/spaces", browse.Desk, "fr"},
	{"activities", "manager", "/activities", browse.Desk, "en"},
}

// TestPictures draws them from the demo place, as make gallery asks.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		return // nothing is asked
	}
	h := open(t)
	for _, s := range shots {
		tab := h.as(t, s.role, s.view)
		speak(t, tab, s.lang)
		do(t, tab, chromedp.Navigate(h.Base+demoPlace+s.path), chromedp.WaitReady(chromedp.CSS("main h1")))
		picture, err := tab.Window()
		if err != nil {
			t.Fatal(err)
		}
		theme := "light"
		if s.view.Dark {
			theme = "dark"
		}
		name := fmt.Sprintf("%s-%d-%s-%s.png", s.name, s.view.Width, theme, s.lang)
		if err := os.WriteFile(filepath.Join(*pictures, name), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// demoPlace is where the pages of the demo place lie.
const demoPlace = "/p/le-moulin-des-pilotis"

// speak chooses the language of whoever is signed in.
func speak(t *testing.T, tab *browse.Tab, lang string) {
	t.Helper()
	script := fmt.Sprintf(`fetch("/me/language", {method: "POST", redirect: "manual", body: new URLSearchParams(%q)}).then(r => r.type == "opaqueredirect")`, url.Values{"language": {lang}, "back": {"/"}}.Encode())
	ok, err := browse.Await[bool](tab, script)
	if err != nil || !ok {
		t.Fatalf("language %s: %v", lang, err)
	}
}
