package e2e

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"pilotis/e2e/browse"
	"pilotis/e2e/program"
)

var at = flag.String("at", "", "address of a demo that is open already, instead of one made anew")

// house is what all the journeys share: one demo, started as its users start it,
// and one browser. A journey that writes does so where no other reads.
type house struct {
	*program.Server
	browser *browse.Browser
	axe     string
}

var opened = sync.OnceValues(func() (*house, error) {
	h := &house{}
	var err error
	if h.browser, err = browse.Start(context.Background()); err != nil {
		return nil, err
	}
	script, err := os.ReadFile(filepath.Join("..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return nil, err
	}
	h.axe = string(script)
	if *at != "" {
		h.Server = &program.Server{Base: *at}
		return h, nil
	}
	h.Server, err = program.Serve(context.Background(), "demo")
	return h, err
})

// open gives the demo and the browser. Without a browser the test fails in CI, and
// is skipped, saying so, elsewhere.
func open(t *testing.T) *house {
	t.Helper()
	h, err := opened()
	if errors.Is(err, browse.ErrNoBrowser) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if h, err := opened(); err == nil && h != nil {
		h.browser.Close()
		if *at == "" {
			h.Kill()
		}
	}
	os.Exit(code)
}

// as opens a tab signed in, by one click, in a role of the demo; "" for a stranger.
func (h *house) as(t *testing.T, role string, v browse.View) *browse.Tab {
	t.Helper()
	tab, err := h.browser.Tab(h.Base, v)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(tab.Close)
	do(t, tab, chromedp.Navigate(h.Base+"/sign-in"), chromedp.WaitReady(chromedp.CSS("main h1")))
	if role == "" {
		return tab
	}
	do(t, tab, chromedp.Click(chromedp.CSS(fmt.Sprintf(`.demo button[value=%s]`, role))),
		chromedp.WaitReady(chromedp.CSS(fmt.Sprintf(`.demo button[value=%s][aria-pressed=true]`, role))), chromedp.WaitReady(chromedp.CSS("footer, .foot")))
	return tab
}

func do(t *testing.T, tab *browse.Tab, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := tab.Do(steps...); err != nil {
		at, _ := tab.Path()
		text, _ := tab.Text()
		t.Fatalf("at %s: %v\n%.600s", at, err, text)
	}
}
