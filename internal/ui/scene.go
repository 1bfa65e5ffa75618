package ui

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Page is one screen: a title for the window and a body, drawn in the frame.
type Page interface {
	Title(ctx context.Context) string
	Body() templ.Component
}

// Scene is what every component may know of the request: who looks, where, in
// which language. web puts it in the context before a page is drawn.
type Scene struct {
	Lang   string
	Theme  string // "light", "dark", or "" to follow the machine
	Who    base.Actor
	Place  Place // zero outside of any place
	Places []Place
	Now    time.Time
	Path   string   // of the request, for the navigation and for coming back
	Flash  string   // sentence to say once, already written
	Demo   bool     // the demo: one click signs in as somebody
	Parts  []Played // whom one may play there beside the roles
	First  []Step   // the first steps of a place, none once it lives
	Token  string   // of htmx requests: "" or the id of the target to draw alone
}

// Place is what the frame shows of a place, and what of the school concerns its reader there.
type Place struct {
	Slug, Name string
	School     bool // the place trains or certifies
	Candidate  bool // the reader is a candidate of it
	Juror      bool // the reader sits in a jury of it
	Learner    bool // the reader learns or trains there
}

// Played is somebody of the story of the demo; its name is the text ui.demo_KEY.
type Played struct {
	Key  string
	Here bool // the reader plays it
}

// plays tells whether the reader plays one of the parts.
func (s Scene) plays() bool {
	return slices.ContainsFunc(s.Parts, func(p Played) bool { return p.Here })
}

type sceneKey struct{}

// With puts a scene in the context.
func With(ctx context.Context, s Scene) context.Context {
	return context.WithValue(ctx, sceneKey{}, s)
}

// In gives the scene of the context: French, nobody, nowhere, where none was put.
func In(ctx context.Context) Scene {
	if s, ok := ctx.Value(sceneKey{}).(Scene); ok {
		return s
	}
	return Scene{Lang: words.Languages[0]}
}

// Zone is the place's zone, UTC outside of any.
func (s Scene) Zone() *time.Location {
	if s.Who.Zone == nil {
		return time.UTC
	}
	return s.Who.Zone
}

// T writes a text in the reader's language.
func T(ctx context.Context, key string, args ...base.Args) string {
	return words.T(In(ctx).Lang, key, args...)
}

// At gives the address of a page of the current place: At(ctx, "/bookings/%s", id).
func At(ctx context.Context, format string, parts ...any) templ.SafeURL {
	for i, p := range parts {
		parts[i] = url.PathEscape(fmt.Sprint(p))
	}
	return templ.SafeURL("/p/" + url.PathEscape(In(ctx).Place.Slug) + fmt.Sprintf(format, parts...))
}

// May tells whether the reader reaches a level in a room, so that a page shows
// no button that would be refused.
func May(ctx context.Context, level base.Level, room base.Room) bool {
	return In(ctx).Who.May(level, room)
}

// Hour, Moment, Span, Date, Int and Money write values in the reader's language and the place's zone.
func Hour(ctx context.Context, t time.Time) string {
	s := In(ctx)
	return words.Hour(s.Lang, t, s.Zone())
}

// Clock writes an hour as short as can be: "9h", "10h30".
func Clock(ctx context.Context, t time.Time) string {
	s := In(ctx)
	return words.Clock(s.Lang, t, s.Zone())
}

// Clocks writes from when to when, as short.
func Clocks(ctx context.Context, from, to time.Time) string {
	return Clock(ctx, from) + "–" + Clock(ctx, to)
}

// Moment writes an instant in full.
func Moment(ctx context.Context, t time.Time) string {
	s := In(ctx)
	return words.Moment(s.Lang, t, s.Zone())
}

// Span writes a stretch of time.
func Span(ctx context.Context, from, to time.Time) string {
	s := In(ctx)
	return words.Span(s.Lang, from, to, s.Zone())
}

// Date writes a day in full.
func Date(ctx context.Context, d day.Day) string { return words.Date(In(ctx).Lang, d) }

// Int writes a whole number.
func Int(ctx context.Context, n int) string { return words.Int(In(ctx).Lang, int64(n)) }

// Money writes an amount.
func Money(ctx context.Context, c money.Cents) string { return words.Money(In(ctx).Lang, c) }

// Euros writes an amount on the scale of a drawing.
func Euros(ctx context.Context, c money.Cents) string { return words.Euros(In(ctx).Lang, c) }

// Typed writes an amount as a field takes it back, nothing for none.
func Typed(ctx context.Context, c money.Cents) string {
	if c == 0 {
		return ""
	}
	return words.Plain(In(ctx).Lang, c)
}

// WriteEuros writes the scale of a drawing of amounts.
func WriteEuros(ctx context.Context) func(float64) string {
	return func(v float64) string { return Euros(ctx, money.Cents(v)) }
}

// MonthOf names a month of the calendar: "mars 2027" of "2027-03".
func MonthOf(ctx context.Context, month string) string {
	return words.Month(In(ctx).Lang, day.Day(month+"-01").Month()) + " " + month[:4]
}

// Capital writes a text with a capital first, as titles do.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
