package booking

import (
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"pilotis/internal/base"
)

// seriesCut is the notice that a series without an end was cut at the horizon.
const seriesCut = "series_cut"

// occurrence is a date of a series.
type occurrence struct {
	From, To time.Time
	missing  *base.Fault // where the clocks skip its hour
	twice    bool        // the hour happens twice, and the first is meant
}

// expand lists the dates of a rule (RFC 5545, RRULE) from its first: each at the
// same hour on the wall and as long on the wall, whatever the clocks do.
func expand(rule string, from, to time.Time, zone *time.Location) (dates []occurrence, cut bool, err error) {
	return expandOnWall(rule, onWall(from, zone), time.Time{}, onWall(to, zone).Sub(onWall(from, zone)), zone)
}

// expandOnWall walks a rule on the wall, as if the zone were UTC; each hour then
// meets its instant. Only the dates after one are listed.
func expandOnWall(rule string, first, after time.Time, length time.Duration, zone *time.Location) (dates []occurrence, cut bool, err error) {
	option, err := readRule(rule, zone)
	if err != nil {
		return nil, false, err
	}
	option.Dtstart = first
	r, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, false, base.Wrong("rrule", "booking.rule_unreadable")
	}
	endless := option.Count == 0 && option.Until.IsZero()
	next := r.Iterator()
	for at, more := next(); more; at, more = next() {
		if len(dates) == seriesMax || endless && at.After(first.Add(seriesHorizon)) {
			cut = true
			break
		}
		if at.After(after) {
			dates = append(dates, occurrenceAt(at, at.Add(length), zone))
		}
	}
	if len(dates) == 0 {
		return nil, false, base.Wrong("rrule", "booking.rule_empty")
	}
	return dates, cut, nil
}

// occurrenceAt gives the date that lasts from an hour to another on the wall.
func occurrenceAt(from, to time.Time, zone *time.Location) (o occurrence) {
	var wrong base.Checks
	var toTwice bool
	o.From, o.twice = fromWall(from, zone, "start", &wrong)
	o.To, toTwice = fromWall(to, zone, "end", &wrong)
	if o.twice {
		o.To = withinFirstPass(o.From, o.To, zone)
	}
	o.missing, o.twice = faultOf(wrong), o.twice || toTwice
	return o
}

// tidyRule writes an RRULE the way it is kept.
func tidyRule(text string) string {
	return strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "RRULE:")
}

// readRule reads an RRULE and refuses by name what Pilotis does not do.
func readRule(text string, zone *time.Location) (*rrule.ROption, error) {
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
