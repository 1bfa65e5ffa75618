package day

import (
	"fmt"
	"strings"
	"time"
)

// Clock is an hour of the day on the wall, "09:30"; 24:00 is the end of the day.
type Clock struct{ Hour, Minute int }

// ParseClock reads "09:30" or "9:30", up to "24:00".
func ParseClock(s string) (Clock, error) {
	hour, minute, found := strings.Cut(s, ":")
	h, ok := number(hour)
	m, fine := number(minute)
	if !found || !ok || !fine || len(minute) != 2 {
		return Clock{}, fmt.Errorf("hour %q: not HH:MM", s)
	}
	if h > 24 || m > 59 || h == 24 && m > 0 {
		return Clock{}, fmt.Errorf("hour %q: not an hour of the day", s)
	}
	return Clock{h, m}, nil
}

// number reads one or two digits.
func number(s string) (n int, ok bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(s) == 1 || len(s) == 2
}

func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c.Hour, c.Minute) }

// Minutes counts the minutes since midnight on the wall.
func (c Clock) Minutes() int { return c.Hour*60 + c.Minute }

// ClockOf tells the hour on the wall of a zone.
func ClockOf(t time.Time, zone *time.Location) Clock {
	t = t.In(zone)
	return Clock{t.Hour(), t.Minute()}
}

// Passage says how an hour on the wall meets the instants of a zone.
type Passage int

// An hour happens Once but in the two nights when clocks change.
const (
	Once  Passage = iota
	Never         // skipped in spring: the hour does not exist
	Twice         // repeated in autumn: the first pass is meant
)

// At gives the instant of an hour on the wall of a zone. Where the hour happens
// twice it is the first; where it never happens it is the instant at which the
// clocks jump, and the caller refuses it.
func (d Day) At(c Clock, zone *time.Location) (time.Time, Passage) {
	base := d.utc()
	wall := time.Date(base.Year(), base.Month(), base.Day(), c.Hour, c.Minute, 0, 0, time.UTC)
	var hits []time.Time
	for _, around := range []time.Duration{-26 * time.Hour, 26 * time.Hour} {
		_, offset := wall.Add(around).In(zone).Zone()
		t := wall.Add(-time.Duration(offset) * time.Second)
		if sameWall(t.In(zone), wall) && (len(hits) == 0 || !hits[0].Equal(t)) {
			hits = append(hits, t)
		}
	}
	switch len(hits) {
	case 1:
		return hits[0], Once
	case 2:
		if hits[1].Before(hits[0]) {
			return hits[1], Twice
		}
		return hits[0], Twice
	}
	_, end := wall.Add(-26 * time.Hour).In(zone).ZoneBounds()
	return end.UTC(), Never
}

func sameWall(t, wall time.Time) bool {
	return t.Day() == wall.Day() && t.Hour() == wall.Hour() && t.Minute() == wall.Minute()
}
