package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/ui"
)

// Call is one request to one screen: what was asked, by whom, where.
type Call struct {
	Who     base.Actor
	Visitor Visitor
	w       http.ResponseWriter
	r       *http.Request
	gate    *gate // where it holds a turn, nil for none
}

// Context carries the reader's scene and ends when the reader leaves.
func (c *Call) Context() context.Context { return c.r.Context() }

// Request is what was asked, for what Call does not say.
func (c *Call) Request() *http.Request { return c.r }

// Header is the answer's header.
func (c *Call) Header() http.Header { return c.w.Header() }

// Path gives a part of the address: Path("id") of "/bookings/{id}".
func (c *Call) Path(name string) string { return c.r.PathValue(name) }

// Query gives a value of the address after "?".
func (c *Call) Query(name string) string { return c.r.URL.Query().Get(name) }

// Form gives what was typed, texts trimmed, of a form of any encoding.
func (c *Call) Form() url.Values { return c.r.PostForm }

// Value gives one field of what was typed.
func (c *Call) Value(name string) string { return c.r.PostForm.Get(name) }

// Int reads a whole number of the form: 0 where empty, noted in wrong where it is none.
func (c *Call) Int(name string, wrong *base.Checks) int {
	text := c.Value(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		wrong.Wrong(name, "base.not_a_number")
	}
	return n
}

// Amount reads an amount of the form: nothing where empty, noted in wrong where it is none.
func (c *Call) Amount(name string, wrong *base.Checks) money.Cents {
	text := c.Value(name)
	if text == "" {
		return 0
	}
	sum, err := money.Parse(text)
	if err != nil {
		wrong.Wrong(name, "base.not_an_amount")
	}
	return sum
}

// Checked tells whether a box was ticked.
func (c *Call) Checked(name string) bool { return c.r.PostForm.Has(name) }

// Upload is a file that was sent.
type Upload struct {
	Name string
	Body io.ReadSeeker
	Size int64
}

// File gives a file that was sent in a field, or refuses its absence.
func (c *Call) File(name string) (Upload, error) {
	f, head, err := c.r.FormFile(name)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return Upload{}, base.Wrong(name, "base.required")
	}
	if err != nil {
		return Upload{}, &base.Fault{Kind: base.Invalid, Key: "base.unreadable", Cause: err}
	}
	return Upload{head.Filename, f, head.Size}, nil
}

// Fluid tells whether the page asks for a part of itself.
func (c *Call) Fluid() bool { return c.r.Header.Get("HX-Request") == "true" }

// Page answers with a page in the frame.
func (c *Call) Page(p ui.Page) error { return c.draw(http.StatusOK, ui.Frame(p)) }

// Bare answers with a page without the navigation: sign-in, public pages.
func (c *Call) Bare(p ui.Page) error { return c.draw(http.StatusOK, ui.Bare(p)) }

// Sample answers with a page of the gallery, in the scene that it is made for.
func (c *Call) Sample(s ui.Sample) error {
	scene := ui.In(c.Context())
	scene.Place = ui.Place{Slug: "le-moulin", Name: "Le Moulin", School: true}
	scene.Who.Role, scene.Who.Zone = base.Manager, time.UTC
	if s.Scene != nil {
		s.Scene(&scene)
	}
	c.r = c.r.WithContext(ui.With(c.r.Context(), scene))
	if s.Bare {
		return c.Bare(s.Page)
	}
	return c.Page(s.Page)
}

// Part answers with a component alone, for a page that asked for a part of itself.
func (c *Call) Part(part templ.Component) error { return c.draw(http.StatusOK, part) }

// Again answers with the form as it was typed and what is wrong with it. An error
// that is not about what was typed is passed on.
func (c *Call) Again(p ui.Page, err error) error { return c.again(ui.Frame(p), err) }

// AgainBare is Again for a page without the navigation.
func (c *Call) AgainBare(p ui.Page, err error) error { return c.again(ui.Bare(p), err) }

func (c *Call) again(page templ.Component, err error) error {
	switch base.KindOf(err) {
	case base.Invalid:
		return c.draw(http.StatusUnprocessableEntity, page)
	case base.Conflict:
		return c.draw(http.StatusConflict, page)
	}
	return err
}

// sheets are what pages were drawn on, to be drawn on again.
var sheets = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// leave gives the turn to the next once all is read: a reader who is slow to take
// their page keeps nobody waiting.
func (c *Call) leave() {
	if c.gate != nil {
		c.gate.leave()
		c.gate = nil
	}
}

// draw writes a whole component or nothing: a page that breaks half-way is an error page.
func (c *Call) draw(status int, component templ.Component) error {
	page := sheets.Get().(*bytes.Buffer)
	defer sheets.Put(page)
	page.Reset()
	if err := component.Render(c.Context(), page); err != nil {
		return err
	}
	c.leave()
	c.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	c.keepNot()
	c.w.WriteHeader(status)
	_, _ = page.WriteTo(c.w) // a reader who left before the end is no error of ours
	return nil
}

// keepNot tells browsers and proxies to keep nothing, unless the handler said otherwise.
func (c *Call) keepNot() {
	if c.w.Header().Get("Cache-Control") == "" {
		c.w.Header().Set("Cache-Control", "no-store")
	}
}

// Goto sends the reader to another page, where key is said once ("" for nothing).
func (c *Call) Goto(address templ.SafeURL, key string, args ...base.Args) error {
	if key != "" {
		c.setFlash(ui.T(c.Context(), key, args...))
	}
	to := string(address)
	if c.Fluid() {
		c.w.Header().Set("HX-Redirect", to)
		c.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	http.Redirect(c.w, c.r, to, http.StatusSeeOther)
	return nil
}

// At gives the address of a page of the current place.
func (c *Call) At(format string, parts ...any) templ.SafeURL {
	return ui.At(c.Context(), format, parts...)
}

// Back gives where the form says it came from, if that is a page of ours, or otherwise.
func (c *Call) Back(otherwise templ.SafeURL) templ.SafeURL {
	if to := c.Value("back"); Local(to) {
		return templ.SafeURL(to)
	}
	return otherwise
}

// Local tells whether an address is a page of this program.
func Local(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host == "" && u.Scheme == "" && strings.HasPrefix(address, "/") &&
		!strings.HasPrefix(address, "//") && !strings.Contains(address, `\`)
}

// Send answers with a file to keep.
func (c *Call) Send(name, kind string, body []byte) error {
	c.w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	return c.Show(kind, body)
}

// Pour answers with a file to keep that is too large to be held.
func (c *Call) Pour(name, kind string, body io.Reader) error {
	unhurried(c.w)
	c.leave()
	c.w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.w.Header().Set("Content-Type", kind)
	c.keepNot()
	_, _ = io.Copy(c.w, body) // a reader who left before the end is no error of ours
	return nil
}

// Show answers with a file to look at.
func (c *Call) Show(kind string, body []byte) error {
	c.leave()
	c.w.Header().Set("Content-Type", kind)
	c.keepNot()
	_, _ = c.w.Write(body) // a reader who left before the end is no error of ours
	return nil
}

// cookieYear is how long browsers may keep what only the server ends.
const cookieYear = 365 * 24 * 3600

// SetSession gives the reader's browser a session's secret, or takes it back ("").
// How long the session lasts is the Door's affair.
func (c *Call) SetSession(secret string) { c.SetCookie(SessionCookie, secret) }

// SetCookie keeps a value in the reader's browser, or takes it back ("").
func (c *Call) SetCookie(name, value string) {
	age := cookieYear
	if value == "" {
		age = -1
	}
	http.SetCookie(c.w, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: Secure(c.r), SameSite: http.SameSiteLaxMode})
}
