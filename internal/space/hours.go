package space

import (
	"strings"

	"pilotis/internal/day"
)

// Hours is a stretch of a week in which a space can be lent, on the wall of the
// place: Monday is day 1. Where To is not after From the night is crossed, and the
// hours belong to the day on which they begin.
type Hours struct {
	Day      int
	From, To day.Clock
}

// Range is a stretch of a day in minutes on the wall; To passes 1440 where the night is crossed.
type Range struct{ From, To int }

// Range gives the hours as minutes of their day.
func (h Hours) Range() Range {
	r := Range{h.From.Minutes(), h.To.Minutes()}
	if r.To <= r.From {
		r.To += dayMinutes
	}
	return r
}

// Week is the hours of the seven days, Monday first.
type Week [7][]Range

// Empty tells whether no day has any hours.
func (w Week) Empty() bool {
	for _, ranges := range w {
		if len(ranges) > 0 {
			return false
		}
	}
	return true
}

// ParseRanges reads the hours of a day: "09:00-12:00 14:00-18:00".
func ParseRanges(s string) ([]Range, error) {
	var out []Range
	for _, word := range strings.Fields(s) {
		from, to, _ := strings.Cut(word, "-")
		begin, err := day.ParseClock(from)
		if err != nil {
			return nil, err
		}
		end, err := day.ParseClock(to)
		if err != nil {
			return nil, err
		}
		out = append(out, Hours{From: begin, To: end}.Range())
	}
	return out, nil
}
