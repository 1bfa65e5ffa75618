package space

import (
	"fmt"
	"strings"
	"unicode"

	"pilotis/internal/day"
)

// ParseRanges reads the hours of a day as people write them: "9h-12h30, 14h-18h",
// "9:00 – 12:30 et 14:00 – 18:00", "22h à 2h". Nothing at all is no hours. They are
// not sorted, and may overlap.
func ParseRanges(s string) ([]Range, error) {
	var out []Range
	rest := strings.TrimSpace(strings.ToLower(s))
	for rest != "" {
		from, after, err := readClock(rest)
		if err != nil {
			return nil, err
		}
		after, ok := skipAny(after, "-", "–", "—", "/", "à", "to", "a")
		if !ok {
			return nil, fmt.Errorf("hours %q: no end", s)
		}
		to, after, err := readClock(after)
		if err != nil {
			return nil, err
		}
		if from == to && from != (day.Clock{}) || from.Hour == 24 {
			return nil, fmt.Errorf("hours %q: no length", s)
		}
		out = append(out, Hours{From: from, To: to}.Range())
		if len(out) > rangesMax {
			return nil, fmt.Errorf("hours: more than %d", rangesMax)
		}
		rest, _ = skipAny(after, ",", ";", "+", "&", "et", "and")
	}
	return out, nil
}

// readClock reads an hour at the start of a text: "9", "9h", "9h30", "9 h 30", "09:30".
func readClock(s string) (c day.Clock, rest string, err error) {
	hour, rest := digits(strings.TrimLeftFunc(s, unicode.IsSpace))
	minute := "00"
	if after, sign := skipAny(rest, "h", ":"); sign {
		rest = after
		m, behind := digits(after)
		if _, another := skipAny(behind, "h", ":"); m != "" && !another { // "12h 14h-18h" has no minutes
			minute, rest = m, behind
		}
	}
	if len(minute) != 2 || hour == "" {
		return c, rest, fmt.Errorf("hour %q: not an hour", s)
	}
	c, err = day.ParseClock(hour + ":" + minute)
	return c, rest, err
}

// digits takes at most two digits off the start of a text.
func digits(s string) (number, rest string) {
	n := 0
	for n < len(s) && n < 2 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}

// skipAny takes spaces and one of some signs off the start of a text.
func skipAny(s string, signs ...string) (rest string, found bool) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	for _, sign := range signs {
		if rest, found = strings.CutPrefix(s, sign); found {
			return strings.TrimLeftFunc(rest, unicode.IsSpace), true
		}
	}
	return s, false
}

// writeRanges writes hours as the database and the trail keep them: "09:00-12:00 14:00-18:00".
func writeRanges(ranges []Range) string {
	parts := make([]string, len(ranges))
	for i, r := range ranges {
		from, to := r.Clocks()
		parts[i] = from.String() + "-" + to.String()
	}
	return strings.Join(parts, " ")
}
