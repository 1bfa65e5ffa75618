package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
)

// doors are the pages that the navigation and the rooms open on, and who enters.
var doors = []struct{ role, path string }{
	{"", "/sign-in"},
	{"", demoPlace + "/about"},
	{"manager", demoPlace},
	{"manager", demoPlace + "/bookings"},
	{"manager", demoPlace + "/bookings/week"},
	{"manager", demoPlace + "/bookings/month"},
	{"manager", demoPlace + "/bookings/list"},
	{"manager", demoPlace + "/bookings/new"},
	{"manager", demoPlace + "/spaces"},
	{"manager", demoPlace + "/spaces/new"},
	{"manager", demoPlace + "/spaces/plan"},
	{"manager", demoPlace + "/spaces/plan/draft"},
	{"manager", demoPlace + "/closures"},
	{"manager", demoPlace + "/activities"},
	{"manager", demoPlace + "/identity"},
	{"manager", demoPlace + "/people"},
	{"manager", demoPlace + "/people/new"},
	{"manager", demoPlace + "/roles"},
	{"manager", demoPlace + "/trail"},
	{"manager", demoPlace + "/boussole"},
	{"manager", demoPlace + "/search?q=atelier"},
	{"manager", "/me"},
	{"member", demoPlace},
	{"member", demoPlace + "/bookings"},
	{"visitor", demoPlace},
}

// TestNoPageShutsAnybodyOut runs axe over every page, on a phone in the light and on
// a desk in the dark, in both languages.
func TestNoPageShutsAnybodyOut(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, look := range []struct {
		lang string
		view browse.View
	}{{"fr", browse.Phone}, {"en", browse.View{Width: 1440, Height: 900, Dark: true}}} {
		tabs := map[string]*browse.Tab{}
		for _, d := range doors {
			tab := tabs[d.role]
			if tab == nil {
				tab = h.as(t, d.role, look.view)
				speak(t, tab, look.lang)
				tabs[d.role] = tab
			}
			do(t, tab, chromedp.Navigate(h.Base+d.path), chromedp.WaitReady(chromedp.CSS("main h1")))
			where := fmt.Sprintf("%s as %q, %d px, %s", d.path, d.role, look.view.Width, look.lang)
			found, err := tab.Violations(h.axe)
			if err != nil {
				t.Fatalf("%s: %v", where, err)
			}
			for _, v := range found {
				t.Errorf("%s: %s, %s\n\t%s", where, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
			}
			wide, err := browse.Eval[int64](tab, "document.documentElement.scrollWidth")
			if err != nil || wide > look.view.Width {
				t.Errorf("%s: %d px wide (%v)", where, wide, err)
			}
			lang, err := browse.Eval[string](tab, "document.documentElement.lang")
			if err != nil || lang != look.lang {
				t.Errorf("%s: written in %q (%v)", where, lang, err)
			}
		}
	}
}

// TestAMemberBooksInThreeTapsOnAPhone chooses when, then a space, then confirms; asking
// for the same hour again is refused kindly, with another hour at one tap.
func TestAMemberBooksInThreeTapsOnAPhone(t *testing.T) {
	t.Parallel()
	h := open(t)
	tab := h.as(t, "member", browse.Phone)
	speak(t, tab, "fr")
	on := time.Now().AddDate(0, 0, 21)
	for on.Weekday() != time.Wednesday {
		on = on.AddDate(0, 0, 1)
	}
	when := demoPlace + "/bookings/new?day=" + on.Format(time.DateOnly) + "&from=12:15&to=12:45"
	do(t, tab, chromedp.Navigate(h.Base+when), chromedp.WaitVisible(chromedp.CSS(".spots")))
	asked, err := browse.Eval[string](tab, `[...document.querySelectorAll(".spot a")].find(a => a.innerText == "La bulle").href`)
	if err != nil {
		t.Fatal(err)
	}
	confirm := chromedp.Click(chromedp.CSS("main form button.primary"))
	title := chromedp.SetValue(chromedp.CSS("#title"), "Appel de Zoé")
	do(t, tab, chromedp.Navigate(asked), chromedp.WaitVisible(chromedp.CSS("#title")), title, confirm, chromedp.WaitNotPresent(chromedp.CSS("#title")))
	reads(t, tab, "Appel de Zoé", "La bulle")

	do(t, tab, chromedp.Navigate(asked), chromedp.WaitVisible(chromedp.CSS("#title")), title, confirm, chromedp.WaitVisible(chromedp.CSS("button[name=take]")))
	reads(t, tab, "La bulle n’est pas libre")
	kept, err := browse.Eval[string](tab, `document.querySelector("#title").value`)
	if err != nil || kept != "Appel de Zoé" {
		t.Errorf("what was typed is lost: %q %v", kept, err)
	}
	do(t, tab, chromedp.Click(chromedp.CSS("button[name=take]")), chromedp.WaitNotPresent(chromedp.CSS("#title")))
	reads(t, tab, "Appel de Zoé")
}

// reads wants some words on the page.
func reads(t *testing.T, tab *browse.Tab, want ...string) {
	t.Helper()
	text, err := tab.Text()
	for _, w := range want {
		if err != nil || !strings.Contains(text, w) {
			t.Errorf("%q is not read (%v) in\n%.900s", w, err, text)
		}
	}
}
