package day

import "time"

// Earlier gives the first of two instants.
func Earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// Later gives the last of two instants.
func Later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// EndClock is the hour on the wall at which something of the day ends: 24:00 at its midnight.
func (d Day) EndClock(end time.Time, zone *time.Location) Clock {
	if end.Equal(d.Add(1).Start(zone)) {
		return Clock{Hour: 24}
	}
	return ClockOf(end, zone)
}
