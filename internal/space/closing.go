package space

import (
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Repeat says how a closure comes back.
type Repeat string

// A closure happens Once from its first day to its last, Weekly on some days of
// the week between them (without end where there is no last day), or Yearly from
// the first day's date to the last's.
const (
	Once   Repeat = ""
	Weekly Repeat = "weekly"
	Yearly Repeat = "yearly"
)

// Closure is days on which a space, or the whole place, is closed from midnight to midnight.
type Closure struct {
	ID       base.ID[Closure]
	Space    base.SpaceID // "" for the whole place
	First    day.Day
	Last     day.Day
	Repeat   Repeat
	Weekdays string // digits 1 to 7, for Weekly
	Reason   string
}

// On tells whether the closure closes a day.
func (c Closure) On(d day.Day) bool {
	if d < c.First {
		return false
	}
	switch c.Repeat {
	case Weekly:
		return (c.Last == "" || d <= c.Last) && strings.Contains(c.Weekdays, strconv.Itoa(d.Weekday()))
	case Yearly:
		date, first, last := d[4:], c.First[4:], c.Last[4:]
		if first <= last {
			return first <= date && date <= last
		}
		return date >= first || date <= last // over the new year
	}
	return d <= c.Last
}

// Exception is the hours of one day, instead of all that the week, holidays and
// closures of the same space or of those above say. Without any hours the day is closed.
type Exception struct {
	ID     base.ID[Exception]
	Space  base.SpaceID // "" for the whole place
	Day    day.Day
	Hours  []Range
	Reason string
}

// Outage is a time in which a space cannot be lent, whatever its hours.
type Outage struct {
	ID     base.ID[Outage]
	Space  base.SpaceID
	From   time.Time
	Back   time.Time // expected return, zero where nobody knows yet
	Reason string
}

// covers tells whether the outage lasts at an instant.
func (o Outage) covers(t time.Time) bool {
	return !t.Before(o.From) && (o.Back.IsZero() || t.Before(o.Back))
}
