package words

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Said is an argument of a text that is written in the reader's language: the
// room that refuses does not know who will read.
type Said interface{ In(lang string) string }

// Day is a day said in full.
type Day day.Day

// In writes the day.
func (d Day) In(lang string) string { return Date(lang, day.Day(d)) }

// ShortDay is a day said without its weekday: in the books, one names the date.
type ShortDay day.Day

// In writes the day.
func (d ShortDay) In(lang string) string { return DateShort(lang, day.Day(d)) }

// Instant is an instant said in full on the wall of a zone.
type Instant struct {
	Time time.Time
	Zone *time.Location
}

// In writes the instant.
func (i Instant) In(lang string) string { return Moment(lang, i.Time, i.Zone) }

// AtHour is an hour on the wall of a zone.
type AtHour struct {
	Time time.Time
	Zone *time.Location
}

// In writes the hour.
func (h AtHour) In(lang string) string { return Hour(lang, h.Time, h.Zone) }

// Length is a length of time in minutes.
type Length int

// In writes the length.
func (l Length) In(lang string) string { return Minutes(lang, int(l)) }

// Key is another text.
type Key string

// In writes the text.
func (k Key) In(lang string) string { return T(lang, string(k)) }

// Text is a text with arguments of its own.
type Text struct {
	Key  string
	Args base.Args
}

// In writes the text.
func (t Text) In(lang string) string { return T(lang, t.Key, t.Args) }

// Stretch is a stretch of time said on the wall of a zone.
type Stretch struct {
	From, To time.Time
	Zone     *time.Location
}

// In writes the stretch.
func (s Stretch) In(lang string) string { return Span(lang, s.From, s.To, s.Zone) }
