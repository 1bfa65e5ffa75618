package base

import "time"

// Clock tells the present instant. It is read once per transaction and passed
// down; tests set it to the hour they tell of.
type Clock func() time.Time

// WallClock is the machine's clock, in UTC, to the microsecond that databases keep.
func WallClock() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }
