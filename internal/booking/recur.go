package booking

import (
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// seriesCut is the notice that a series without an end was cut at the horizon.
const seriesCut = "series_cut"

// occurrence is a date of a series on the wall of the place; From is zero where
// the clocks skip the hour.
type occurrence struct {
	civil    string // "2027-03-28T09:00"
	From, To time.Time
	missing  bool
}

// expand lists the dates of a rule (RFC 5545, RRULE) from its first: each at the
// same hour on the wall and as long on the wall, whatever the clocks do.
func expand(rule string, from, to time.Time, zone *time.Location) (dates []occurrence, cut bool, err error) {
	option, err := readRule(rule, zone)
	if err != nil {
		return nil, false, err
	}
	// The rule is walked on the wall, as if the zone were UTC; each hour then meets its instant.
	wall := onWall(from, zone)
	length := onWall(to, zone).Sub(wall)
	option.Dtstart = wall
	r, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, false, base.Wrong("rrule", "booking.rule_unreadable")
	}
	next := r.Iterator()
	end := wall.Add(seriesHorizon)
	for at, more := next(); more; at, more = next() {
		if len(dates) == seriesMax || option.Count == 0 && option.Until.IsZero() && at.After(end) {
			cut = true
			break
		}
		dates = append(dates, occurrenceAt(at, at.Add(length), zone))
	}
	if len(dates) == 0 {
		return nil, false, base.Wrong("rrule", "booking.rule_empty")
	}
	return dates, cut, nil
}

// onWall writes what the wall of a zone shows as if it were UTC.
func onWall(t time.Time, zone *time.Location) time.Time {
	t = t.In(zone)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

func occurrenceAt(from, to time.Time, zone *time.Location) occurrence {
	at := func(wall time.Time) (time.Time, day.Passage) {
		return day.Of(wall, time.UTC).At(day.ClockOf(wall, time.UTC), zone)
	}
	start, startPassage := at(from)
	end, endPassage := at(to)
	missing := startPassage == day.Never || endPassage == day.Never
	return occurrence{civil: from.Format("2006-01-02T15:04"), From: start, To: end, missing: missing}
}

// readRule reads an RRULE and refuses by name what Pilotis does not do.
func readRule(text string, zone *time.Location) (*rrule.ROption, error) {
	text = strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "RRULE:")
	if len(text) > 300 || strings.ContainsAny(text, "\r\n") {
		return nil, base.Wrong("rrule", "booking.rule_unreadable")
	}
	for part := range strings.SplitSeq(text, ";") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "FREQ":
			switch value {
			case "DAILY", "WEEKLY", "MONTHLY", "YEARLY":
			default:
				return nil, base.Wrong("rrule", "booking.rule_frequency", base.Args{"frequency": value})
			}
		case "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST":
		default:
			return nil, base.Wrong("rrule", "booking.rule_part", base.Args{"part": name})
		}
	}
	option, err := rrule.StrToROptionInLocation(text, time.UTC)
	if err != nil || option.Interval < 0 || option.Interval > 1000 || option.Count < 0 {
		return nil, base.Wrong("rrule", "booking.rule_unreadable")
	}
	switch until := partOf(text, "UNTIL"); {
	case strings.HasSuffix(until, "Z"): // an instant: what the wall shows then
		option.Until = onWall(option.Until, zone)
	case until != "" && !strings.Contains(until, "T"): // a day, included whole
		option.Until = option.Until.Add(24*time.Hour - time.Second)
	}
	return option, nil
}

// partOf gives the value of a part of a rule, "" where it has none.
func partOf(rule, name string) string {
	for part := range strings.SplitSeq(rule, ";") {
		if n, value, _ := strings.Cut(part, "="); n == name {
			return value
		}
	}
	return ""
}
