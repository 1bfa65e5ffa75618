package e2e

import (
	"context"
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
	{"manager", demoPlace + "/bookings/requests"},
	{"manager", demoPlace + "/people/import"},
	{"manager", demoPlace + "/skills"},
	{"manager", demoPlace + "/twins"},
	{"manager", demoPlace + "/mail"},
	{"manager", demoPlace + "/identity/form"},
	{"manager", demoPlace + "/activities/suggestions"},
	{"manager", demoPlace + "/boussole/1.4"},
	{"manager", demoPlace + "/day/2027-01-04"},
	{"manager", demoPlace + "/search"},
	{"manager", demoPlace + "/search?q=atelier"},
	{"manager", demoPlace + "/nowhere"},
	{"manager", demoPlace + "/attendance"},
	{"manager", demoPlace + "/attendance/settings"},
	{"manager", "/places/new/form"},
	{"manager", "/me"},
	{"member", demoPlace},
	{"member", demoPlace + "/bookings"},
	{"member", demoPlace + "/bookings/mine"},
	{"member", demoPlace + "/bookings/waiting"},
	{"member", demoPlace + "/mail"},
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
	// any room that is lent whole, without approval
	found, err := browse.Eval[[]string](tab, `[...document.querySelectorAll(".spot a")].filter(a => /bulle|Bureau|Vassivière/.test(a.innerText)).flatMap(a => [a.innerText, a.href])`)
	if err != nil || len(found) < 2 {
		t.Fatalf("no room is free: %v %v", found, err)
	}
	room, asked := found[0], found[1]
	confirm := press("main form button.primary")
	title := chromedp.SetValue(chromedp.CSS("#f-title"), "Appel de Zoé")
	do(t, tab, chromedp.Navigate(asked), chromedp.WaitVisible(chromedp.CSS("#f-title")), title, confirm, chromedp.WaitNotPresent(chromedp.CSS("#f-title")))
	reads(t, tab, "Appel de Zoé", room)

	do(t, tab, chromedp.Navigate(asked), chromedp.WaitVisible(chromedp.CSS("#f-title")), title, confirm, chromedp.WaitVisible(chromedp.CSS("button[name=take]")))
	reads(t, tab, room+" n’est pas libre")
	kept, err := browse.Eval[string](tab, `document.querySelector("#f-title").value`)
	if err != nil || kept != "Appel de Zoé" {
		t.Errorf("what was typed is lost: %q %v", kept, err)
	}
	do(t, tab, press("button[name=take]"), chromedp.WaitNotPresent(chromedp.CSS("#f-title")))
	reads(t, tab, "Appel de Zoé")
}

// press brings a button to the middle of the window, clear of the bar below, as a
// thumb would, and taps it.
func press(css string) chromedp.Action[chromedp.Void] {
	return chromedp.Steps(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Evaluate[bool](fmt.Sprintf(`(document.querySelector(%q).scrollIntoView({block: "center"}), true)`, css))(ctx, target)
		return err
	}), chromedp.Click(chromedp.CSS(css)))
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
