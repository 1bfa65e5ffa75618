package wire

import (
	"fmt"
	"regexp"
	"strconv"

	"pilotis/internal/day"
)

// Order is how a country writes days.
type Order string

// The orders.
const (
	DayFirst   Order = "dmy" // 31/01/2027
	MonthFirst Order = "mdy" // 01/31/2027
)

var written = regexp.MustCompile(`^\s*(\d{1,4})\s*[-/.' ]\s*(\d{1,2})\s*[-/.' ]\s*(\d{1,4})`)

// in reads a day that is written in this order, or year first in any.
func (o Order) in(text string) (day.Day, bool) {
	m := written.FindStringSubmatch(text)
	if m == nil {
		return compact(text)
	}
	d, month, y := m[1], m[2], m[3]
	switch {
	case len(m[1]) == 4:
		d, y = m[3], m[1]
	case o == MonthFirst:
		d, month = month, d
	}
	if len(y) == 2 {
		y = century(y) + y
	}
	dn, _ := strconv.Atoi(d)
	mn, _ := strconv.Atoi(month)
	out, err := day.Parse(fmt.Sprintf("%s-%02d-%02d", y, mn, dn))
	return out, err == nil
}

// orderOf finds the order in which all these days exist; sure tells whether no other would do.
func orderOf(days []string) (o Order, sure bool) {
	fits := func(o Order) bool {
		for _, text := range days {
			if _, ok := o.in(text); !ok {
				return false
			}
		}
		return true
	}
	dmy, mdy := fits(DayFirst), fits(MonthFirst)
	same := true
	for _, text := range days {
		a, _ := DayFirst.in(text)
		b, _ := MonthFirst.in(text)
		same = same && a == b
	}
	if mdy && !dmy {
		return MonthFirst, true
	}
	return DayFirst, dmy && (!mdy || same)
}
