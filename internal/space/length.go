package space

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

// units are the words for units of time, in minutes.
var units = map[string]int{
	"min": 1, "mn": 1, "minute": 1, "minutes": 1,
	"h": 60, "heure": 60, "heures": 60, "hour": 60, "hours": 60,
	"j": dayMinutes, "d": dayMinutes, "jour": dayMinutes, "jours": dayMinutes, "day": dayMinutes, "days": dayMinutes,
	"semaine": 7 * dayMinutes, "semaines": 7 * dayMinutes, "week": 7 * dayMinutes, "weeks": 7 * dayMinutes,
}

// ParseLength reads a length of time as people write it: "24 h", "1h30", "90 min",
// "2 jours". It gives minutes. A number without a unit is no length, but 0.
func ParseLength(s string) (int, error) {
	rest := strings.ToLower(strings.TrimSpace(s))
	if rest == "0" {
		return 0, nil
	}
	total, unit := 0, 0
	for rest != "" {
		n := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
		if n < 0 && unit == 60 { // the minutes of "1h30"
			n, rest = len(rest), rest+"min"
		}
		number, err := strconv.Atoi(rest[:max(n, 0)])
		if err != nil || number > yearMinutes {
			return 0, fmt.Errorf("length %q: not a length", s)
		}
		rest = strings.TrimLeftFunc(rest[n:], unicode.IsSpace)
		end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		if end < 0 {
			end = len(rest)
		}
		known := false
		if unit, known = units[rest[:end]]; !known {
			return 0, fmt.Errorf("length %q: no unit", s)
		}
		if total += number * unit; total > yearMinutes {
			return 0, fmt.Errorf("length %q: over a year", s)
		}
		rest = strings.TrimLeftFunc(rest[end:], unicode.IsSpace)
	}
	if total == 0 && s == "" {
		return 0, fmt.Errorf("length: empty")
	}
	return total, nil
}

// length is a length of time said as ParseLength reads it: whole days from three on.
type length int

// In writes the length in a language.
func (l length) In(lang string) string {
	if days := int(l) / dayMinutes; days >= 3 && int(l)%dayMinutes == 0 {
		return words.T(lang, "space.days", base.Args{"n": days})
	}
	return words.Minutes(lang, int(l))
}
