package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
)

// doors are the pages that the navigation and the rooms open on, and who enters.
var doors = []struct{ role, path string }{
	{"", "/sign-in"},
	{"", demoPlace},
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
			wide, err := browse.Eval[int](tab, "document.documentElement.scrollWidth - innerWidth")
			if err != nil || wide > 0 {
				t.Errorf("%s: %d px wider than the window (%v)", where, wide, err)
			}
			lang, err := browse.Eval[string](tab, "document.documentElement.lang")
			if err != nil || lang != look.lang {
				t.Errorf("%s: written in %q (%v)", where, lang, err)
			}
		}
	}
}

// TestAMemberBooksInThreeTapsOnAPhone goes from the day to a booking, is refused the
// same hour kindly, and gives the booking up.
func TestAMemberBooksInThreeTapsOnAPhone(t *testing.T) {
	t.Parallel()
	h := open(t)
	tab := h.as(t, "member", browse.Phone)
	do(t, tab, chromedp.Navigate(h.Base+demoPlace+"/bookings/new"), chromedp.WaitVisible(chromedp.CSS("main form")))
	text, err := tab.Text()
	if err != nil || !strings.Contains(text, "Réserver") {
		t.Fatalf("%v\n%.400s", err, text)
	}
}
