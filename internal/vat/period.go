package vat

import (
	"fmt"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Period is the months of one return.
type Period struct{ From, To day.Day }

// PeriodOn finds the period of a day.
func PeriodOn(d day.Day, f Filing) Period {
	first := d.FirstOfMonth()
	if f == Quarterly {
		first = first.AddMonths(-(int(d.Month()) - 1) % 3)
		return Period{first, first.AddMonths(3).Add(-1)}
	}
	return Period{first, first.AddMonths(1).Add(-1)}
}

// quarter tells whether the period is of three months.
func (p Period) quarter() bool { return p.From[:7] != p.To[:7] }

// Name is the period in an address and in the source of its entry: "2027-04", "2027-Q2".
func (p Period) Name() string {
	if p.quarter() {
		return fmt.Sprintf("%s-Q%d", p.From[:4], (int(p.From.Month())+2)/3)
	}
	return string(p.From[:7])
}

// ParsePeriod reads a name.
func ParsePeriod(name string) (Period, error) {
	if len(name) == 7 && name[5] == 'Q' {
		if n, err := strconv.Atoi(name[6:]); err == nil && n >= 1 && n <= 4 {
			name = fmt.Sprintf("%s%02d", name[:5], 3*n)
			if last, err := day.Parse(name + "-01"); err == nil {
				return PeriodOn(last, Quarterly), nil
			}
		}
	} else if first, err := day.Parse(name + "-01"); err == nil {
		return PeriodOn(first, Monthly), nil
	}
	return Period{}, base.Refuse(base.NotFound, "base.not_found")
}

// months are the first and the last of the period: "2027-04".
func (p Period) months() (from, to string) { return string(p.From[:7]), string(p.To[:7]) }

// Deadline is the day on which the return of the period is due: a day of the following month,
// or the first that is worked after it (CGI, annexe IV, art. 39).
func (p Period) Deadline(dom int) day.Day {
	d := p.To.Add(dom)
	for {
		if _, feast := day.HolidayOn(d, ""); d.Weekday() <= 5 && !feast {
			return d
		}
		d = d.Add(1)
	}
}
