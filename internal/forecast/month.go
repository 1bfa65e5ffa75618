package forecast

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Month is a month of the calendar: "2027-03".
type Month string

// MonthOf is the month of a day.
func MonthOf(d day.Day) Month { return Month(d[:7]) }

// ParseMonth reads "2027-03".
func ParseMonth(text string) (Month, error) {
	d, err := day.Parse(text + "-01")
	if err != nil {
		return "", base.Refuse(base.Invalid, "forecast.not_a_month")
	}
	return MonthOf(d), nil
}

// First is the month's first day.
func (m Month) First() day.Day { return day.Day(m + "-01") }

// Last is the month's last day.
func (m Month) Last() day.Day { return m.Add(1).First().Add(-1) }

// Add counts n months on.
func (m Month) Add(n int) Month {
	count := m.count() + n
	year, month := count/12, count%12+1
	return Month([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(month / 10), digit(month)})
}

// Sub counts the months from another one to m.
func (m Month) Sub(from Month) int { return m.count() - from.count() }

// Of is the month's place in its year.
func (m Month) Of() time.Month { return time.Month(m.count()%12 + 1) }

// count is how many months went by before it since the year 0; a forecast counts them by
// the thousand, and dates would be too slow.
func (m Month) count() int {
	n := func(i int) int { return int(m[i] - '0') }
	return 12*(1000*n(0)+100*n(1)+10*n(2)+n(3)) + 10*n(5) + n(6) - 1
}

func digit(n int) byte { return '0' + byte(n%10) }
