package booking

import (
	"net/url"

	"pilotis/internal/day"
)

// nudge is a small step of a booking being moved.
type nudge struct {
	name            string
	days            int
	fromBy, untilBy int // minutes
}

var nudgeList = []nudge{
	{"day_before", -1, 0, 0}, {"earlier", 0, -15, -15}, {"later", 0, 15, 15}, {"day_after", 1, 0, 0},
	{"shorter", 0, 0, -15}, {"longer", 0, 0, 15},
}

// nudged moves what was typed by the step that was pressed. What cannot be read, or
// would leave its day, stays as it is.
func nudged(f url.Values) url.Values {
	for _, n := range nudgeList {
		if n.name != f.Get("nudge") {
			continue
		}
		if d, err := day.Parse(f.Get("day")); err == nil {
			f.Set("day", string(d.Add(n.days)))
		}
		if last, err := day.Parse(f.Get("last")); err == nil {
			f.Set("last", string(last.Add(n.days)))
		}
		from, until := moved(f.Get("from"), n.fromBy), moved(f.Get("to"), n.untilBy)
		if from != "" && until != "" {
			f.Set("from", from)
			f.Set("to", until)
		}
	}
	f.Del("nudge")
	return f
}

// moved writes an hour so many minutes later; "" where that is another day.
func moved(hour string, by int) string {
	c, err := day.ParseClock(hour)
	minutes := c.Minutes() + by
	if err != nil || minutes < 0 || minutes > 24*60 {
		return ""
	}
	return day.Clock{Hour: minutes / 60, Minute: minutes % 60}.String()
}
