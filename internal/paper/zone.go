package paper

import (
	"fmt"
	"strconv"
	"time"
)

// change is an instant at which the clocks of a zone jump.
type change struct {
	at       time.Time
	from, to int // seconds east of Greenwich, before and after
	name     string
	summer   bool
}

// zone writes what another program must know of a zone, from the year before the
// calendar's first event on, so that January has the winter before it: one rule
// where the clocks never change, otherwise the rule of summer and the rule of
// winter, found by looking at ten years.
func (w *lines) zone(z *time.Location, first time.Time) {
	year := first.In(z).Year() - 1
	w.add("BEGIN", "VTIMEZONE")
	w.add("TZID", z.String())
	changes := changesOf(z, year)
	if len(changes) == 0 {
		name, offset := first.In(z).Zone()
		w.rule("STANDARD", change{from: offset, to: offset, name: name}, "19700101T000000", "")
	}
	for i, c := range changes {
		part := "STANDARD"
		if c.summer {
			part = "DAYLIGHT"
		}
		local := c.at.In(time.FixedZone("", c.from))
		w.rule(part, c, local.Format(wall), yearly(z, i, year))
	}
	w.add("END", "VTIMEZONE")
}

func (w *lines) rule(part string, c change, start, rule string) {
	w.add("BEGIN", part)
	w.add("DTSTART", start)
	w.add("TZOFFSETFROM", offset(c.from))
	w.add("TZOFFSETTO", offset(c.to))
	if rule != "" {
		w.add("RRULE", rule)
	}
	w.text("TZNAME", c.name)
	w.add("END", part)
}

// changesOf lists the changes of clocks in a year.
func changesOf(z *time.Location, year int) []change {
	var all []change
	end := time.Date(year+1, 1, 1, 0, 0, 0, 0, z)
	for t := time.Date(year, 1, 1, 0, 0, 0, 0, z); ; {
		_, next := t.ZoneBounds()
		if next.IsZero() || !next.Before(end) {
			return all
		}
		_, from := t.Zone()
		name, to := next.Zone()
		all = append(all, change{next, from, to, name, next.IsDST()})
		t = next
	}
}

// yearsSeen is how many years tell "the last Sunday" from "the fourth".
const yearsSeen = 10

// yearly writes the rule that the i-th change of each year follows.
func yearly(z *time.Location, i, year int) string {
	var month time.Month
	var weekday time.Weekday
	last, nth := true, 0
	for y := range yearsSeen {
		changes := changesOf(z, year+y)
		if i >= len(changes) {
			return "" // the zone gave up changing: no rule holds
		}
		at := changes[i].at.In(time.FixedZone("", changes[i].from))
		week := (at.Day() + 6) / 7
		if y == 0 {
			month, weekday, nth = at.Month(), at.Weekday(), week
		}
		if at.Month() != month || at.Weekday() != weekday {
			return ""
		}
		if week != nth {
			nth = 0
		}
		last = last && at.AddDate(0, 0, 7).Month() != month
	}
	which := strconv.Itoa(nth)
	if last {
		which = "-1"
	} else if nth == 0 {
		return ""
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%s%s", month, which, [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}[weekday])
}

func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}
