package e2e

import (
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
)

// What a hand does in a tab: opens an address, writes in a field, presses a button.

var errNotYet = errors.New("not yet")

func (s *story) opens(path string) {
	s.Helper()
	do(s.T, s.tab, chromedp.Navigate(s.base+path), chromedp.WaitReady(chromedp.CSS("main h1")))
}

// writes fills a field in, in place of what it holds.
func (s *story) writes(css, text string) {
	s.Helper()
	if _, err := browse.Eval[bool](s.tab, fmt.Sprintf(`(document.querySelector(%q).value = "", true)`, css)); err != nil {
		s.Fatalf("%s: %v", css, err)
	}
	do(s.T, s.tab, chromedp.SendKeys(chromedp.CSS(css), text))
}

// presses presses what leads to another page, and waits for that page.
func (s *story) presses(css string) {
	s.Helper()
	const left = "document.documentElement.dataset.left"
	if _, err := browse.Eval[string](s.tab, left+` = "yes"`); err != nil {
		s.Fatal(err)
	}
	do(s.T, s.tab, press(css))
	s.until(css+" leads somewhere", func() error {
		there, err := browse.Eval[bool](s.tab, "!"+left+` && document.readyState == "complete"`)
		if err == nil && !there {
			err = errNotYet
		}
		return err
	})
}

// until waits for something to come true; what fails while a page gives way to
// another is tried again.
func (s *story) until(what string, try func() error) {
	s.Helper()
	const patience = 10 * time.Second
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		err := try()
		if err == nil {
			return
		}
		if time.Since(began) > patience {
			at, _ := s.tab.Path()
			text, _ := s.tab.Text()
			s.Fatalf("at %s: %s: %v\n%.900s", at, what, err, text)
		}
	}
}
