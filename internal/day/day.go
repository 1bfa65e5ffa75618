// Package day holds civil dates and the passage between them and instants. A day
// is a date in the place's zone; an instant is not a day. It announces nothing and
// must never know a database or a page.
package day

import (
	"fmt"
	"time"
)

// Day is a civil date, "2027-03-28". The zero Day is empty.
type Day string

// Of tells on which day of a zone an instant falls.
func Of(t time.Time, zone *time.Location) Day { return write(t.In(zone)) }

// Date makes a day of its parts; an overflow is carried as time.Date does.
func Date(year int, month time.Month, d int) Day {
	return write(time.Date(year, month, d, 0, 0, 0, 0, time.UTC))
}

// write writes the date of t. By hand, as read is: a week of many spaces asks for
// thousands of days, and time's own forms are ten times slower.
func write(t time.Time) Day {
	year, month, d := t.Date()
	if year < 0 || year > 9999 {
		panic(fmt.Sprintf("day: year %d", year))
	}
	two := func(n int) (byte, byte) { return byte('0' + n/10), byte('0' + n%10) }
	b := [10]byte{4: '-', 7: '-'}
	b[0], b[1] = two(year / 100)
	b[2], b[3] = two(year % 100)
	b[5], b[6] = two(int(month))
	b[8], b[9] = two(d)
	return Day(b[:])
}

// The days that Parse accepts: the Gregorian calendar began in 1583, and what is
// asked for after 2999 is a slip of the hand.
const first, last Day = "1583-01-01", "2999-12-31"

// Parse reads "2027-03-28" and refuses days that do not exist.
func Parse(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return "", fmt.Errorf("day %q: %w", s, err)
	}
	d := write(t)
	if d < first || d > last {
		return "", fmt.Errorf("day %q: out of reach", s)
	}
	return d, nil
}

// utc is the day's midnight in UTC, for arithmetic between days only.
func (d Day) utc() time.Time {
	if len(d) != 10 || d[4] != '-' || d[7] != '-' {
		panic("day: not a day: " + string(d))
	}
	two := func(i int) int { return int(d[i]-'0')*10 + int(d[i+1]-'0') }
	return time.Date(two(0)*100+two(2), time.Month(two(5)), two(8), 0, 0, 0, 0, time.UTC)
}

// Add gives the day n days later, or earlier where n is negative.
func (d Day) Add(n int) Day { return write(d.utc().AddDate(0, 0, n)) }

// Sub counts the days from e to d.
func (d Day) Sub(e Day) int { return int(d.utc().Sub(e.utc()).Hours() / 24) }

// Weekday tells the day of the week, Monday 1 to Sunday 7 (ISO 8601).
func (d Day) Weekday() int { return (int(d.utc().Weekday())+6)%7 + 1 }

// Monday gives the first day of d's week.
func (d Day) Monday() Day { return d.Add(1 - d.Weekday()) }

// FirstOfMonth gives the first day of d's month.
func (d Day) FirstOfMonth() Day { return d[:8] + "01" }

// AddMonths gives the same day n months later, or the last of a shorter month.
func (d Day) AddMonths(n int) Day {
	t := d.utc()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date(first.Year(), first.Month(), min(t.Day(), last))
}

// Year tells the day's year.
func (d Day) Year() int { return d.utc().Year() }

// Month tells the day's month.
func (d Day) Month() time.Month { return d.utc().Month() }

// Dom tells the day of the month, 1 to 31.
func (d Day) Dom() int { return d.utc().Day() }

// Start is the first instant of the day in a zone; the day lasts until the next day's Start: 23, 24 or 25 hours.
func (d Day) Start(zone *time.Location) time.Time {
	t, _ := d.At(Clock{}, zone)
	return t
}
