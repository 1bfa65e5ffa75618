// Package browse drives a real Chromium for the journeys and the pictures: a tab
// of a given width and theme, and what axe says of the page it shows. It knows
// nothing of Pilotis.
package browse

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// ErrNoBrowser says that Chromium is missing.
var ErrNoBrowser = errors.New("the journeys need Chromium (Debian: chromium)")

// Browser is a running Chromium.
type Browser struct {
	ctx  context.Context
	stop []context.CancelFunc
}

// Start starts a browser without a window and without any talk to the outside.
func Start(ctx context.Context) (*Browser, error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, ErrNoBrowser
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("font-render-hinting", "none"))
	if os.Getuid() == 0 {
		flags = append(flags, chromedp.NoSandbox)
	}
	alloc, stopAlloc := chromedp.NewExecAllocator(ctx, flags...)
	first, stopFirst := chromedp.NewContext(alloc)
	b := &Browser{first, []context.CancelFunc{stopFirst, stopAlloc}}
	if err := chromedp.Do(first, chromedp.Navigate("about:blank")); err != nil {
		b.Close()
		return nil, fmt.Errorf("start chromium: %w", err)
	}
	return b, nil
}

// Close ends the browser.
func (b *Browser) Close() {
	for _, stop := range b.stop {
		stop()
	}
}

// View is how a tab looks at a page.
type View struct {
	Width, Height int64
	Dark          bool
	Touch         bool
}

// Phone and Desk are the two ends that every screen is looked at.
var (
	Phone = View{Width: 320, Height: 640, Touch: true}
	Desk  = View{Width: 1440, Height: 900}
)

// Tab is one page of the browser.
type Tab struct {
	Ctx   context.Context
	close context.CancelFunc
	base  string
}

// patience is how long a step may take before it is a failure.
const patience = 30 * time.Second

// Tab opens a tab of its own, without the cookies of the others, on the pages below base.
func (b *Browser) Tab(base string, v View) (*Tab, error) {
	ctx, stop := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t := &Tab{ctx, stop, base}
	scheme := "light"
	if v.Dark {
		scheme = "dark"
	}
	var options []chromedp.EmulateViewportOption
	if v.Touch {
		options = append(options, chromedp.EmulateTouch, chromedp.EmulateMobile)
	}
	err := chromedp.Do(ctx, chromedp.EmulateViewport(v.Width, v.Height, options...),
		chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
			return err
		}))
	if err != nil {
		stop()
		return nil, err
	}
	return t, nil
}

// Close closes the tab.
func (t *Tab) Close() { t.close() }

// Do runs steps, within the patience of a step.
func (t *Tab) Do(steps ...chromedp.Action[chromedp.Void]) error {
	ctx, stop := context.WithTimeout(t.Ctx, patience)
	defer stop()
	return chromedp.Do(ctx, steps...)
}

// Base is the address below which the tab's pages are.
func (t *Tab) Base() string { return t.base }

// Go opens a page.
func (t *Tab) Go(path string) error { return t.Do(chromedp.Navigate(t.base + path)) }

// Eval gives the value of an expression in the page.
func Eval[T any](t *Tab, expression string) (T, error) {
	ctx, stop := context.WithTimeout(t.Ctx, patience)
	defer stop()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression))
}

// Text gives what a person reads of the page.
func (t *Tab) Text() (string, error) { return Eval[string](t, "document.body.innerText") }

// Path gives the address of the page below base.
func (t *Tab) Path() (string, error) {
	at, err := Eval[string](t, "location.href")
	return strings.TrimPrefix(at, t.base), err
}

// Picture takes a picture of the whole page, as PNG.
func (t *Tab) Picture() ([]byte, error) {
	ctx, stop := context.WithTimeout(t.Ctx, patience)
	defer stop()
	return chromedp.Run(ctx, chromedp.FullScreenshot(100))
}

// Window takes a picture of what the window shows, as PNG.
func (t *Tab) Window() ([]byte, error) {
	ctx, stop := context.WithTimeout(t.Ctx, patience)
	defer stop()
	return chromedp.Run(ctx, chromedp.CaptureScreenshot())
}

// Violation is a rule of accessibility that the page breaks.
type Violation struct {
	ID    string   `json:"id"`
	Help  string   `json:"help"`
	Nodes []string `json:"nodes"`
}

// Violations runs axe over the page: WCAG 2.0 to 2.2, A and AA.
func (t *Tab) Violations(axe string) ([]Violation, error) {
	if err := t.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := chromedp.Evaluate[json.RawMessage]("(()=>{"+axe+"\n;return null})()")(ctx, target)
		return err
	})); err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(t.Ctx, patience)
	defer stop()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document, {runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa"], resultTypes: ["violations"]})
		.then(r => JSON.stringify(r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.target.join(" ") + " — " + n.html.slice(0, 160))}))))`,
		chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, err
	}
	var out []Violation
	return out, json.Unmarshal([]byte(text), &out)
}

// Await gives what a promise of the page comes to.
func Await[T any](t *Tab, expression string) (T, error) {
	ctx, stop := context.WithTimeout(t.Ctx, patience)
	defer stop()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}
