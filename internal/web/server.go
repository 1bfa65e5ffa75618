package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Server answers requests: it is what a listener serves.
type Server struct {
	Door  Door
	Clock base.Clock
	Log   *slog.Logger
	Demo  bool   // shows the one-click sign-ins
	Parts []Part // those beside the roles
	// Proxies are those whose word on where a request comes from is believed.
	Proxies []netip.Prefix
	// First gives the first steps of a place to those who take them, none once it lives.
	First func(ctx context.Context, who base.Actor) ([]ui.Step, error)

	mux          *http.ServeMux
	light, heavy *gate
	all          []Route
}

// formMax bounds what a form may send; larger files go in pieces or by the command line.
const formMax = 12 << 20

// fileMemory bounds what of the files sent is held in memory; the rest waits on the disk.
const fileMemory = 1 << 20

// NewServer makes a server without any route.
func NewServer(door Door, clock base.Clock, log *slog.Logger) *Server {
	s := &Server{Door: door, Clock: clock, Log: log, mux: http.NewServeMux(), light: lightGate(), heavy: heavyGate()}
	s.Add([]Route{{Pattern: "GET /api/schemas/{name}", Need: base.Anyone(), Do: showSchema}})
	return s
}

// Add takes in routes. A route without its Need is a mistake of ours and panics.
func (s *Server) Add(routes []Route) {
	for _, route := range routes {
		if !route.Need.Set() {
			panic("web: no right is stated for " + route.Pattern)
		}
		s.all = append(s.all, route)
		s.mux.HandleFunc(full(route), func(w http.ResponseWriter, r *http.Request) { s.serve(route, w, r) })
	}
}

// Handle takes in what is not a screen: files, health, the API.
func (s *Server) Handle(pattern string, h http.Handler) { s.mux.Handle(pattern, h) }

// Routes lists the routes, for the test that walks them.
func (s *Server) Routes() []Route { return s.all }

// Full gives a route's pattern as the server hears it.
func (r Route) Full() string { return full(r) }

func full(r Route) string {
	if !r.Need.InPlace() {
		return r.Pattern
	}
	method, path, _ := strings.Cut(r.Pattern, " ")
	return method + " /p/{place}" + path
}

// Handler is the whole server: guards first, then routes.
func (s *Server) Handler() http.Handler {
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.serve(Route{Need: base.Anyone(), Do: nowhere}, w, r) })
	s.mux.HandleFunc(apiRoot, func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, base.Refuse(base.NotFound, "base.not_found"))
	})
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, base.Refuse(base.Forbidden, "web.cross_site"))
	}))
	return forwarded(s.Proxies, s.logged(headers(compressed(guard.Handler(s.mux)))))
}

// nowhere answers at an address without a route; one with a slash too many leads on.
func nowhere(c *Call) error {
	to := *c.r.URL
	to.Path, to.RawPath = strings.TrimRight(to.Path, "/"), ""
	if to.Path == c.r.URL.Path || to.Path == "" || strings.HasPrefix(to.Path, "//") {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	http.Redirect(c.w, c.r, to.RequestURI(), http.StatusMovedPermanently)
	return nil
}

// serve is the way of every request to a screen: who, where, right, form, verb, answer.
func (s *Server) serve(route Route, w http.ResponseWriter, r *http.Request) {
	c := &Call{w: w, r: r}
	if err := s.admit(c, route.Need); err != nil {
		s.fail(w, c.r, err)
		return
	}
	err := readForm(w, c.r, route.Max)
	if files := c.r.MultipartForm; files != nil {
		defer func() { _ = files.RemoveAll() }() // net/http cleans only the request that it made itself
	}
	if err != nil {
		s.fail(w, c.r, err)
		return
	}
	if c.gate = s.gateOf(route); c.gate != nil {
		if err := c.gate.enter(c.Context()); err != nil {
			s.fail(w, c.r, err)
			return
		}
		defer c.leave()
	}
	if err := route.Do(c); err != nil {
		s.fail(w, c.r, err)
	}
}

// gateOf is where a route waits for its turn. What writes waits at the database.
func (s *Server) gateOf(route Route) *gate {
	switch {
	case route.Heavy:
		return s.heavy
	case strings.HasPrefix(route.Pattern, http.MethodGet):
		return s.light
	}
	return nil
}

// admit finds out who asks and where, puts the scene in the context, and turns
// away whoever lacks the right.
func (s *Server) admit(c *Call, need base.Need) error {
	scene, visitor, err := s.scene(c.w, c.r)
	if err != nil {
		return err
	}
	c.Visitor, c.Who = visitor, scene.Who
	if need.InPlace() {
		err = s.enter(c, &scene, need)
	}
	c.r = c.r.WithContext(ui.With(c.r.Context(), scene))
	switch {
	case err != nil:
		return err
	case need.MetBy(c.Who):
		return nil
	case visitor.Account == "":
		return errSignIn
	}
	return base.Refuse(base.Forbidden, "base.forbidden")
}

// enter goes into the place of the address. One in which a visitor has no part
// tells nothing, not even its name.
func (s *Server) enter(c *Call, scene *ui.Scene, need base.Need) error {
	who, place, err := s.Door.Enter(c.Context(), c.Visitor, c.Path("place"))
	if err != nil {
		return err
	}
	who.Lang = scene.Lang
	if who.Role == base.Stranger && !need.MetBy(who) {
		if who.Account == "" {
			return errSignIn
		}
		return base.Refuse(base.NotFound, "base.not_found")
	}
	c.Who, scene.Who, scene.Place = who, who, place
	if s.First != nil && c.r.Method == http.MethodGet {
		scene.First, err = s.First(c.Context(), who)
	}
	return err
}

// errSignIn sends somebody unknown to the sign-in page, and back afterwards.
var errSignIn = errors.New("sign in first")

// scene is what the frame needs whatever the page, before any place is known.
func (s *Server) scene(w http.ResponseWriter, r *http.Request) (ui.Scene, Visitor, error) {
	scene := ui.Scene{Lang: langOf(r), Theme: cookieOf(r, ThemeCookie), Now: s.Clock(), Path: r.URL.RequestURI(), Demo: s.Demo}
	var visitor Visitor
	if secret := cookieOf(r, SessionCookie); secret != "" {
		var err error
		if visitor, _, err = s.Door.Session(r.Context(), secret); err != nil {
			return scene, visitor, err
		}
	}
	for _, p := range s.Parts {
		scene.Parts = append(scene.Parts, ui.Played{Key: p.Key, Here: p.Email == visitor.Email})
	}
	if visitor.Lang != "" {
		scene.Lang = visitor.Lang
	}
	if visitor.Theme != "" {
		scene.Theme = visitor.Theme
	}
	scene.Places = visitor.Places
	scene.Who = visitor.actor(scene.Lang)
	scene.Flash = takeFlash(w, r)
	return scene, visitor, nil
}

// LangCookie and ThemeCookie keep the choices of somebody who is not signed in.
const (
	LangCookie  = "pilotis_lang"
	ThemeCookie = "pilotis_theme"
)

func cookieOf(r *http.Request, name string) string {
	if c, err := r.Cookie(name); err == nil {
		return c.Value
	}
	return ""
}

// langOf: the reader's choice, otherwise the first language of the browser that we speak.
func langOf(r *http.Request) string {
	if chosen := cookieOf(r, LangCookie); slices.Contains(words.Languages, chosen) {
		return chosen
	}
	return langOfHeader(r.Header.Get("Accept-Language"))
}

// langOfHeader reads Accept-Language in the order written; weights are not heeded.
func langOfHeader(accept string) string {
	for part := range strings.SplitSeq(accept, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		tag, _, _ = strings.Cut(tag, "-")
		if slices.Contains(words.Languages, tag) {
			return tag
		}
	}
	return words.Languages[0]
}

func readForm(w http.ResponseWriter, r *http.Request, most int64) error {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return nil
	}
	if most == 0 {
		most = formMax
	} else {
		unhurried(w)
	}
	sent := r.Body
	r.Body = http.MaxBytesReader(w, sent, most)
	err := r.ParseForm() // by itself: ParseMultipartForm forgets what was wrong with a plain form
	if err == nil {
		if err = r.ParseMultipartForm(fileMemory); errors.Is(err, http.ErrNotMultipart) {
			err = nil
		}
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		// Who is still sending reads no answer: some more is heard out, then the line is cut.
		_, _ = io.Copy(io.Discard, io.LimitReader(sent, 4*most))
		return base.Refuse(base.TooLarge, "base.too_large", base.Args{"max": most >> 20})
	}
	if err != nil {
		return &base.Fault{Kind: base.Invalid, Key: "base.unreadable", Cause: err}
	}
	for name, values := range r.PostForm {
		for i := range values {
			values[i] = tidy(values[i])
		}
		r.PostForm[name] = values
	}
	return nil
}

// unhurried lifts the server's patience for one request, whose sender has the right to
// send or to be sent a large file.
func unhurried(w http.ResponseWriter) {
	c := http.NewResponseController(w)
	_ = errors.Join(c.SetReadDeadline(time.Time{}), c.SetWriteDeadline(time.Time{})) // a recorder in a test has none
}

var strange = strings.NewReplacer("\x00", "", "\r\n", "\n")

// tidy writes what was typed as it is kept: valid text, lines ended one way, no space around.
func tidy(typed string) string {
	return strings.TrimSpace(strings.ToValidUTF8(strange.Replace(typed), "\uFFFD"))
}

// gone tells whether an error is only that the reader left.
func gone(ctx context.Context, err error) bool {
	return ctx.Err() != nil && (errors.Is(err, context.Canceled) || ctx.Err() == context.Canceled)
}
