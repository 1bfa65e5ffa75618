package booking

import (
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

// ambiguous is the notice that an hour happens twice and the first was taken.
const ambiguous = "ambiguous_time"

// readSpan reads from when to when; twice where an hour happens twice and the first is meant.
func readSpan(start, end string, zone *time.Location, wrong *base.Checks) (from, to time.Time, twice bool) {
	before := len(*wrong)
	from, fromTwice := readTime(start, zone, "start", wrong)
	to, toTwice := readTime(end, zone, "end", wrong)
	if len(*wrong) > before {
		return from, to, false
	}
	if fromTwice && isWall(end) {
		to = withinFirstPass(from, to, zone)
	}
	checkSpan(from, to, wrong)
	return from, to, fromTwice || toTwice
}

// withinFirstPass keeps what fits into the first pass of a repeated hour within it:
// from 02:30 to 03:00 is half an hour, though the clocks first show 03:00 much later.
func withinFirstPass(from, to time.Time, zone *time.Location) time.Time {
	short := from.Add(onWall(to, zone).Sub(onWall(from, zone)))
	if _, change := from.In(zone).ZoneBounds(); !short.After(change) {
		return short
	}
	return to
}

func checkSpan(from, to time.Time, wrong *base.Checks) {
	if !to.After(from) {
		wrong.Wrong("end", "booking.end_before_start")
	} else if to.Sub(from) > spanMax {
		wrong.Wrong("end", "booking.too_long", base.Args{"max": words.Text{Key: "words.days", Args: base.Args{"n": int(spanMax.Hours() / 24)}}})
	}
}

// instants and walls are the ways to write an hour.
var (
	instants = []string{time.RFC3339, "2006-01-02T15:04Z07:00"}
	walls    = []string{"2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04"}
)

// readTime reads a civil time of the zone, "2027-03-28T09:00", or an instant with
// its offset, of whole minutes. An hour that the clocks skip is refused, never
// moved; one that they repeat is the first, and said so.
func readTime(text string, zone *time.Location, field string, wrong *base.Checks) (t time.Time, twice bool) {
	if text == "" {
		wrong.Wrong(field, "base.required")
		return t, false
	}
	if t, ok := parseAs(instants, text); ok {
		return t.UTC(), false
	}
	if wall, ok := parseAs(walls, text); ok {
		return fromWall(wall, zone, field, wrong)
	}
	if date, midnight := strings.CutSuffix(text, "T24:00"); midnight {
		if d, err := day.Parse(date); err == nil {
			return d.Add(1).Start(zone), false
		}
	}
	wrong.Wrong(field, "booking.time_unreadable")
	return t, false
}

// isWall tells whether a text that could be read is an hour on the wall.
func isWall(text string) bool {
	_, instant := parseAs(instants, text)
	return !instant
}

func parseAs(forms []string, text string) (time.Time, bool) {
	for _, form := range forms {
		if t, err := time.Parse(form, text); err == nil && t.Equal(t.Truncate(time.Minute)) && t.Year() >= 1900 && t.Year() < 10000 {
			return t, true
		}
	}
	return time.Time{}, false
}

// onWall writes what the wall of a zone shows as if it were UTC.
func onWall(t time.Time, zone *time.Location) time.Time {
	t = t.In(zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

// civil writes an instant as the wall of the zone shows it, the way readTime reads it.
func civil(t time.Time, zone *time.Location) string { return t.In(zone).Format(walls[0]) }

// fromWall undoes onWall.
func fromWall(wall time.Time, zone *time.Location, field string, wrong *base.Checks) (t time.Time, twice bool) {
	return atWall(day.Of(wall, time.UTC), day.ClockOf(wall, time.UTC), zone, field, wrong)
}

// atWall gives the instant of an hour on the wall. An hour that the clocks skip is wrong; the instant is then
// that of the jump.
func atWall(d day.Day, hour day.Clock, zone *time.Location, field string, wrong *base.Checks) (t time.Time, twice bool) {
	t, passage := d.At(hour, zone)
	if passage == day.Never {
		wrong.Wrong(field, "booking.hour_missing", base.Args{"hour": hour.String(), "date": words.Day(d)})
	}
	return t, passage == day.Twice
}
