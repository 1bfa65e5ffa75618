package booking

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

// ambiguous is the notice that an hour happens twice and the first was taken.
const ambiguous = "ambiguous_time"

// readTime reads a civil time of the zone, "2027-03-28T09:00", or an instant with
// its offset. An hour that the clocks skip is refused, never moved; one that they
// repeat is the first, and said so.
func readTime(text string, zone *time.Location, field string, wrong *base.Checks) (t time.Time, twice bool) {
	if text == "" {
		wrong.Wrong(field, "base.required")
		return t, false
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(form, text); err == nil {
			return t.UTC(), false
		}
	}
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04"} {
		wall, err := time.Parse(form, text)
		if err != nil {
			continue
		}
		if wall.Second() != 0 {
			break
		}
		return atWall(day.Of(wall, time.UTC), day.ClockOf(wall, time.UTC), zone, field, wrong)
	}
	if len(text) > 5 && text[len(text)-5:] == "24:00" { // the end of a day
		if d, err := day.Parse(text[:10]); err == nil {
			return atWall(d, day.Clock{Hour: 24}, zone, field, wrong)
		}
	}
	wrong.Wrong(field, "booking.time_unreadable")
	return t, false
}

func atWall(d day.Day, c day.Clock, zone *time.Location, field string, wrong *base.Checks) (time.Time, bool) {
	t, passage := d.At(c, zone)
	if passage == day.Never {
		wrong.Wrong(field, "booking.hour_missing", base.Args{"hour": c.String(), "date": words.Day(d)})
		return time.Time{}, false
	}
	return t, passage == day.Twice
}

// civil writes an instant as the wall of the zone shows it, the way readTime reads it.
func civil(t time.Time, zone *time.Location) string { return t.In(zone).Format("2006-01-02T15:04") }
